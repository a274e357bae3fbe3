import { matchEnterprises, type EnterpriseMatch } from '@yipanqi/api/enterprises';
import type { Tx } from '@yipanqi/api/platform';
import { coreName, nameKey, RuleBroken, type ErrorCode, type ErrorDetails } from '@yipanqi/domain';
import { CROSS_RULES } from './cross-rules';
import type { PlacedFault, Staging } from './staging';

const PORTION = 1_000;
/** This rule and the next one take the places after those of `CROSS_RULES`. */
const REGISTER_RULE = CROSS_RULES.length;
const ALIKE_RULE = REGISTER_RULE + 1;

/** An enterprise as the file writes it, once, where it stands first. */
interface Written {
  key: string;
  name: string;
  uscc: string | null;
  row: number;
  [column: string]: unknown;
}

/**
 * Every enterprise of the file against the register and against the others of the file. An enterprise that probably is another one is a
 * fault, unless credit codes tell the two apart.
 */
export async function checkEnterprises(tx: Tx, importId: string, staging: Staging): Promise<void> {
  const fresh: Written[] = [];
  for (let after = ''; ;) {
    const portion = await writtenAfter(tx, importId, after);
    if (portion.length === 0) break;
    after = portion.at(-1)!.key;
    const matches = await matchEnterprises(tx, portion);
    const known: { key: string; id: string }[] = [];
    const faults: PlacedFault[] = [];
    for (const [place, written] of portion.entries()) {
      const match = matches[place]!;
      const fault = faultOf(written, match);
      if (fault) faults.push(fault);
      else if (match.kind === 'exact') known.push({ key: written.key, id: match.enterprise.id });
      else fresh.push(written);
    }
    await linkKnown(tx, importId, known);
    await staging.found(REGISTER_RULE, faults);
  }
  await staging.found(ALIKE_RULE, alikeIn(fresh));
}

function writtenAfter(tx: Tx, importId: string, after: string): Promise<Written[]> {
  return tx.query<Written>(
    `SELECT enterprise_key AS key, (array_agg(enterprise_name ORDER BY row))[1] AS name, max(uscc) AS uscc, min(row) AS row
       FROM ledger_import_lead WHERE import_id = $1 AND enterprise_key > $2
      GROUP BY enterprise_key ORDER BY enterprise_key LIMIT ${PORTION}`,
    [importId, after],
  );
}

async function linkKnown(tx: Tx, importId: string, known: readonly { key: string; id: string }[]): Promise<void> {
  await tx.run(
    `UPDATE ledger_import_lead s SET enterprise_id = k.id FROM unnest($2::text[], $3::uuid[]) AS k(key, id)
      WHERE s.import_id = $1 AND s.enterprise_key = k.key`,
    [importId, known.map((each) => each.key), known.map((each) => each.id)],
  );
}

function faultOf(written: Written, match: EnterpriseMatch): PlacedFault | null {
  if (match.kind === 'none') return null;
  if (match.kind === 'likely') {
    const open = match.enterprises.filter((each) => !toldApart(written.uscc, each.uscc));
    if (open.length === 0) return null;
    const other = open.map((each) => each.name).join('”“');
    return placed(written, '企业名称', written.name, 'ENTERPRISE_LIKELY_DUPLICATE', { name: written.name, other });
  }
  const { enterprise, by } = match;
  const code = '统一社会信用代码';
  if (by === 'uscc' && nameKey(enterprise.name) !== written.key) {
    return placed(written, code, written.uscc ?? '', 'USCC_TAKEN', { code: written.uscc ?? '', name: enterprise.name });
  }
  if (written.uscc && enterprise.uscc && written.uscc !== enterprise.uscc) {
    return placed(written, code, written.uscc, 'ENTERPRISE_USCC_DIFFERS', {
      name: enterprise.name,
      uscc: enterprise.uscc,
    });
  }
  return null;
}

function toldApart(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

/**
 * New names of the file that differ in nothing but legal form and the like (…有限公司, …集团股份有限公司). A single differing character is not
 * enough among names that stand side by side in one file: there both were meant.
 */
function alikeIn(fresh: readonly Written[]): PlacedFault[] {
  const first = new Map<string, Written>();
  const faults: PlacedFault[] = [];
  for (const written of [...fresh].sort((a, b) => a.row - b.row)) {
    const core = coreName(written.name);
    const other = first.get(core);
    if (other === undefined) first.set(core, written);
    else if (!toldApart(written.uscc, other.uscc)) faults.push(alike(other, written));
  }
  return faults;
}

function alike(first: Written, second: Written): PlacedFault {
  return placed(second, '企业名称', second.name, 'ENTERPRISE_ALIKE_IN_FILE', {
    name: second.name,
    other: first.name,
    row: first.row,
  });
}

function placed({ row }: Written, heading: string, value: string, code: ErrorCode, details: ErrorDetails): PlacedFault {
  return { sheet: '项目', row, heading, value, code, message: new RuleBroken(code, details).message };
}
