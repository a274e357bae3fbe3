import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

  static async start(
    options: { demo?: boolean; worker?: boolean; env?: NodeJS.ProcessEnv; folder?: string } = {},
  ): Promise<Product> {
    const folder = options.folder ?? newFolder();
    const port = await freePort();
    const env = {
      ...process.env,
      ...options.env,
      PORT: String(port),
      YIPANQI_DATA_DIR: join(folder, 'data'),
      NODE_OPTIONS: '',
    };
    const switches = [...(options.demo ? [] : ['--empty']), ...(options.worker === false ? ['--without-worker'] : [])];
    const child = spawn(process.execPath, ['scripts/start.mjs', ...switches], {
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

  /** The owner's address of the embedded database, as its own folder says it. */
  get databaseUrl(): string {
    return databaseUrl(join(this.folder, 'data'));
  }

  /** Every running process of it. */
  parts(): RunningProcess[] {
    return processesOf(this.folder);
  }

  /** The pid of the API's or the worker's process. */
  pidOf(part: 'main' | 'worker'): number {
    const found = this.parts().find(({ command }) => command.includes(`/${part}.js`));
    if (!found) throw new Error(`no ${part} is running`);
    return found.pid;
  }

  async stop({ keepFolder = false } = {}): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const gone = new Promise((done) => this.child.once('exit', done));
      this.child.kill('SIGINT');
      await gone;
    }
    if (!keepFolder) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A new folder for data that the database's user may pass. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yipanqi-product-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** The owner's address of the database that runs in a data folder. */
export function databaseUrl(dataFolder: string): string {
  const password = readFileSync(join(dataFolder, 'postgres.password'), 'utf8').trim();
  const port = readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  return `postgres://yipanqi_owner:${password}@127.0.0.1:${port}/yipanqi`;
}

export interface RunningProcess {
  pid: number;
  command: string;
}

/** Every process that has this folder in its environment or command: the product with all its parts. */
export function processesOf(folder: string): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const mine = command.includes(folder) || readFileSync(`/proc/${name}/environ`, 'utf8').includes(folder);
        return mine ? [{ pid: Number(name), command }] : [];
      } catch (error) {
        // It ended meanwhile, or is somebody else's.
        if (['ENOENT', 'ESRCH', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
        throw error;
      }
    });
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
