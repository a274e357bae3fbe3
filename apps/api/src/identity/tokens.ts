import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@yipanqi/api/platform';

export const ACCESS_SECONDS = 600;
export const SESSION_DAYS = 14;

/** Access tokens (signed, short, in the page's memory) and the chain of refresh tokens. */
@Injectable()
export class Tokens {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  access(sessionId: string, now: Date): string {
    const body = Buffer.from(JSON.stringify({ s: sessionId, e: Math.floor(now.getTime() / 1000) + ACCESS_SECONDS }));
    const text = body.toString('base64url');
    return `${text}.${this.sign(text)}`;
  }

  /** The session of a valid token, else null. */
  sessionOf(token: string, now: Date): string | null {
    const [text, signature] = token.split('.');
    if (!text || !signature || !same(Buffer.from(signature), Buffer.from(this.sign(text)))) return null;
    const { s, e } = JSON.parse(Buffer.from(text, 'base64url').toString()) as { s: string; e: number };
    return e > now.getTime() / 1000 ? s : null;
  }

  /** A first refresh token: session and 256 random bits. */
  firstRefresh(sessionId: string): string {
    return this.sealed(`${sessionId}.${randomBytes(32).toString('base64url')}`);
  }

  /** The successor of a refresh token; the same token always has the same one. */
  nextRefresh(token: string): string {
    const [session] = token.split('.');
    return this.sealed(`${session}.${this.mac(`refresh ${token}`)}`);
  }

  /** Made here, whenever that was: what is not must not end anybody's session. */
  isRefresh(token: string): boolean {
    const end = token.lastIndexOf('.');
    return same(Buffer.from(token), Buffer.from(this.sealed(token.slice(0, Math.max(end, 0)))));
  }

  digest(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }

  private sealed(text: string): string {
    return `${text}.${this.mac(`seal ${text}`)}`;
  }

  private sign(text: string): string {
    return this.mac(`access ${text}`);
  }

  private mac(text: string): string {
    return createHmac('sha256', this.config.tokenSecret).update(text).digest('base64url');
  }
}

function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
