import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Grant } from '@yipanqi/domain';

/** Who asks: the signed-in user with the grants of this moment, and where the request came from. */
export interface Actor {
  userId: string;
  login: string;
  name: string;
  /** The user's own unit. */
  unit: string;
  grants: readonly Grant[];
  /** For every unit of a grant: that unit and all below it. */
  subtree: Readonly<Record<string, readonly string[]>>;
  sessionId: string | null;
  ip: string;
  requestId: string;
}

/** A request as the guards leave it. */
export interface ActedRequest {
  actor?: Actor;
  ip: string;
  id: string;
  method: string;
  url: string;
  routeOptions?: { url?: string };
  headers: Record<string, string | string[] | undefined>;
  body?: unknown;
  params?: unknown;
}

/** The signed-in user as a controller's parameter. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<ActedRequest>().actor;
  if (!actor) throw new Error('CurrentActor used on a route that nobody signed in to');
  return actor;
});
