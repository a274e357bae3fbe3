// What single statements cost at the database: search, counts, totals against the raw ledger, closing a month.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { connect } from './database.mjs';
import { timed } from './figures.mjs';
import { LAST_CLOSED, NEXT_TO_CLOSE } from './generate.mjs';
import { ABSENT, actorOf, leadPage, PRESENT } from './statements.mjs';

export async function inSql({ api, database, log }) {
  const client = await connect(database.ownerUrl);
  try {
    const search = await searches(client, api);
    log(`  search: present ${search.presentMs.toFixed(1)} ms, absent ${search.absentMs.toFixed(1)} ms`);
    const ranking = await rankings(client);
    log(
      `  ranking: totals ${ranking.totalsMs.toFixed(1)} ms, raw ${ranking.rawMs.toFixed(1)} ms, equal ${ranking.equal}`,
    );
    const close = await closes(client, api, database);
    log(`  close: ${close.closeMs.toFixed(1)} ms, bare ${close.bareMs.toFixed(1)} ms`);
    return { search, ranking, close };
  } finally {
    await client.end();
  }
}

async function searches(client, api) {
  const city = await actorOf(client, 'verifier');
  const ms = async (filter) => {
    const { text, values } = await leadPage(api, city, filter);
    return (await timed(15, () => client.query({ text, values }))).ms;
  };
  return {
    presentMs: await ms({ q: PRESENT }),
    absentMs: await ms({ q: ABSENT }),
    pinyinMs: await ms({ q: 'swyy' }),
    listMs: await ms({}),
  };
}

/** 42 units × lines × measures: month, year to date, plan to date. */
const TOTALS = `SELECT unit_id, quota_line, measure, value::text, year_to_date::text, plan_to_date::text FROM month_total WHERE month = $1
  ORDER BY unit_id COLLATE "C", quota_line COLLATE "C", measure COLLATE "C"`;
/** One measure by unit, as the ranking page asks. */
const PAGE = `SELECT t.unit_id, sum(t.value)::text, sum(t.year_to_date)::text FROM month_close c
  LEFT JOIN month_total t ON t.month = c.month AND t.measure = 'contracted' WHERE c.month = $1 GROUP BY t.unit_id`;
const rawFrom = (
  tables,
) => `SELECT p.unit_id, p.quota_line, p.measure, coalesce(sum(p.value) FILTER (WHERE p.booked_month = $1), 0)::text AS value,
    coalesce(sum(p.value) FILTER (WHERE left(p.booked_month, 4) = left($1, 4)), 0)::text AS year_to_date,
    coalesce(sum(p.value) FILTER (WHERE p.booked_month <= '2025-12'), 0)::text AS plan_to_date
  FROM ${tables} WHERE p.booked_month <= $1 GROUP BY 1, 2, 3 HAVING count(*) > 0 ORDER BY p.unit_id COLLATE "C", p.quota_line COLLATE "C", p.measure COLLATE "C"`;
const WIDE = rawFrom('ledger_posting p');
const JOINED = rawFrom(
  `ledger_posting p JOIN ledger_record r ON r.id = p.record_id AND r.status = 'verified' JOIN lead l ON l.id = p.lead_id`,
);

async function rankings(client) {
  const totals = await timed(9, () => client.query({ name: 'bench-totals', text: TOTALS, values: [LAST_CLOSED] }));
  const page = await timed(15, () => client.query({ name: 'bench-page', text: PAGE, values: [LAST_CLOSED] }));
  const raw = await timed(3, () => client.query(JOINED, [LAST_CLOSED]));
  const wide = await timed(3, () => client.query(WIDE, [LAST_CLOSED]));
  const same = (rows) =>
    JSON.stringify(rows.filter((row) => row.value !== '0' || row.year_to_date !== '0' || row.plan_to_date !== '0'));
  return {
    totalsMs: totals.ms,
    pageMs: page.ms,
    rawMs: raw.ms,
    wideMs: wide.ms,
    ratio: totals.ms / raw.ms,
    wideRatio: totals.ms / wide.ms,
    rows: totals.last.rows.length,
    equal: same(totals.last.rows) === same(raw.last.rows) && same(raw.last.rows) === same(wide.last.rows),
  };
}

const BARE = `SELECT unit_id, quota_line, measure, sum(value)::text FROM ledger_posting WHERE booked_month = $1 GROUP BY 1, 2, 3`;

async function closes(client, api, database) {
  const bare = await timed(9, () => client.query(BARE, [NEXT_TO_CLOSE]));
  const times = [];
  for (let run = 0; run < 6; run += 1) {
    times.push(await closeOnce(api, database));
    await client.query(
      `DELETE FROM month_total WHERE month = '${NEXT_TO_CLOSE}'; DELETE FROM month_close WHERE month = '${NEXT_TO_CLOSE}'`,
    );
  }
  await client.query('VACUUM ANALYZE month_total, month_close');
  const closeMs = Math.min(...times);
  return { closeMs, bareMs: bare.ms, ratio: closeMs / bare.ms };
}

/** The product's own use case, in a process of its own; the time is that of the work, not of starting. */
function closeOnce(api, database) {
  const child = fork(fileURLToPath(new URL('./close-month.mjs', import.meta.url)), [api, NEXT_TO_CLOSE], {
    env: { ...database.env, YIPANQI_TODAY: '2026-11-20' },
  });
  return new Promise((done, failed) => {
    child.once('message', done);
    child.once('exit', (code) => code && failed(new Error(`closing ended with ${code}`)));
  });
}
