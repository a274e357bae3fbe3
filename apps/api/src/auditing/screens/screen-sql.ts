import { addMonths, EVIDENCE_NOISE, lastMonthOf, type ScreenKey, type ScreenValues } from '@yipanqi/domain';

/** 分 of 1 万元. */
const WAN = 1_000_000n;
/** Records that a hit names. */
const NAMED = 10;

export interface ScreenSql {
  /**
   * One row a hit: id (text), unit_id, lead_id, amount (分, never negative, null where there is none), records (uuid[]) and facts
   * (`ScreenFacts`). `$1` and `$2` are January and December of the year; further parameters are `params`.
   */
  readonly text: string;
  readonly params: (values: ScreenValues, year: number) => readonly unknown[];
}

const VERIFIED = `r.status = 'verified' AND r.booked_month BETWEEN $1 AND $2`;
const RECORD_HIT = `r.id::text AS id, l.unit_id, r.lead_id, abs(r.amount) AS amount, ARRAY[r.id] AS records`;
/** The rule of the domain's `evidenceKey`. */
const evidenceKey = (column: string): string => `translate(lower(normalize(${column}, NFKC)), $4, '')`;

/** The exact question of every screen. */
export const SCREEN_SQL: Readonly<Record<ScreenKey, ScreenSql>> = {
  beforeClose: {
    text: `SELECT ${RECORD_HIT},
        jsonb_build_object('month', c.month, 'fen', r.amount::text,
          'hoursRecorded', extract(epoch FROM c.closed_at - r.recorded_at) / 3600,
          'hoursVerified', extract(epoch FROM c.closed_at - r.verified_at) / 3600) AS facts
      FROM month_close c JOIN ledger_record r ON r.booked_month = c.month AND r.status = 'verified' JOIN lead l ON l.id = r.lead_id
     WHERE c.month BETWEEN $1 AND $2 AND abs(r.amount) >= $4::bigint
       AND greatest(r.recorded_at, r.verified_at) >= c.closed_at - make_interval(hours => $3::int)`,
    params: ({ hours, wan }) => [hours, (BigInt(wan!) * WAN).toString()],
  },
  fastVerification: {
    text: `SELECT ${RECORD_HIT},
        jsonb_build_object('seconds', floor(extract(epoch FROM r.verified_at - r.recorded_at))) AS facts
      FROM ledger_record r JOIN lead l ON l.id = r.lead_id
     WHERE ${VERIFIED} AND r.verified_at - r.recorded_at <= make_interval(secs => $3::int)`,
    params: ({ seconds }) => [seconds],
  },
  sameEvidence: {
    text: `SELECT own.id::text AS id, own.unit_id, own.lead_id, abs(own.amount) AS amount,
        own.id || (array_agg(other.id ORDER BY other.voucher_no))[1:${NAMED - 1}] AS records,
        jsonb_build_object('evidence', own.evidence, 'count', count(*)::int,
          'others', to_jsonb((array_agg(other.voucher_no ORDER BY other.voucher_no))[1:5])) AS facts
      FROM (SELECT r.id, l.unit_id, r.lead_id, r.amount, r.evidence, r.reverses_id, ${evidenceKey('r.evidence')} AS key
              FROM ledger_record r JOIN lead l ON l.id = r.lead_id WHERE ${VERIFIED} AND r.evidence <> '') own
      JOIN (SELECT s.id, s.voucher_no, s.reverses_id, ${evidenceKey('s.evidence')} AS key
              FROM ledger_record s WHERE s.status <> 'discarded' AND s.evidence <> '') other ON other.key = own.key
     WHERE char_length(own.key) >= $3::int AND other.id <> own.id
       AND other.reverses_id IS DISTINCT FROM own.id AND own.reverses_id IS DISTINCT FROM other.id
     GROUP BY own.id, own.unit_id, own.lead_id, own.amount, own.evidence`,
    params: ({ characters }) => [characters, EVIDENCE_NOISE],
  },
  pairs: {
    text: `SELECT concat_ws(':', p.unit_id, p.recorded_by, p.verified_by) AS id, p.unit_id, NULL::uuid AS lead_id, p.amount, p.records,
        jsonb_build_object('recorderName', ra.name, 'verifierName', va.name, 'records', p.done, 'ofRecorder', p.of_recorder,
          'ofVerifier', p.of_verifier, 'verifiers', p.verifiers) AS facts
      FROM (SELECT l.unit_id, r.recorded_by, r.verified_by, count(*)::int AS done, coalesce(sum(abs(r.amount)), 0)::bigint AS amount,
                   (array_agg(r.id ORDER BY abs(r.amount) DESC NULLS LAST, r.id))[1:${NAMED}] AS records,
                   (sum(count(*)) OVER (PARTITION BY l.unit_id, r.recorded_by))::int AS of_recorder,
                   (sum(count(*)) OVER (PARTITION BY r.verified_by))::int AS of_verifier,
                   (SELECT count(DISTINCT verified_by)::int FROM ledger_record WHERE status = 'verified' AND booked_month BETWEEN $1 AND $2) AS verifiers
              FROM ledger_record r JOIN lead l ON l.id = r.lead_id WHERE ${VERIFIED}
             GROUP BY l.unit_id, r.recorded_by, r.verified_by) p
      JOIN app_user ra ON ra.id = p.recorded_by JOIN app_user va ON va.id = p.verified_by
     WHERE p.done >= $3::int AND p.done * 100 >= p.of_recorder * $4::int`,
    params: ({ records, percent }) => [records, percent],
  },
  reversalAfterYearEnd: {
    text: `SELECT v.id::text AS id, l.unit_id, v.lead_id, abs(v.amount) AS amount, ARRAY[r.id, v.id] AS records,
        jsonb_build_object('month', r.booked_month, 'reversedBy', v.voucher_no, 'reversedMonth', v.booked_month,
          'fen', abs(v.amount)::text) AS facts
      FROM ledger_record v JOIN ledger_record r ON r.id = v.reverses_id JOIN lead l ON l.id = v.lead_id
     WHERE v.status = 'verified' AND v.booked_month > $2 AND v.booked_month <= $4
       AND r.booked_month BETWEEN greatest($1, $3) AND $2`,
    params: ({ lastMonths, within }, year) => [
      addMonths(lastMonthOf(year), 1 - lastMonths!),
      addMonths(lastMonthOf(year), within!),
    ],
  },
  inPlaceOverContracted: {
    text: `SELECT l.id::text AS id, l.unit_id, l.id AS lead_id, (s.in_place - s.contracted)::bigint AS amount,
        (SELECT coalesce(array_agg(f.id), '{}') FROM (SELECT r.id FROM ledger_record r
           WHERE r.lead_id = l.id AND r.type = 'funds' AND ${VERIFIED} ORDER BY r.verified_seq DESC LIMIT ${NAMED}) f) AS records,
        jsonb_build_object('inPlace', s.in_place::text, 'contracted', s.contracted::text) AS facts
      FROM (SELECT p.lead_id, coalesce(sum(p.value) FILTER (WHERE p.measure = 'inPlace'), 0) AS in_place,
                   coalesce(sum(p.value) FILTER (WHERE p.measure = 'contracted'), 0) AS contracted
              FROM ledger_posting p
             WHERE p.measure IN ('inPlace', 'contracted') AND p.booked_month <= $2
               AND p.lead_id IN (SELECT lead_id FROM ledger_posting WHERE measure = 'inPlace' AND booked_month BETWEEN $1 AND $2)
             GROUP BY p.lead_id) s
      JOIN lead l ON l.id = s.lead_id
     WHERE s.in_place > s.contracted AND s.in_place * 100 > s.contracted * (100 + $3::int)`,
    params: ({ percent }) => [percent],
  },
  splitBeforeClose: {
    text: `SELECT e.id::text || ':' || c.month AS id, l.unit_id, l.id AS lead_id, NULL::bigint AS amount, a.records,
        jsonb_build_object('userName', e.user_name, 'month', c.month, 'records', a.count,
          'hours', extract(epoch FROM c.closed_at - e.at) / 3600) AS facts
      FROM month_close c
      JOIN audit_event e ON e.at <= c.closed_at AND e.at >= c.closed_at - make_interval(hours => $3::int)
       AND e.action = 'lead.split' AND e.entity = 'lead'
      JOIN lead l ON l.id = CASE WHEN e.action = 'lead.split' THEN e.entity_id END::uuid
      JOIN LATERAL (SELECT count(*)::int AS count, coalesce((array_agg(r.id ORDER BY abs(r.amount) DESC NULLS LAST))[1:${NAMED}], '{}') AS records
              FROM ledger_record r
             WHERE r.lead_id = l.id AND r.status = 'verified' AND r.booked_month = c.month AND r.verified_at >= e.at) a ON a.count >= $4::int
     WHERE c.month BETWEEN $1 AND $2`,
    params: ({ hours, records }) => [hours, records],
  },
  backdatedMilestone: {
    text: `SELECT ${RECORD_HIT},
        jsonb_build_object('occurredOn', r.occurred_on::text, 'recordedOn', d.recorded_on::text, 'days', d.recorded_on - r.occurred_on) AS facts
      FROM ledger_record r JOIN lead l ON l.id = r.lead_id
      JOIN LATERAL (SELECT (r.recorded_at AT TIME ZONE 'Asia/Shanghai')::date AS recorded_on) d ON true
     WHERE r.type = 'milestone' AND ${VERIFIED} AND d.recorded_on - r.occurred_on >= $3::int`,
    params: ({ days }) => [days],
  },
};
