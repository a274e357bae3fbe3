// Fills an empty schema by set-based SQL: what the product would hold after years of use, postings and totals consistent to the 分.

/** A municipality (S), ten of them (M). Entries = formal agreements and receipts. */
export const SIZES = {
  XS: { leads: 3_000, enterprises: 1_000 },
  S: { leads: 30_000, enterprises: 10_000 },
  M: { leads: 300_000, enterprises: 100_000 },
};
/** Two of five leads are signed; each has one agreement and four receipts. */
const RECEIPTS = 4;
export const FIRST_MONTH = '2021-01';
/** Closed by the generator; the month after it is closed by the bench. */
export const LAST_CLOSED = '2026-08';
export const NEXT_TO_CLOSE = '2026-09';
const LAST_DAY = '2026-10-31';

export async function generate(client, size, words, log) {
  const { leads, enterprises } = SIZES[size];
  const step = async (title, text) => {
    const began = Date.now();
    await client.query(text);
    log(`  ${title} ${((Date.now() - began) / 1000).toFixed(1)} s`);
  };
  await client.query(
    `SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET work_mem = '128MB'; SELECT setseed(0.42)`,
  );
  const indexes = await withoutIndexes(client);
  await client.query('ALTER TABLE ledger_posting DISABLE TRIGGER ledger_posting_open');
  await client.query(wordTable(client.escapeLiteral(JSON.stringify(words))));
  await step('enterprises', enterpriseRows(enterprises));
  await step('leads', leadRows(leads, enterprises));
  await step('splits', SPLITS);
  await step('records', RECORDS);
  await step('allocations', ALLOCATIONS);
  await step('postings', POSTINGS);
  await step('head enterprises', HEADS);
  await step('leads as booked', BOOKED);
  for (const { definition } of indexes) await client.query(definition);
  await step('statistics', 'VACUUM ANALYZE');
  await step('month closes', CLOSES);
  await client.query(CLOSE_ROWS);
  await client.query(
    'ALTER TABLE ledger_posting ENABLE TRIGGER ledger_posting_open; DROP TABLE bench_word, bench_lead, bench_record, bench_part',
  );
  await step('statistics', 'VACUUM ANALYZE');
}

/** Indexes are built after the rows are in: ten times faster. */
async function withoutIndexes(client) {
  const { rows } = await client.query(
    `SELECT i.indexname AS name, i.indexdef AS definition FROM pg_indexes i
      WHERE i.schemaname = 'yipanqi' AND i.tablename IN ('enterprise', 'lead', 'ledger_record', 'ledger_posting')
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX yipanqi."${name}"`);
  return rows;
}

const wordTable = (json) => `
  CREATE TABLE bench_word AS SELECT * FROM jsonb_to_recordset(${json}) AS w(kind text, at int, word text, pinyin text, initials text);
  ANALYZE bench_word`;

/** Word number n of a kind; any n. */
const word = (kind, n) =>
  `JOIN bench_word ${kind} ON ${kind}.kind = '${kind}' AND ${kind}.at = (${n}) % (SELECT count(*) FROM bench_word c WHERE c.kind = '${kind}')`;

/** Pairs of characters of some texts, as the product stores them. */
const pairs = (...texts) =>
  `(SELECT array_agg(DISTINCT substr(t, i, 2)) FROM unnest(ARRAY[${texts.join(', ')}]) t, generate_series(1, length(t) - 1) i)`;

const enterpriseRows = (count) => `
  INSERT INTO enterprise (id, name, name_key, core_name, uscc, names, pinyin, initials, bigrams, demo, created_by)
  SELECT uuidv7(), n.name, n.name, n.core, NULL, n.name, n.pinyin, n.initials, ${pairs('n.name', 'n.initials')}, true,
         (SELECT id FROM app_user WHERE login = 'officer')
    FROM generate_series(0, ${count - 1}) g
    ${word('brand', 'g')} ${word('industry', 'g / 120')} ${word('area', 'g / 15120')} ${word('company', '0')}
    CROSS JOIN LATERAL (SELECT '演示' || brand.word || area.word || industry.word || company.word AS name,
        '演示' || brand.word || area.word || industry.word AS core,
        'yanshi' || brand.pinyin || area.pinyin || industry.pinyin || company.pinyin AS pinyin,
        'ys' || brand.initials || area.initials || industry.initials || company.initials AS initials) n`;

const leadRows = (count, enterprises) => `
  CREATE TABLE bench_lead AS
  SELECT g AS n, uuidv7() AS id, e.id AS enterprise_id, e.name AS enterprise, e.pinyin AS e_pinyin, e.initials AS e_initials,
         u.id AS unit_id, d.key AS direction, coalesce(d.quota_line, 'other') AS quota_line, d.head_group, d.industrial,
         d.strategic_emerging, d.digital, g % 5 < 2 AS signed,
         '2021-01-02'::date + (random() * 2120)::int AS signed_on,
         (5000000000 + floor(random() ^ 4 * 600) * 1000000000 + floor(random() * 1000000) * 100)::bigint AS amount
    FROM generate_series(0, ${count - 1}) g
    JOIN (SELECT *, row_number() OVER (ORDER BY name COLLATE "C") - 1 AS n FROM enterprise) e ON e.n = (g * 7919::bigint) % ${enterprises}
    JOIN (SELECT id, row_number() OVER (ORDER BY sort) - 1 AS n FROM unit WHERE ranked) u
      ON u.n = floor((SELECT count(*) FROM unit WHERE ranked) * ((g * 31::bigint) % 1009 / 1009.0) ^ 1.6)::bigint
    JOIN (SELECT *, row_number() OVER (ORDER BY seq) - 1 AS n FROM direction) d ON d.n = (g * 13::bigint) % 62;
  ANALYZE bench_lead;
  INSERT INTO lead (id, code, name, enterprise_id, unit_id, direction, quota_line, head_group, industrial, strategic_emerging, digital,
                    registered_on, stage, expected, owner_id, source, names, pinyin, initials, bigrams, demo, created_by, created_at, touched_at, stage_since)
  SELECT l.id, 'YC-' || lpad(l.n::text, 8, '0'), n.name, l.enterprise_id, l.unit_id, l.direction, l.quota_line, l.head_group, l.industrial,
         l.strategic_emerging, l.digital, l.signed_on - 120,
         CASE WHEN l.signed THEN 'signed' ELSE (ARRAY['clue','appraisal','negotiation','negotiation','withdrawn'])[1 + l.n % 5] END, l.amount,
         o.id, '展会对接', n.name || ' ' || l.enterprise, n.pinyin || ' ' || l.e_pinyin, n.initials || ' ' || l.e_initials,
         ${pairs('n.name', 'n.initials', 'l.enterprise', 'l.e_initials')}, true, o.id, l.signed_on - 120,
         '2026-10-31'::timestamptz - random() * interval '900 days', l.signed_on
    FROM bench_lead l
    ${word('brand', 'l.n * 3')} ${word('product', 'l.n / 7')} ${word('project', 'l.n')}
    CROSS JOIN LATERAL (SELECT '演示' || brand.word || product.word || project.word AS name,
        'yanshi' || brand.pinyin || product.pinyin || project.pinyin AS pinyin, 'ys' || brand.initials || product.initials || project.initials AS initials) n
    JOIN app_user o ON o.login = CASE WHEN l.unit_id IN ('500101', '500112', '500120', '500000-liangjiang') THEN 'officer-' || l.unit_id ELSE 'officer' END;
  ANALYZE lead`;

/** One signed lead of twenty is shared, 60 to 40. */
const SPLITS = `
  INSERT INTO lead_split (lead_id, effective_from, unit_id, bp)
  SELECT l.id, l.signed_on - 120, s.unit, s.bp
    FROM bench_lead l
    CROSS JOIN LATERAL (VALUES (l.unit_id, 6000), (CASE WHEN l.unit_id = '500103' THEN '500104' ELSE '500103' END, 4000)) s(unit, bp)
   WHERE l.signed AND l.n % 20 = 0`;

const RECORDS = `
  CREATE TABLE bench_record AS
  SELECT uuidv7() AS id, l.n, l.id AS lead_id, k.type, k.kind, k.i, least(l.signed_on + k.after, '${LAST_DAY}'::date) AS occurred_on,
         CASE k.type WHEN 'agreement' THEN l.amount WHEN 'funds' THEN l.amount / 20 + k.i * 12345 + l.n % 97 END AS amount,
         CASE WHEN k.kind = 'formal' AND l.head_group IS NOT NULL AND l.n % 50 = 0 THEN '中国企业500强 2021' END AS head_list
    FROM bench_lead l
    CROSS JOIN LATERAL (
      SELECT 'agreement' AS type, 'formal' AS kind, 0 AS i, 0 AS after
       UNION ALL SELECT 'funds', 'receipt', i, i * 60 + l.n % 50 FROM generate_series(1, ${RECEIPTS}) i
       UNION ALL SELECT 'milestone', 'construction', 0, 200 + l.n % 90 WHERE l.n % 3 <> 0) k
   WHERE l.signed;
  INSERT INTO ledger_record (id, type, kind, voucher_no, lead_id, occurred_on, currency, rate, rate_on, original_wan, amount, head_list, evidence, status,
                             recorded_by, recorded_at, verified_by, verified_at, booked_month, verified_seq, demo)
  SELECT r.id, r.type, r.kind, 'YC-' || r.n || '-' || r.i, r.lead_id, r.occurred_on,
         CASE WHEN r.n % 25 = 0 THEN 'USD' ELSE 'CNY' END, CASE WHEN r.n % 25 = 0 THEN 7.0 END, CASE WHEN r.n % 25 = 0 THEN r.occurred_on END,
         r.amount / CASE WHEN r.n % 25 = 0 THEN 7000000.0 ELSE 1000000.0 END, r.amount, r.head_list,
         'YC-' || r.n || '-' || r.i, 'verified', o.id, r.occurred_on, v.id, r.occurred_on, to_char(r.occurred_on, 'YYYY-MM'),
         row_number() OVER (ORDER BY r.occurred_on, r.id), true
    FROM bench_record r, app_user o, app_user v WHERE o.login = 'officer' AND v.login = 'verifier';
  SELECT setval('verification_number', (SELECT count(*) FROM bench_record))`;

/** Amounts by unit: with two shares, 60 % rounded down and the 分 left over to the larger fraction, as the product's rule has it. */
const ALLOCATIONS = `
  CREATE TABLE bench_part AS
  SELECT r.id AS record_id, r.lead_id, l.unit_id AS responsible, s.unit AS unit_id, l.quota_line, to_char(r.occurred_on, 'YYYY-MM') AS month,
         r.type, s.value, l.industrial, l.strategic_emerging, l.digital, l.n % 25 = 0 AS is_foreign
    FROM bench_record r JOIN bench_lead l ON l.id = r.lead_id
    CROSS JOIN LATERAL (
      SELECT l.unit_id AS unit, r.amount AS value WHERE l.n % 20 <> 0
       UNION ALL SELECT l.unit_id, (r.amount * 6 + 5) / 10 WHERE l.n % 20 = 0
       UNION ALL SELECT CASE WHEN l.unit_id = '500103' THEN '500104' ELSE '500103' END, r.amount - (r.amount * 6 + 5) / 10 WHERE l.n % 20 = 0) s
   WHERE r.amount IS NOT NULL`;

const POSTINGS = `
  INSERT INTO ledger_posting (id, record_id, lead_id, unit_id, quota_line, booked_month, measure, value)
  SELECT uuidv7(), p.record_id, p.lead_id, p.unit_id, p.quota_line, p.month, m.measure, p.value
    FROM bench_part p
    CROSS JOIN LATERAL (VALUES ('agreement', 'contracted', true), ('agreement', 'industrialContracted', p.industrial),
      ('agreement', 'strategicEmergingContracted', p.strategic_emerging), ('agreement', 'digitalContracted', p.digital),
      ('agreement', 'foreignContracted', p.is_foreign), ('funds', 'inPlace', true), ('funds', 'industrialInPlace', p.industrial),
      ('funds', 'foreignInPlace', p.is_foreign)) m(type, measure, counts)
   WHERE m.type = p.type AND m.counts
  UNION ALL
  SELECT uuidv7(), r.id, r.lead_id, l.unit_id, l.quota_line, to_char(r.occurred_on, 'YYYY-MM'), m.measure, 1
    FROM bench_record r JOIN bench_lead l ON l.id = r.lead_id
    CROSS JOIN LATERAL (VALUES ('formal', 'signedProjects', true), ('formal', 'projectsOver5bn', r.amount >= 500000000000),
      ('construction', 'startedProjects', true)) m(kind, measure, counts)
   WHERE m.kind = r.kind AND m.counts`;

/** Once per head-target group, for the earliest agreement. */
const HEADS = `
  INSERT INTO head_count (head_group, enterprise_id, record_id, lead_id, unit_id, quota_line, booked_month, occurred_on, voucher_no)
  SELECT DISTINCT ON (l.head_group, l.enterprise_id) l.head_group, l.enterprise_id, r.id, l.id, l.unit_id, l.quota_line,
         to_char(r.occurred_on, 'YYYY-MM'), r.occurred_on, 'YC-' || r.n || '-' || r.i
    FROM bench_record r JOIN bench_lead l ON l.id = r.lead_id WHERE r.head_list IS NOT NULL
   ORDER BY l.head_group, l.enterprise_id, to_char(r.occurred_on, 'YYYY-MM'), r.occurred_on, ('YC-' || r.n || '-' || r.i) COLLATE "C";
  INSERT INTO ledger_posting (id, record_id, lead_id, unit_id, quota_line, booked_month, measure, value)
  SELECT uuidv7(), record_id, lead_id, unit_id, quota_line, booked_month, 'headEnterprises', 1 FROM head_count`;

const BOOKED = `
  UPDATE lead l SET contracted = s.contracted, in_place = s.in_place, signed_on = s.signed_on,
                    stage = CASE WHEN s.started THEN 'construction' ELSE l.stage END
    FROM (SELECT lead_id, coalesce(sum(amount) FILTER (WHERE type = 'agreement'), 0) AS contracted,
                 coalesce(sum(amount) FILTER (WHERE type = 'funds'), 0) AS in_place, min(occurred_on) AS signed_on,
                 bool_or(kind = 'construction') AS started FROM bench_record GROUP BY lead_id) s WHERE s.lead_id = l.id`;

/** All closes at once: every total that ever had a posting, carried from month to month. */
const CLOSES = `
  INSERT INTO month_total (month, unit_id, quota_line, measure, value, year_to_date, plan_to_date)
  SELECT * FROM (
    SELECT m.month, k.unit_id, k.quota_line, k.measure, coalesce(p.value, 0) AS value,
           sum(coalesce(p.value, 0)) OVER (PARTITION BY k.unit_id, k.quota_line, k.measure, left(m.month, 4) ORDER BY m.month) AS year_to_date,
           sum(CASE WHEN m.month <= '2025-12' THEN coalesce(p.value, 0) ELSE 0 END) OVER (PARTITION BY k.unit_id, k.quota_line, k.measure ORDER BY m.month) AS plan_to_date
      FROM (SELECT DISTINCT unit_id, quota_line, measure FROM ledger_posting) k
     CROSS JOIN (SELECT to_char(d, 'YYYY-MM') AS month FROM generate_series('${FIRST_MONTH}-01'::date, '${LAST_CLOSED}-01'::date, interval '1 month') d) m
      LEFT JOIN (SELECT booked_month, unit_id, quota_line, measure, sum(value) AS value FROM ledger_posting GROUP BY 1, 2, 3, 4) p
        ON p.booked_month = m.month AND p.unit_id = k.unit_id AND p.quota_line = k.quota_line AND p.measure = k.measure) t
   WHERE value <> 0 OR year_to_date <> 0 OR plan_to_date <> 0`;

/** Each closed month has its row; the digest is of nothing: the bench reads none. */
const CLOSE_ROWS = `
  INSERT INTO month_close (month, closed_by, postings, late, digest)
  SELECT DISTINCT month, (SELECT id FROM app_user WHERE login = 'verifier'), 0, 0, sha256('') FROM month_total`;
