import { computed, inject, Injectable, signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import type { Me, SessionAnswer } from '@yipanqi/contract';
import { type Action, can, canAt, ROLE_NAMES } from '@yipanqi/domain';
import { httpFailure } from '@yipanqi/web/ui';
import { SessionClient } from './session.client';

export type SessionState = 'signedOut' | 'signedIn' | 'expired';

/** Who is signed in. The access token lives here, in memory only; the page never sees the refresh cookie. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly client = inject(SessionClient);
  private readonly document = inject(DOCUMENT);
  private token = '';
  private renewing: Promise<boolean> | null = null;
  private waiting: (() => void)[] = [];

  private readonly user = signal<Me | null>(null);
  private readonly phase = signal<SessionState>('signedOut');

  readonly state = this.phase.asReadonly();
  /** The user; null only before the first sign-in. */
  readonly me = this.user.asReadonly();
  readonly grants = computed(() => this.user()?.grants ?? []);
  /** “万州区 · 招商干部” */
  readonly roleWords = computed(() =>
    this.grants()
      .map((grant) => `${grant.unitName} · ${ROLE_NAMES[grant.role]}`)
      .join('，'),
  );

  /** May the user do this anywhere? Reads a signal: use it in templates and `computed`. */
  can(action: Action): boolean {
    return can(this.grants(), action);
  }

  canAt(action: Action, unit: string): boolean {
    return canAt(this.grants(), action, unit);
  }

  get accessToken(): string {
    return this.token;
  }

  /** On page load: takes up the session of the refresh cookie, if there is one. */
  async start(): Promise<void> {
    await this.renew();
  }

  async signIn(login: string, password: string): Promise<void> {
    this.accept(await this.client.signIn({ login, password }));
  }

  async signOut(): Promise<void> {
    await this.client.signOut();
    // A fresh page: nothing of this user stays in memory.
    this.document.defaultView?.location.assign('/');
  }

  /** One exchange of the refresh cookie, however many requests ask at once; false when the session is over. */
  renew(): Promise<boolean> {
    this.renewing ??= this.exchange().finally(() => (this.renewing = null));
    return this.renewing;
  }

  /** The session is over: asks for the password over the page; resolves when the same user is back. */
  askAgain(): Promise<void> {
    this.phase.set('expired');
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private async exchange(): Promise<boolean> {
    try {
      this.accept(await this.client.refresh());
      return true;
    } catch (failure) {
      // Without a valid cookie the answer is 401. Anything else (server down) is for the caller to say.
      if (httpFailure(failure)?.status === 401) return false;
      throw failure;
    }
  }

  private accept(answer: SessionAnswer): void {
    const before = this.user();
    this.token = answer.accessToken;
    if (before && before.id !== answer.me.id) {
      // Another person: what was typed and is waiting belongs to the one before.
      this.document.defaultView?.location.assign('/');
      return;
    }
    this.user.set(answer.me);
    this.phase.set('signedIn');
    const resume = this.waiting;
    this.waiting = [];
    for (const go of resume) go();
  }
}
