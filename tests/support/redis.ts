import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './product';

/** Debian's redis-server on a free port, keeping what it is told. */
export class RedisServer {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(): Promise<RedisServer> {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'yipanqi-redis-'));
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];
    const child = spawn('redis-server', settings, { stdio: 'ignore' });
    const failed = new Promise<never>((_, no) => child.once('error', () => no(new Error('redis-server 没有安装：apt-get install redis-server'))));
    const server = new RedisServer(`redis://127.0.0.1:${port}`, folder, child);
    await Promise.race([server.command('PING'), failed]);
    return server;
  }

  async command(name: string, ...args: string[]): Promise<unknown> {
    const redis = new Redis(this.url, { maxRetriesPerRequest: 50, retryStrategy: () => 100 });
    try {
      return await redis.call(name, ...args);
    } finally {
      redis.disconnect();
    }
  }

  async stop(): Promise<void> {
    const gone = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGTERM');
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
