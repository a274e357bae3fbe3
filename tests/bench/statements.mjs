// The statements that the product itself would send, for the bare server and for timing them alone.
import { createRequire } from 'node:module';
import { join } from 'node:path';

export const PRESENT = '生物';
export const ABSENT = '鲲鹏';

/** Text and values of a lead page, caught from the product's own query on their way to the database. */
export async function leadPage(api, actor, filter) {
  const { LeadListQuery } = createRequire(import.meta.url)(join(api, 'leads/lead-list.query.js'));
  let caught;
  const database = {
    query: (text, values) => ((caught = { text, values }), [{}]),
    named: (name, text, values) => ((caught = { name, text, values }), [{}]),
  };
  await new LeadListQuery(database).page(actor, filter);
  return caught;
}

export async function actorOf(client, login) {
  const { rows } = await client.query(
    `SELECT u.id AS "userId", u.login, u.name, u.unit_id AS unit, json_agg(json_build_object('role', g.role, 'unit', g.unit_id)) AS grants
       FROM app_user u JOIN user_grant g ON g.user_id = u.id WHERE u.login = $1 GROUP BY u.id`,
    [login],
  );
  const units = (await client.query('SELECT id FROM unit')).rows.map((row) => row.id);
  return { ...rows[0], subtree: { [rows[0].unit]: rows[0].unit === '500000' ? units : [rows[0].unit] } };
}

/** The rows that a registration leaves behind, as plain inserts: the lead, its first event, its trail, the remembered key. */
export async function registration(client, { userId, name, unit }) {
  const { rows } = await client.query(
    `SELECT e.id, e.name, l.names, l.pinyin, l.initials, l.bigrams FROM lead l JOIN enterprise e ON e.id = l.enterprise_id ORDER BY l.id LIMIT 1`,
  );
  const { id: enterpriseId, name: enterpriseName, names, pinyin, initials, bigrams } = rows[0];
  const from = (key) => ({ from: key });
  const lead = (enterprise) => ({
    text: `INSERT INTO lead (id, code, name, enterprise_id, unit_id, direction, quota_line, head_group, industrial, strategic_emerging, digital,
             registered_on, stage, expected, owner_id, source, contact_name, contact_phone, names, pinyin, initials, bigrams, created_by, touched_at)
           VALUES ($1, 'XM-2026-' || nextval('lead_number'), $2, $3, $4, 'biotech.biopharma', 'biotech', 'biotech.heads', true, true, false,
             '2026-11-20', 'clue', 1000000000, $5, 'bench', '', '', $6, $7, $8, $9, $5, clock_timestamp())`,
    values: [from('id'), from('name'), enterprise, unit, userId, names, pinyin, initials, bigrams],
  });
  const event = {
    text: `INSERT INTO lead_event (id, lead_id, kind, user_id, user_name, occurred_on, text) VALUES ($1, $2, 'registered', $3, $4, '2026-11-20', '登记项目')`,
    values: [from('event'), from('id'), userId, name],
  };
  const trail = (key, action) => ({
    text: `INSERT INTO audit_event (id, user_id, user_name, unit_id, action, entity, entity_id, ip, request_id, after)
           VALUES ($1, $2, $3, $4, $5, 'lead', $6, '127.0.0.1', 'bench', $7)`,
    values: [
      from(key),
      userId,
      name,
      unit,
      action,
      from('id'),
      { name: enterpriseName, unit, registeredOn: '2026-11-20', stage: 'clue' },
    ],
  });
  const remembered = {
    text: `INSERT INTO idempotency (user_id, key, digest, answer, made_at) VALUES ($1, $2, sha256($2::text::bytea), $3, now())`,
    values: [userId, from('key'), { id: enterpriseId, code: 'XM-2026-000001', version: 1, enterpriseCreated: false }],
  };
  const enterprise = {
    text: `INSERT INTO enterprise (id, name, name_key, core_name, names, pinyin, initials, bigrams, created_by)
           VALUES ($1, $2, $2, $2, $2, $3, $4, $5, $6)`,
    values: [from('enterprise'), from('enterpriseName'), pinyin, initials, bigrams, userId],
  };
  return {
    enterpriseName,
    writes: {
      known: { lead: lead(enterpriseId), event, trail: trail('trail', 'lead.register'), remembered },
      unknown: {
        enterprise,
        enterpriseTrail: trail('enterpriseTrail', 'enterprise.create'),
        lead: lead(from('enterprise')),
        event,
        trail: trail('trail', 'lead.register'),
        remembered,
      },
    },
  };
}
