import { randomUUID } from 'node:crypto';
import { PASSWORD } from './product';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
  text: string;
  headers: Headers;
}

/** A signed-in caller of the API, as a page would call it. */
export class Client {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, login: string, password = PASSWORD): Promise<Client> {
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    const body = (await answer.json()) as { accessToken?: string };
    if (!body.accessToken) throw new Error(`sign-in of ${login}: ${answer.status}`);
    return new Client(url, body.accessToken);
  }

  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>> {
    return this.send<T>('GET', path);
  }

  async bytes(path: string): Promise<Buffer> {
    const answer = await fetch(`${this.url}/api${path}`, { headers: { authorization: `Bearer ${this.token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  /** An unsafe request with a fresh Idempotency-Key, or the given one. */
  async send<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    options: { key?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const raw = Buffer.isBuffer(body);
    const answer = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body !== undefined && { 'content-type': raw ? 'application/octet-stream' : 'application/json' }),
        ...(method !== 'GET' && { 'idempotency-key': options.key ?? randomUUID() }),
        ...options.headers,
      },
      ...(body !== undefined && { body: raw ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, body: (json ? JSON.parse(text) : {}) as T, text, headers: answer.headers };
  }

  post<T = Record<string, unknown>>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.send<T>('POST', path, body);
  }

  put<T = Record<string, unknown>>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.send<T>('PUT', path, body);
  }

  /** Waits until a job of one's own is over; fails when it failed. */
  async job(id: string): Promise<Record<string, unknown>> {
    for (let turn = 0; turn < 600; turn++) {
      const { body } = await this.get<{ status: string; message: string }>(`/jobs/${id}`);
      if (body.status === 'done') return body;
      if (body.status === 'failed') throw new Error(`job ${id}: ${body.message}`);
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error(`job ${id} did not end`);
  }
}
