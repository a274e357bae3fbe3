import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Clock, ROUTE_RULE, type ActedRequest, type RouteRule } from '@yipanqi/api/platform';
import { can, RuleBroken } from '@yipanqi/domain';
import { ActorRepository } from './actor.repository';
import { Tokens } from './tokens';

/** Sign-in and permission for every route, by the rule that the route declares. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly tokens: Tokens,
    private readonly actors: ActorRepository,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = Reflect.getMetadata(ROUTE_RULE, context.getHandler()) as RouteRule | undefined;
    if (!rule) throw new RuleBroken('FORBIDDEN');
    if (rule.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<ActedRequest>();
    request.actor = await this.signedIn(request);
    if (rule.kind === 'allow' && !can(request.actor.grants, rule.action)) throw new RuleBroken('FORBIDDEN');
    return true;
  }

  private async signedIn(request: ActedRequest): Promise<NonNullable<ActedRequest['actor']>> {
    const header = request.headers['authorization'];
    const token = typeof header === 'string' && header.startsWith('Bearer ') ? header.slice(7) : '';
    const session = token && this.tokens.sessionOf(token, this.clock.now());
    const actor = session ? await this.actors.ofSession(session, request.ip, String(request.id)) : null;
    if (!actor) throw new RuleBroken('UNAUTHENTICATED');
    return actor;
  }
}
