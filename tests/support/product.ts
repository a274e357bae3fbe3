import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');
export const PASSWORD = 'Yipanqi#2021';

export interface Said {
  code: number;
  out: string;
  err: string;
}

/** The product as a newcomer starts it: `npm start` on a folder and a port of its own. */
export class Product {
  private constructor(
    readonly url: string,
    readonly folder: string,
    private readonly child: ChildProcess,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async start(options: { demo?: boolean; env?: NodeJS.ProcessEnv } = {}): Promise<Product> {
    const folder = mkdtempSync(join(tmpdir(), 'yipanqi-product-'));
    chmodSync(folder, 0o755);
    const port = await freePort();
    const env = {
      ...process.env,
      ...options.env,
      PORT: String(port),
      YIPANQI_DATA_DIR: join(folder, 'data'),
      NODE_OPTIONS: '',
    };
    const child = spawn(process.execPath, ['scripts/start.mjs', ...(options.demo ? [] : ['--empty'])], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await greeted(child);
    return new Product(`http://localhost:${port}`, folder, child, env);
  }

  /** A command of the product's command line, against the same database. */
  yipanqi(...args: string[]): Promise<Said> {
    return run('npm', ['run', '-s', 'yipanqi', '--', ...args], this.env);
  }

  async stop(): Promise<void> {
    const gone = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGINT');
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs a command in the project and collects what it says. */
export function run(command: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<Said> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('error', failed);
    child.once('close', (code) => done({ code: code ?? 1, out, err }));
  });
}

function greeted(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('按 Ctrl C 停止')) done();
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('exit', (code) => failed(new Error(`npm start ended with ${code}\n${said}`)));
  });
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(address && typeof address === 'object' ? address.port : 0));
    });
  });
}
