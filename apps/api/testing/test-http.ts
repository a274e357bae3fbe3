import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SAMPLE_PASSWORD } from '@yipanqi/api/identity';
import { newId, readConfig } from '@yipanqi/api/platform';
import { createHttp } from '../src/http';
import type { TestApp } from './test-app';

export interface Answer<T = unknown> {
  status: number;
  /** As sent. */
  text: string;
  body: T;
}

/** The HTTP application on a test's own database, asked without a socket. */
export class TestHttp {
  private readonly tokens = new Map<string, string>();

  private constructor(private readonly http: NestFastifyApplication) {}

  static async open(app: TestApp): Promise<TestHttp> {
    const http = await createHttp(
      readConfig({ DATABASE_URL: app.databaseUrl, DATABASE_POOL: '4', LOG_LEVEL: 'error' }),
    );
    await http.getHttpAdapter().getInstance().ready();
    return new TestHttp(http);
  }

  get<T>(login: string, url: string): Promise<Answer<T>> {
    return this.send<T>(login, 'GET', url);
  }

  /** An unsafe request, with a fresh Idempotency-Key unless one is given. */
  async send<T>(
    login: string,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    key = newId(),
  ): Promise<Answer<T>> {
    const reply = await this.http.inject({
      method,
      url: `/api${url}`,
      headers: {
        authorization: `Bearer ${await this.token(login)}`,
        ...(method !== 'GET' && { 'idempotency-key': key }),
      },
      ...(body && { payload: body }),
    });
    return { status: reply.statusCode, text: reply.body, body: (reply.body ? JSON.parse(reply.body) : null) as T };
  }

  async signIn(login: string, password: string): Promise<Answer<{ code?: string }>> {
    const reply = await this.http.inject({ method: 'POST', url: '/api/session', payload: { login, password } });
    return { status: reply.statusCode, text: reply.body, body: JSON.parse(reply.body) as { code?: string } };
  }

  close(): Promise<void> {
    return this.http.close();
  }

  private async token(login: string): Promise<string> {
    const known = this.tokens.get(login);
    if (known) return known;
    const reply = await this.http.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login, password: SAMPLE_PASSWORD },
    });
    const { accessToken } = JSON.parse(reply.body) as { accessToken: string };
    this.tokens.set(login, accessToken);
    return accessToken;
  }
}
