import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  CONFIG,
  CurrentActor,
  Public,
  SignedIn,
  Clock,
  type ActedRequest,
  type Actor,
  type Config,
} from '@yipanqi/api/platform';
import type { Me, SampleAccount, SessionAnswer } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { ActorRepository } from './actor.repository';
import { RefreshSession } from './refresh-session';
import { sampleAccounts } from './sample-accounts';
import { SessionRequestCookies, REFRESH_COOKIE, refreshCookie } from './refresh-cookie';
import { SignInRequest } from './session.requests';
import { SignOut } from './sign-out';
import { SignIn, type Caller, type Opened } from './sign-in';
import { Tokens } from './tokens';

interface CookieReply {
  setCookie(name: string, value: string, options: object): void;
  clearCookie(name: string, options: object): void;
}

@Controller()
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly refreshSession: RefreshSession,
    private readonly actors: ActorRepository,
    private readonly tokens: Tokens,
    private readonly clock: Clock,
    private readonly signOut: SignOut,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Post('session')
  async open(
    @Body() body: SignInRequest,
    @Req() request: ActedRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionAnswer> {
    return this.answer(await this.signIn.run(body.login, body.password, caller(request)), request, reply);
  }

  @Public()
  @Post('session/refresh')
  async refresh(
    @Req() request: ActedRequest & SessionRequestCookies,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionAnswer> {
    const token = request.cookies[REFRESH_COOKIE];
    if (!token) throw new RuleBroken('UNAUTHENTICATED');
    return this.answer(await this.refreshSession.run(token, String(request.id)), request, reply);
  }

  @SignedIn()
  @Delete('session')
  @HttpCode(204)
  async close(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: CookieReply): Promise<void> {
    await this.signOut.run(actor);
    reply.clearCookie(REFRESH_COOKIE, refreshCookie(this.config));
  }

  @SignedIn()
  @Get('me')
  me(@CurrentActor() actor: Actor): Me {
    return this.actors.me(actor);
  }

  @Public()
  @Get('sample-accounts')
  samples(): SampleAccount[] {
    return this.config.sampleAccounts ? sampleAccounts() : [];
  }

  private async answer(opened: Opened, request: ActedRequest, reply: CookieReply): Promise<SessionAnswer> {
    const actor = await this.actors.ofSession(opened.sessionId, request.ip, String(request.id));
    if (!actor) throw new RuleBroken('UNAUTHENTICATED');
    reply.setCookie(REFRESH_COOKIE, opened.refreshToken, refreshCookie(this.config));
    return { accessToken: this.tokens.access(opened.sessionId, this.clock.now()), me: this.actors.me(actor) };
  }
}

function caller(request: ActedRequest): Caller {
  return { ip: request.ip, agent: String(request.headers['user-agent'] ?? ''), requestId: String(request.id) };
}
