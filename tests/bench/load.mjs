// Load generator: one process, keep-alive connections, bounded time. Told what to do by one message, answers with one.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

process.once('message', async (options) => {
  const { url, headers = {}, connections, seconds, warmUp = 1, bodies = null } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const target = new URL(url);
  const until = Date.now() + (warmUp + seconds) * 1000;
  const countFrom = Date.now() + warmUp * 1000;
  const times = [];
  let errors = 0;
  let number = 0;
  let example = '';
  const worker = async () => {
    while (Date.now() < until) {
      number += 1;
      const body = bodies ? bodyOf(bodies, number) : null;
      const began = performance.now();
      const { status, text } = await once(target, agent, headers, body);
      if (status >= 300) {
        errors += 1;
        example ||= `${status} ${text.slice(0, 300)}`;
      }
      if (Date.now() >= countFrom) times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  process.send(
    { perSecond: times.length / seconds, requests: number, median: at(0.5), p99: at(0.99), errors, example },
    () => process.exit(0),
  );
});

/** `{w}` in the template becomes a word that no other request has, and that looks like no other one. */
function bodyOf({ template, run }, number) {
  return template.replaceAll('{w}', wordOf(Number(run) * 100_003 + number));
}

/** Six characters from a number, scrambled so that neighbours have nothing in common. */
function wordOf(number) {
  let state = BigInt(number);
  let text = '';
  for (let place = 0; place < 6; place += 1) {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    text += String.fromCharCode(0x4e00 + Number((state >> 33n) % 6000n));
  }
  return text;
}

function once(target, agent, headers, body) {
  const own = body
    ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'idempotency-key': randomUUID() }
    : {};
  return new Promise((done, failed) => {
    const call = request(
      target,
      { agent, method: body ? 'POST' : 'GET', headers: { ...headers, ...own } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk) => (text += chunk));
        answer.on('end', () => done({ status: answer.statusCode, text }));
      },
    );
    call.once('error', failed);
    call.end(body ?? undefined);
  });
}
