import { createHash } from 'node:crypto';
import { Client, type ClientBase } from 'pg';
import {
  canonicalJson,
  CITY_UNIT,
  nameKey,
  SAMPLE_INDEX_SCHEME,
  SAMPLE_RULE_SET,
  SAMPLE_SCHEMES,
} from '@yipanqi/domain';
import { hashPassword, NO_PASSWORD, SAMPLE_PASSWORD, SAMPLES, SYSTEM_LOGIN, SYSTEM_NAME } from '@yipanqi/api/identity';
import { newId, ownerOptions, SYSTEM_USER, type Config } from '@yipanqi/api/platform';
import headLists from './reference/head-lists.json';
import plan from './reference/plan.json';
import annualTargets from './reference/annual-targets.json';
import units from './reference/units.json';

const FEN_PER_YI = 10_000_000_000n;

/** Plan version 1, units, the system account, list editions, and (outside production) sample accounts and published city targets. Idempotent. */
export async function loadReference(config: Config): Promise<void> {
  const { max: _, ...options } = ownerOptions(config);
  const client = new Client(options);
  await client.connect();
  try {
    await client.query('BEGIN');
    await loadUnits(client);
    await loadSystemAccount(client);
    await loadPlan(client);
    await loadHeadLists(client);
    await loadSupervisionRules(client);
    await loadIndexScheme(client);
    await loadAssessmentSchemes(client);
    if (config.sampleAccounts) {
      await loadSampleAccounts(client);
      await loadCityTargets(client);
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function loadUnits(client: ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO unit (id, name, short_name, kind, parent, cohort, ranked, sort)
     SELECT id, name, "shortName", kind, parent, cohort, ranked, sort
       FROM jsonb_to_recordset($1) AS u(id text, name text, "shortName" text, kind text, parent text, cohort text, ranked boolean, sort int)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, short_name = excluded.short_name, kind = excluded.kind,
       parent = excluded.parent, cohort = excluded.cohort, ranked = excluded.ranked, sort = excluded.sort`,
    [JSON.stringify(units)],
  );
  const aliases = units.flatMap((unit) => unit.aliases.map((alias) => ({ alias, unit: unit.id })));
  await client.query(
    `INSERT INTO unit_alias (alias, unit_id) SELECT alias, unit FROM jsonb_to_recordset($1) AS a(alias text, unit text)
     ON CONFLICT (alias) DO UPDATE SET unit_id = excluded.unit_id`,
    [JSON.stringify(aliases)],
  );
}

/** A version that is there is left alone: plan versions are immutable. */
async function loadPlan(client: ClientBase): Promise<void> {
  const digest = createHash('sha256').update(canonicalJson(plan)).digest();
  const { rows } = await client.query<{ digest: Buffer }>('SELECT digest FROM plan_version WHERE version = $1', [
    plan.version,
  ]);
  if (rows[0]) {
    if (!rows[0].digest.equals(digest))
      throw new Error(`plan version ${plan.version} differs from the one in the database`);
    return;
  }
  await client.query(
    `INSERT INTO plan_version (version, title, document_number, issued, period_from, period_to, indicators, digest)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      plan.version,
      plan.title,
      plan.documentNumber,
      plan.issued,
      plan.periodFrom,
      plan.periodTo,
      JSON.stringify(plan.indicators),
      digest,
    ],
  );
  for (const line of plan.quotaLines) {
    await client.query(
      'INSERT INTO quota_line (plan_version, key, name, section, sector, quota, sort) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [
        plan.version,
        line.key,
        line.name,
        line.section,
        line.sector,
        String(BigInt(line.quotaYi) * FEN_PER_YI),
        line.sort,
      ],
    );
  }
  for (const target of plan.headTargets) {
    await client.query(
      'INSERT INTO head_target (plan_version, key, name, kind, count, quota_lines, sort) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [plan.version, target.key, target.name, target.kind, target.count, target.quotaLines, target.sort],
    );
  }
  await loadDirections(client);
}

async function loadDirections(client: ClientBase): Promise<void> {
  const sectionNames = new Map(plan.sections.map((each) => [each.key, each.name]));
  const sectorNames = new Map(plan.sectors.map((each) => [each.key, each.name]));
  for (const each of plan.directions) {
    const group = plan.headTargets.find(
      (target) => each.quotaLine !== null && target.quotaLines.includes(each.quotaLine),
    );
    await client.query(
      `INSERT INTO direction (plan_version, key, seq, printed_no, name, section, section_name, sector, sector_name, quota_line,
         head_group, industrial, strategic_emerging, digital, keywords, segments)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        plan.version,
        each.key,
        each.seq,
        each.printedNo,
        each.name,
        each.section,
        sectionNames.get(each.section),
        each.sector,
        sectorNames.get(each.sector),
        each.quotaLine,
        group?.key ?? null,
        each.industrial,
        each.strategicEmerging,
        each.digital,
        each.keywords,
        JSON.stringify(each.segments),
      ],
    );
  }
}

async function loadHeadLists(client: ClientBase): Promise<void> {
  for (const edition of headLists) {
    await client.query('INSERT INTO head_list (key, list, year) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      edition.key,
      edition.list,
      edition.year,
    ]);
    for (const entry of edition.entries) {
      await client.query(
        `INSERT INTO head_list_entry (list_key, name_key, name, rank, source) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [edition.key, nameKey(entry.enterprise), entry.enterprise, entry.rank, entry.source.title],
      );
    }
  }
}

/** The sample rules as version 1; where there are rules already nothing is touched. */
async function loadSupervisionRules(client: ClientBase): Promise<void> {
  const { version, name, sample, rules, lights } = SAMPLE_RULE_SET;
  await client.query(
    `INSERT INTO supervision_rule_set (id, rules_version, name, sample, status, rules, lights, reason, approved_at)
     SELECT $1, $2, $3, $4, 'approved', $5, $6, '随产品提供的示例，不是正式规则', now()
      WHERE NOT EXISTS (SELECT FROM supervision_rule_set)`,
    [newId(), version, name, sample, JSON.stringify(rules), JSON.stringify(lights)],
  );
}

/** Computes what the schedules ask for; nobody can sign in as it. */
async function loadSystemAccount(client: ClientBase): Promise<void> {
  await client.query(
    `WITH made AS (
       INSERT INTO app_user (id, login, name, unit_id, password_hash) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (login) DO NOTHING RETURNING id, unit_id)
     INSERT INTO user_grant (user_id, role, unit_id) SELECT id, 'verifier', unit_id FROM made`,
    [SYSTEM_USER, SYSTEM_LOGIN, SYSTEM_NAME, CITY_UNIT, NO_PASSWORD],
  );
}

/** 活跃指数 has a scheme from the first day on: a sample, and said to be one. */
async function loadIndexScheme(client: ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO index_scheme (id, number, name, sample, valid_from, status, body, reason, approved_at)
     SELECT $1, 1, $2, true, $3, 'approved', $4, '随产品提供的示例，没有公开的官方权重。', now()
      WHERE NOT EXISTS (SELECT FROM index_scheme)`,
    [newId(), SAMPLE_INDEX_SCHEME.name, SAMPLE_INDEX_SCHEME.validFrom, JSON.stringify(SAMPLE_INDEX_SCHEME.body)],
  );
}

/** The sample schemes as version 1 each; a key that is there already is not touched. */
async function loadAssessmentSchemes(client: ClientBase): Promise<void> {
  for (const scheme of SAMPLE_SCHEMES) {
    const content = canonicalJson(scheme);
    await client.query(
      `INSERT INTO assessment_scheme (id, key, number, name, sample, status, content, digest, reason, approved_at)
       SELECT $1, $2, 1, $3, $4, 'approved', $5, $6, '随产品提供的示例，不是正式考核办法。', now()
        WHERE NOT EXISTS (SELECT FROM assessment_scheme WHERE key = $2)`,
      [newId(), scheme.key, scheme.name, scheme.sample, content, createHash('sha256').update(content).digest()],
    );
  }
}

async function loadSampleAccounts(client: ClientBase): Promise<void> {
  for (const sample of SAMPLES) {
    const { rowCount } = await client.query('SELECT 1 FROM app_user WHERE login = $1', [sample.login]);
    if (rowCount) continue;
    const id = newId();
    await client.query('INSERT INTO app_user (id, login, name, unit_id, password_hash) VALUES ($1, $2, $3, $4, $5)', [
      id,
      sample.login,
      sample.name,
      sample.unit,
      await hashPassword(SAMPLE_PASSWORD),
    ]);
    await client.query('INSERT INTO user_grant (user_id, role, unit_id) VALUES ($1, $2, $3)', [
      id,
      sample.role,
      sample.unit,
    ]);
  }
}

/** Published city targets, drafted by the verifier and approved by a leader of the sample accounts. */
async function loadCityTargets(client: ClientBase): Promise<void> {
  for (const target of annualTargets) {
    await client.query(
      `INSERT INTO annual_target (id, year, unit_id, measure, value, status, source, drafted_by, approved_by, approved_at)
       SELECT $1, $2, $3, $4, $5, 'approved', $6, v.id, l.id, now() FROM app_user v, app_user l
        WHERE v.login = 'verifier' AND l.login = 'leader' ON CONFLICT DO NOTHING`,
      [
        newId(),
        target.year,
        target.unit,
        target.measure,
        String(BigInt(target.targetYi) * FEN_PER_YI),
        `${target.source.title} ${target.source.url ?? ''}`.trim(),
      ],
    );
  }
}
