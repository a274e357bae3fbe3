import type { Scope } from '@yipanqi/api/identity';
import type { Tx } from '@yipanqi/api/platform';
import { RECORD_SHEETS, RuleBroken, toYuan, type ErrorCode, type ErrorDetails, type RecordType } from '@yipanqi/domain';
import type { PlacedFault, Staging } from './staging';

const PORTION = 2_000;

/** One row that breaks a rule: what its statement found. */
interface Found {
  type: RecordType | null;
  row: number;
  value: string;
  details: ErrorDetails;
  [column: string]: unknown;
}

/** A rule that looks beyond its row. Its statement gets the import ($1) and the units in scope ($2, null = all). */
interface CrossRule {
  readonly code: ErrorCode;
  readonly heading: string | Readonly<Record<RecordType, string>>;
  readonly sql: string;
  readonly details?: (details: ErrorDetails) => ErrorDetails;
}

const DATES = { agreement: '签订日期', funds: '到账日期', milestone: '日期' } as const;
const AMOUNTS = { agreement: '金额', funds: '金额', milestone: '节点' } as const;

const LEADS = 'FROM ledger_import_lead s WHERE s.import_id = $1';
const RECORDS = 'FROM ledger_import_record s WHERE s.import_id = $1';
/** Rows of a lead that the importer may not touch look as if there were none. */
const VISIBLE = '($2::text[] IS NULL OR l.unit_id = ANY($2))';
const IN_FILE = 'EXISTS (SELECT FROM ledger_import_lead f WHERE f.import_id = $1 AND f.code = s.lead_code)';

/** The project of a record is in the file or in the ledger; that it is not is said once. */
const KNOWN = `(${IN_FILE} OR EXISTS (SELECT FROM lead l WHERE l.id = s.lead_id AND ${VISIBLE}))`;

/** The first formal agreement of every lead in the file: rows of the file and records that are there. `day` is null while a date is faulty. */
const FORMAL = `formal AS (
    SELECT code, min(day) AS day FROM (
      SELECT lead_code AS code, occurred_on AS day FROM ledger_import_record WHERE import_id = $1 AND kind = 'formal' AND lead_code IS NOT NULL
      UNION ALL
      SELECT c.code, r.occurred_on FROM (SELECT DISTINCT lead_code AS code, lead_id FROM ledger_import_record WHERE import_id = $1 AND lead_id IS NOT NULL) c
        JOIN ledger_record r ON r.lead_id = c.lead_id AND r.kind = 'formal' AND r.status <> 'discarded') each_formal
     GROUP BY code)`;
/** Intent and framework agreements, and their reversals, may stand before anything formal was signed. */
const NEEDS_FORMAL = `(s.kind IN ('increase','termination','receipt','construction','production','fullCapacity')
   OR (s.kind = 'reversal' AND s.type = 'funds'))`;

/** What a reversal names, in the file or in the database, on the same lead. */
const TARGETS = `targets AS (
    SELECT s.type, s.row, s.reverses, s.amount, s.record_id,
           coalesce(f.amount, r.amount) AS original, f.row AS file_row, r.id AS known_id
      FROM ledger_import_record s
      LEFT JOIN ledger_import_record f ON f.import_id = $1 AND f.type = s.type AND f.voucher_no = s.reverses AND f.kind <> 'reversal' AND f.lead_code = s.lead_code
      LEFT JOIN ledger_record r ON r.type = s.type AND r.voucher_no = s.reverses AND r.kind NOT IN ('reversal','termination')
            AND r.status <> 'discarded' AND r.lead_id = s.lead_id
     WHERE s.import_id = $1 AND s.kind = 'reversal' AND s.reverses IS NOT NULL)`;

/** In this order they are told; every rule finds at most one fault a row. */
export const CROSS_RULES: readonly CrossRule[] = [
  {
    code: 'ROW_REPEATED',
    heading: '项目编号',
    sql: `SELECT null AS type, row, code AS value, jsonb_build_object('value', code, 'firstRow', first) AS details
            FROM (SELECT row, code, min(row) OVER (PARTITION BY code) AS first ${LEADS}) d WHERE row > first`,
  },
  {
    code: 'LEAD_NO_TAKEN',
    heading: '项目编号',
    sql: `SELECT null AS type, s.row, s.code AS value, jsonb_build_object('value', s.code) AS details
            FROM ledger_import_lead s JOIN lead l ON l.id = s.lead_id WHERE s.import_id = $1 AND NOT ${VISIBLE}`,
  },
  {
    // The unit was in scope when the row was read; at apply time it must still be.
    code: 'UNIT_OUT_OF_SCOPE',
    heading: '责任单位',
    sql: `SELECT null AS type, s.row, s.data->>'unitId' AS value, jsonb_build_object('value', s.data->>'unitId') AS details ${LEADS}
             AND s.data IS NOT NULL AND NOT ($2::text[] IS NULL OR s.data->>'unitId' = ANY($2))`,
  },
  {
    code: 'VOUCHER_REPEATED',
    heading: '凭证号',
    sql: `SELECT type, row, voucher_no AS value, jsonb_build_object('voucherNo', voucher_no, 'firstRow', first) AS details
            FROM (SELECT type, row, voucher_no, min(row) OVER (PARTITION BY type, voucher_no) AS first ${RECORDS} AND voucher_no IS NOT NULL) d
           WHERE row > first`,
  },
  {
    code: 'LEAD_UNKNOWN',
    heading: '项目编号',
    sql: `SELECT s.type, s.row, s.lead_code AS value, jsonb_build_object('value', s.lead_code) AS details ${RECORDS}
             AND s.lead_code IS NOT NULL AND NOT ${KNOWN}`,
  },
  {
    code: 'LEAD_WITHDRAWN',
    heading: '项目编号',
    sql: `SELECT s.type, s.row, s.lead_code AS value, '{}'::jsonb AS details
            FROM ledger_import_record s JOIN lead l ON l.id = s.lead_id
           WHERE s.import_id = $1 AND s.record_id IS NULL AND l.stage = 'withdrawn' AND ${VISIBLE}`,
  },
  {
    code: 'VOUCHER_CONFLICT',
    heading: '凭证号',
    sql: `SELECT type, row, value, jsonb_build_object('voucherNo', value, 'field', field) AS details FROM (
            SELECT s.type, s.row, s.voucher_no AS value, CASE
                WHEN l.code <> s.lead_code OR NOT ${VISIBLE} THEN '项目编号'
                WHEN r.kind <> s.kind THEN CASE s.type WHEN 'milestone' THEN '节点' ELSE '协议类型' END
                WHEN r.occurred_on <> s.occurred_on THEN CASE s.type WHEN 'agreement' THEN '签订日期' WHEN 'funds' THEN '到账日期' ELSE '日期' END
                WHEN r.currency <> s.data->>'currency' THEN '币种'
                WHEN coalesce(r.rate, 1) <> coalesce((s.data->>'rate')::numeric, 1) THEN '汇率'
                WHEN r.kind <> 'termination' AND (r.amount IS DISTINCT FROM s.amount
                  OR coalesce(r.original_wan, r.amount / 1000000.0) IS DISTINCT FROM (s.data->>'originalWan')::numeric) THEN '金额'
                WHEN coalesce(o.voucher_no, '') <> coalesce(s.reverses, '') THEN '冲正凭证号'
                WHEN coalesce(r.head_list, '') <> coalesce(s.data->>'headList', '') THEN '头部企业名录'
                WHEN r.evidence <> s.data->>'evidence' THEN '佐证'
                WHEN r.remark <> s.data->>'remark' THEN '备注' END AS field
              FROM ledger_import_record s JOIN ledger_record r ON r.id = s.record_id JOIN lead l ON l.id = r.lead_id
              LEFT JOIN ledger_record o ON o.id = r.reverses_id
             WHERE s.import_id = $1 AND s.data IS NOT NULL) d WHERE field IS NOT NULL`,
  },
  ...(
    [
      ['INCREASE_WITHOUT_AGREEMENT', `s.kind = 'increase'`, '协议类型'],
      ['TERMINATION_WITHOUT_AGREEMENT', `s.kind = 'termination'`, '协议类型'],
      ['FUNDS_WITHOUT_AGREEMENT', `s.type = 'funds'`, '项目编号'],
      ['MILESTONE_WITHOUT_AGREEMENT', `s.type = 'milestone'`, '项目编号'],
    ] as const
  ).map(([code, which, heading]) => ({
    code,
    heading,
    sql: `WITH ${FORMAL}
          SELECT s.type, s.row, s.lead_code AS value, '{}'::jsonb AS details ${RECORDS}
             AND ${which} AND ${NEEDS_FORMAL} AND s.lead_code IS NOT NULL AND s.record_id IS NULL AND ${KNOWN}
             AND NOT EXISTS (SELECT FROM formal WHERE formal.code = s.lead_code)`,
  })),
  {
    code: 'DATE_BEFORE_AGREEMENT',
    heading: DATES,
    sql: `WITH ${FORMAL}
          SELECT s.type, s.row, s.occurred_on::text AS value, jsonb_build_object('date', s.occurred_on, 'signedOn', formal.day) AS details
            FROM ledger_import_record s JOIN formal ON formal.code = s.lead_code
           WHERE s.import_id = $1 AND ${NEEDS_FORMAL} AND s.record_id IS NULL AND s.occurred_on < formal.day`,
  },
  {
    code: 'REVERSAL_TARGET_MISSING',
    heading: '冲正凭证号',
    sql: `WITH ${TARGETS}
          SELECT type, row, reverses AS value, jsonb_build_object('voucherNo', reverses) AS details FROM targets
           WHERE file_row IS NULL AND known_id IS NULL`,
  },
  {
    code: 'REVERSAL_EXCEEDS',
    heading: AMOUNTS,
    sql: `WITH ${TARGETS}, taken AS (
            SELECT t.*, original
                   + coalesce((SELECT sum(k.amount) FROM ledger_record k WHERE k.reverses_id = t.known_id AND k.status <> 'discarded'
                        AND NOT EXISTS (SELECT FROM targets same WHERE same.record_id = k.id)), 0)
                   + coalesce(sum(t.amount) OVER (PARTITION BY type, reverses ORDER BY row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS remaining
              FROM targets t WHERE original IS NOT NULL AND amount IS NOT NULL)
          SELECT type, row, (amount / 1000000.0)::numeric(24,6)::text AS value, jsonb_build_object('remaining', remaining::bigint::text) AS details
            FROM taken WHERE -amount > remaining`,
    details: ({ remaining }) => ({ remaining: toYuan(BigInt(remaining ?? 0)) }),
  },
  {
    code: 'ENTERPRISE_USCC_IN_FILE',
    heading: '统一社会信用代码',
    sql: `SELECT null AS type, row, uscc AS value, jsonb_build_object('code', uscc) AS details FROM (
            SELECT row, uscc, enterprise_key,
                   first_value(enterprise_key) OVER (PARTITION BY uscc ORDER BY row) AS first_key,
                   first_value(uscc) OVER (PARTITION BY enterprise_key ORDER BY row) AS first_uscc
              ${LEADS} AND uscc IS NOT NULL AND enterprise_key IS NOT NULL) d
           WHERE enterprise_key <> first_key OR uscc <> first_uscc`,
  },
];

/** Links the staged rows to what is there, then asks every rule. */
export async function checkAcrossRows(tx: Tx, importId: string, scope: Scope, staging: Staging): Promise<void> {
  await tx.query('SELECT analyse_import_staging()');
  const params = [importId, scope === 'all' ? null : scope];
  await link(tx, importId, params);
  for (const [index, rule] of CROSS_RULES.entries()) {
    for await (const found of findings(tx, rule, params))
      await staging.found(
        index,
        found.map((each) => placed(rule, each)),
      );
  }
}

/** What a rule finds, a portion at a time: a hundred thousand faults are no reason to hold them all. */
async function* findings(tx: Tx, { sql }: CrossRule, params: readonly unknown[]): AsyncGenerator<Found[]> {
  // Every statement names both parameters, so that their types are known.
  await tx.query(
    `DECLARE broken NO SCROLL CURSOR FOR SELECT f.* FROM (${sql}) f WHERE $1::uuid IS NOT NULL AND ($2::text[] IS NULL OR true)`,
    params,
  );
  for (;;) {
    const portion = await tx.query<Found>(`FETCH ${PORTION} FROM broken`);
    if (portion.length === 0) break;
    yield portion;
  }
  await tx.query('CLOSE broken');
}

async function link(tx: Tx, importId: string, params: readonly unknown[]): Promise<void> {
  await tx.run(
    'UPDATE ledger_import_lead s SET lead_id = l.id FROM lead l WHERE s.import_id = $1 AND l.code = s.code',
    [importId],
  );
  // Records of others' leads are linked to none: no rule may say anything about what is out of scope.
  await tx.run(
    `UPDATE ledger_import_record s SET lead_id = l.id FROM lead l
      WHERE s.import_id = $1 AND l.code = s.lead_code AND ${VISIBLE}`,
    params,
  );
  await tx.run(
    `UPDATE ledger_import_record s SET record_id = r.id FROM ledger_record r
      WHERE s.import_id = $1 AND r.type = s.type AND r.voucher_no = s.voucher_no AND r.status <> 'discarded'`,
    [importId],
  );
}

function placed(rule: CrossRule, found: Found): PlacedFault {
  const details = rule.details?.(found.details) ?? found.details;
  const heading = typeof rule.heading === 'string' ? rule.heading : rule.heading[found.type!];
  return {
    sheet: found.type === null ? '项目' : RECORD_SHEETS[found.type],
    row: found.row,
    heading,
    value: found.value,
    code: rule.code,
    message: new RuleBroken(rule.code, details).message,
  };
}
