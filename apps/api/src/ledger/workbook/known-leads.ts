import { Injectable } from '@nestjs/common';
import { Directions, LeadRepository, type NewLead } from '@yipanqi/api/leads';
import type { Tx } from '@yipanqi/api/platform';
import { RuleBroken, type WorkbookLead } from '@yipanqi/domain';
import { CROSS_RULES } from './cross-rules';
import { asWritten, changedHeadings, lockedFault } from './lead-change';
import type { PlacedFault, Staging } from './staging';

const PORTION = 500;
/** Takes the place after the two enterprise rules. */
const LOCKED_RULE = CROSS_RULES.length + 2;

/** A staged row of a lead that exists. */
interface StagedLead {
  row: number;
  code: string;
  data: WorkbookLead;
  enterpriseId: string | null;
  enterpriseName: string;
  [column: string]: unknown;
}

/** A row of a known lead: the lead as it is and as the row wants it. */
export interface KnownLead {
  row: number;
  before: NewLead;
  after: NewLead;
  /** It has verified records. */
  locked: boolean;
  version: number;
  changed: string[];
}

/** Rows of leads that exist already: same or changed, and what of them may not change any more. */
@Injectable()
export class KnownLeads {
  constructor(
    private readonly leads: LeadRepository,
    private readonly directions: Directions,
  ) {}

  /** Marks every staged row with its effect; refuses changes of what is fixed. */
  async check(tx: Tx, importId: string, staging: Staging): Promise<void> {
    await tx.run(`UPDATE ledger_import_lead SET effect = 'new' WHERE import_id = $1 AND lead_id IS NULL`, [importId]);
    for await (const portion of this.portions(tx, importId)) {
      const faults = portion.flatMap((lead) => (lead.locked && lead.changed.length > 0 ? lockedOf(lead) : []));
      await staging.found(LOCKED_RULE, faults);
      await tx.run(
        `UPDATE ledger_import_lead s SET effect = e.effect FROM unnest($2::int[], $3::text[]) AS e(row, effect)
          WHERE s.import_id = $1 AND s.row = e.row`,
        [
          importId,
          portion.map((lead) => lead.row),
          portion.map((lead) => (lead.changed.length > 0 ? 'changed' : 'same')),
        ],
      );
    }
  }

  /** Known leads of the import in portions, those with `effect` only when it is given. */
  async *portions(tx: Tx, importId: string, effect?: 'changed'): AsyncGenerator<KnownLead[]> {
    for (let after = 0; ;) {
      const staged = await tx.query<StagedLead>(
        `SELECT row, code, data, enterprise_id AS "enterpriseId", enterprise_name AS "enterpriseName" FROM ledger_import_lead
          WHERE import_id = $1 AND row > $2 AND lead_id IS NOT NULL AND data IS NOT NULL AND ($3::text IS NULL OR effect = $3)
          ORDER BY row LIMIT ${PORTION}`,
        [importId, after, effect ?? null],
      );
      if (staged.length === 0) return;
      after = staged.at(-1)!.row;
      yield await this.compared(tx, staged);
    }
  }

  private async compared(tx: Tx, staged: readonly StagedLead[]): Promise<KnownLead[]> {
    const codes = staged.map((each) => each.code);
    const written = new Map((await this.leads.writtenByCodes(tx, codes)).map((lead) => [lead.code, lead]));
    const facts = new Map((await this.leads.byCodes(tx, codes)).map((lead) => [lead.code, lead]));
    const compared: KnownLead[] = [];
    for (const { row, code, data, enterpriseId, enterpriseName } of staged) {
      const before = written.get(code);
      const lead = facts.get(code);
      if (!before || !lead) throw new RuleBroken('IMPORT_CHANGED_SINCE_CHECK');
      const placed = await this.directions.place(data.direction, data);
      // An enterprise that is not known yet is a change too; it has no id before the import is applied.
      const after = asWritten(before, data, enterpriseId ?? `new:${enterpriseName}`, placed);
      compared.push({
        row,
        before,
        after,
        locked: lead.locked,
        version: lead.version,
        changed: changedHeadings(before, after),
      });
    }
    return compared;
  }
}

function lockedOf({ row, before, after }: KnownLead): PlacedFault[] {
  const fault = lockedFault(before, after);
  return fault
    ? [
        {
          sheet: '项目',
          row,
          heading: fault.heading,
          value: '',
          code: fault.refusal.code,
          message: fault.refusal.message,
        },
      ]
    : [];
}
