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
    private readonly settings: string[],
    private child: ChildProcess,
  ) {}

  /** `settings` go to redis-server as they are, after the ones that the product asks for. */
  static async start(settings: string[] = []): Promise<RedisServer> {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'yipanqi-redis-'));
    const all = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes'];
    all.push('--maxmemory-policy', 'noeviction', ...settings);
    const server = new RedisServer(`redis://127.0.0.1:${port}`, folder, all, launch(all));
    await server.answers();
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

  /** Away for a while: its data stay where they are. */
  async goAway(): Promise<void> {
    const gone = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGTERM');
    await gone;
  }

  async comeBack(): Promise<void> {
    this.child = launch(this.settings);
    await this.answers();
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) await this.goAway();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    const failed = new Promise<never>((_, no) =>
      this.child.once('error', () => no(new Error('redis-server 没有安装：apt-get install redis-server'))),
    );
    await Promise.race([this.command('PING'), failed]);
  }
}

function launch(settings: string[]): ChildProcess {
  return spawn('redis-server', settings, { stdio: 'ignore' });
}
