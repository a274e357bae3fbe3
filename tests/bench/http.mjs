// What the product answers over HTTP, side by side with the bare server: reads, searches, registrations.
import { connect } from './database.mjs';
import { load, processorSeconds, residentMiB, signIn, startReference, startServer } from './processes.mjs';
import { ABSENT, actorOf, leadPage, PRESENT, registration } from './statements.mjs';
import { join } from 'node:path';
import { median } from './figures.mjs';

const CONNECTIONS = [1, 16, 64];
const ROUNDS = 3;

export async function overHttp({ api, database, seconds, log }) {
  const client = await connect(database.ownerUrl);
  const district = await actorOf(client, 'officer-500112');
  const city = await actorOf(client, 'verifier');
  const { enterpriseName, writes } = await registration(client, district);
  const pages = {
    list: await leadPage(api, district, {}),
    listCity: await leadPage(api, city, {}),
    searchPresent: await leadPage(api, city, { q: PRESENT }),
    searchAbsent: await leadPage(api, city, { q: ABSENT }),
  };
  const product = await startServer(join(api, 'main.js'), database.env);
  const reference = await startReference(database.env, { pages, writes });
  const figures = {};
  try {
    const bench = { product, reference, seconds, log };
    figures.list = await reads(bench, 'list', '/api/leads', 'officer-500112', CONNECTIONS);
    figures.listCity = await reads(bench, 'listCity', '/api/leads', 'verifier', [16]);
    figures.searchPresent = await reads(
      bench,
      'searchPresent',
      `/api/leads?q=${encodeURIComponent(PRESENT)}`,
      'verifier',
      [16],
    );
    figures.searchAbsent = await reads(
      bench,
      'searchAbsent',
      `/api/leads?q=${encodeURIComponent(ABSENT)}`,
      'verifier',
      [16],
    );
    const lead = { name: '{w}生产基地项目', direction: 'biotech.biopharma', expected: '10000000.00', source: 'bench' };
    figures.registerKnown = await registers(bench, 'known', { ...lead, enterpriseName }, [1, 16]);
    const made = { ...lead, enterpriseName: '压测{w}有限公司', confirmNewEnterprise: true };
    figures.registerNew = await registers(bench, 'unknown', made, [16]);
    figures.residentMiB = residentMiB(product.pid);
  } finally {
    await product.stop();
    await reference.stop();
    await forget(client);
    await client.end();
  }
  return figures;
}

function reads({ product, ...rest }, name, address, login, connections) {
  const login_ = () => signIn(product.url, login);
  return sides({ product, ...rest }, name, connections, {
    product: async () => ({ url: product.url + address, headers: { authorization: await login_() } }),
    reference: () => ({ url: `${rest.reference.url}/${name}` }),
  });
}

function registers({ product, ...rest }, name, body, connections) {
  const bodies = () => ({ template: JSON.stringify(body), run: Math.floor(performance.now() * 10) });
  return sides({ product, ...rest }, name, connections, {
    product: async () => ({
      url: `${product.url}/api/leads`,
      headers: { authorization: await signIn(product.url, 'officer-500112') },
      bodies: bodies(),
    }),
    reference: () => ({ url: `${rest.reference.url}/${name}`, bodies: bodies() }),
  });
}

/** Turn by turn, so that what else the machine does meets both. Medians of the rounds; of processor time the least, the round that others disturbed least. */
async function sides({ product, reference, seconds, log }, name, connections, targets) {
  const figures = {};
  for (const many of connections) {
    const runs = { product: [], reference: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      runs.product.push(await one(product, await targets.product(), many, seconds));
      runs.reference.push(await one(reference, await targets.reference(), many, seconds));
    }
    const of = (side, key) => median(runs[side].map((run) => run[key]));
    const least = (side, key) => Math.min(...runs[side].map((run) => run[key]));
    const ratios = runs.product.map((run, round) => run.perSecond / runs.reference[round].perSecond);
    figures[many] = {
      ratio: median(ratios),
      perSecond: of('product', 'perSecond'),
      referencePerSecond: of('reference', 'perSecond'),
      medianMs: of('product', 'median'),
      p99Ms: of('product', 'p99'),
      processorMicros: least('product', 'processorMicros'),
      referenceProcessorMicros: least('reference', 'processorMicros'),
    };
    log(
      `  ${name} × ${many}: ${figures[many].perSecond.toFixed(0)}/s, bare ${figures[many].referencePerSecond.toFixed(0)}/s, ratio ${figures[many].ratio.toFixed(2)}`,
    );
  }
  return figures;
}

async function one(server, target, connections, seconds) {
  const before = processorSeconds(server.pid);
  const result = await load({ ...target, connections, seconds });
  if (result.errors > 0)
    throw new Error(`${target.url}: ${result.errors} of ${result.requests} requests failed, e.g. ${result.example}`);
  return { ...result, processorMicros: ((processorSeconds(server.pid) - before) / result.requests) * 1e6 };
}

/** Takes back what was registered, so that the next run meets the same database. */
async function forget(client) {
  await client.query(`
    DELETE FROM lead_event WHERE lead_id IN (SELECT id FROM lead WHERE source = 'bench');
    DELETE FROM lead WHERE source = 'bench';
    DELETE FROM enterprise WHERE name LIKE '压测%';
    TRUNCATE audit_event;
    TRUNCATE idempotency`);
  await client.query('VACUUM ANALYZE lead, lead_event, enterprise, audit_event, idempotency');
}
