// The product's HTTP process, the bare reference server and the load generator: each a process of its own.
import { execFileSync, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
export const PASSWORD = 'Yipanqi#2021';

export async function startServer(path, env) {
  const port = await freePort();
  const child = fork(path, [], { env: { ...env, PORT: String(port), HOST: '127.0.0.1', WEB_ROOT: '' } });
  await new Promise((done, failed) => {
    child.once('message', done);
    child.once('exit', (code) => failed(new Error(`${path} ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, pid: child.pid, stop: () => stop(child) };
}

export function startReference(env, statements) {
  return startServer(here('./reference-server.mjs'), { ...env, BENCH_STATEMENTS: JSON.stringify(statements) });
}

/** Requests as fast as they are answered over so many kept connections. */
export function load(options) {
  return new Promise((done, failed) => {
    const child = fork(here('./load.mjs'));
    child.once('message', done);
    child.once('exit', (code) => code && failed(new Error(`load generator ended with ${code}`)));
    child.send(options);
  });
}

export async function signIn(url, login) {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  if (answer.status >= 300) throw new Error(`sign-in of ${login}: ${answer.status} ${await answer.text()}`);
  return `Bearer ${(await answer.json()).accessToken}`;
}

const TICKS = Number(execFileSync('getconf', ['CLK_TCK']).toString());

/** Processor seconds that a process has used, user and system. */
export function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

export function residentMiB(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

function stop(child) {
  if (child.exitCode !== null) return undefined;
  child.kill('SIGTERM');
  return new Promise((done) => child.once('exit', done));
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
