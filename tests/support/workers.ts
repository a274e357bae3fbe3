import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './product';

/** The product's worker, started by hand beside a product that has none, and killed at will. */
export class Worker {
  private constructor(
    private readonly child: ChildProcess,
    /** What it printed: its log. */
    private readonly said: string[],
  ) {}

  /** Resolves when it says that it is ready. */
  static start(databaseUrl: string, env: NodeJS.ProcessEnv = {}): Promise<Worker> {
    const said: string[] = [];
    const child = fork(join(ROOT, 'dist/apps/api/src/worker.js'), [], {
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl, DATABASE_POOL: '6', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (text: Buffer) => said.push(String(text)));
    return new Promise((done, failed) => {
      child.once('message', () => done(new Worker(child, said)));
      child.once('exit', (code) => failed(new Error(`worker ended with ${code}\n${said.join('')}`)));
    });
  }

  get log(): string {
    return this.said.join('');
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** At once, whatever it is doing. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private end(signal: NodeJS.Signals): Promise<void> {
    if (!this.alive) return Promise.resolve();
    const gone = new Promise<void>((done) => this.child.once('exit', () => done()));
    this.child.kill(signal);
    return gone;
  }
}
