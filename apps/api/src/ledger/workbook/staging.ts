import type { Tx } from '@yipanqi/api/platform';
import {
  nameKey,
  WORKBOOK_SHEETS,
  type CellFault,
  type ParsedRow,
  type WorkbookLead,
  type WorkbookRecord,
  type WorkbookSheet,
} from '@yipanqi/domain';

const PORTION = 1_000;
/** Places for faults of one row: the cells' own first, those of rules across rows from `RULES_FROM` on. */
const PLACES = 100;
const RULES_FROM = 60;
/** Characters of a faulty value that are kept. */
const VALUE_MAX = 500;
/** Rows of an .xlsx sheet end below this. */
const ROWS_MAX = 1_048_577;

/** A fault and where it is. */
export interface PlacedFault extends CellFault {
  readonly sheet: string;
  readonly row: number;
}

/** Order of a fault in its workbook: sheet, row, place in the row. Sheets that are not of the workbook come last. */
export function faultSeq(sheet: string, row: number, place: number): number {
  const known = WORKBOOK_SHEETS.indexOf(sheet as WorkbookSheet);
  return ((known < 0 ? WORKBOOK_SHEETS.length : known) * ROWS_MAX + row) * PLACES + place;
}

/** Where the `index`-th rule across rows writes its fault of a row. */
export function rulePlace(index: number): number {
  return RULES_FROM + index;
}

interface Stored extends PlacedFault {
  readonly seq: number;
}

/** Gathers what the reading of a workbook yields and stores it in portions. */
export class Staging {
  private leads: object[] = [];
  private records: object[] = [];
  private faults: Stored[] = [];
  private strangers = 0;
  faultCount = 0;

  constructor(
    private readonly tx: Tx,
    private readonly importId: string,
  ) {}

  async clear(): Promise<void> {
    for (const table of ['ledger_import_fault', 'ledger_import_lead', 'ledger_import_record']) {
      await this.tx.run(`DELETE FROM ${table} WHERE import_id = $1`, [this.importId]);
    }
  }

  /** A row without a code cannot be referred to: its faults are all there is of it. */
  async lead(row: number, { value, faults }: ParsedRow<WorkbookLead>): Promise<void> {
    if (value.code !== undefined) {
      this.leads.push({
        row,
        code: value.code,
        enterprise_key: value.enterpriseName === undefined ? null : nameKey(value.enterpriseName),
        enterprise_name: value.enterpriseName ?? null,
        uscc: value.uscc ?? null,
        data: faults.length === 0 ? value : null,
      });
    }
    this.faulty('项目', row, faults);
    if (this.leads.length >= PORTION) await this.flush();
  }

  async record(sheet: WorkbookSheet, row: number, { value, faults }: ParsedRow<WorkbookRecord>): Promise<void> {
    const amount = value.amount?.toString() ?? null;
    this.records.push({
      type: value.type,
      row,
      voucher_no: value.voucherNo ?? null,
      lead_code: value.leadCode ?? null,
      kind: value.kind ?? null,
      occurred_on: value.occurredOn ?? null,
      amount,
      reverses: value.reverses ?? null,
      data: faults.length === 0 ? { ...value, amount } : null,
    });
    this.faulty(sheet, row, faults);
    if (this.records.length >= PORTION) await this.flush();
  }

  faulty(sheet: string, row: number, faults: readonly CellFault[]): void {
    faults.slice(0, RULES_FROM).forEach((fault, place) => this.add({ sheet, row, ...fault }, place));
  }

  /** Something about a sheet as a whole. */
  aboutSheet(fault: PlacedFault): void {
    this.add(fault, this.strangers++ % PLACES);
  }

  /** What a rule across rows found: at most one fault a row. */
  async found(rule: number, faults: readonly PlacedFault[]): Promise<void> {
    for (const fault of faults) this.add(fault, rulePlace(rule));
    await this.flush();
  }

  async flush(): Promise<void> {
    const { leads, records, faults } = this;
    this.leads = [];
    this.records = [];
    this.faults = [];
    if (leads.length > 0) await this.tx.named('stage-leads', STAGE_LEADS, [this.importId, JSON.stringify(leads)]);
    if (records.length > 0)
      await this.tx.named('stage-records', STAGE_RECORDS, [this.importId, JSON.stringify(records)]);
    for (let from = 0; from < faults.length; from += PORTION) {
      await this.tx.named('stage-faults', STAGE_FAULTS, [
        this.importId,
        JSON.stringify(faults.slice(from, from + PORTION)),
      ]);
    }
  }

  private add(fault: PlacedFault, place: number): void {
    this.faultCount += 1;
    this.faults.push({
      ...fault,
      value: [...fault.value.slice(0, VALUE_MAX * 2)].slice(0, VALUE_MAX).join(''),
      seq: faultSeq(fault.sheet, fault.row, place),
    });
  }
}

const STAGE_LEADS = `
  INSERT INTO ledger_import_lead (import_id, row, code, enterprise_key, enterprise_name, uscc, data)
  SELECT $1, row, code, enterprise_key, enterprise_name, uscc, nullif(data, 'null')
    FROM jsonb_to_recordset($2::jsonb) AS r(row int, code text, enterprise_key text, enterprise_name text, uscc text, data jsonb)`;

const STAGE_RECORDS = `
  INSERT INTO ledger_import_record (import_id, type, row, voucher_no, lead_code, kind, occurred_on, amount, reverses, data)
  SELECT $1, type, row, voucher_no, lead_code, kind, occurred_on, amount, reverses, nullif(data, 'null')
    FROM jsonb_to_recordset($2::jsonb) AS r(type text, row int, voucher_no text, lead_code text, kind text, occurred_on date,
      amount bigint, reverses text, data jsonb)`;

const STAGE_FAULTS = `
  INSERT INTO ledger_import_fault (import_id, seq, sheet, row, heading, value, code, message)
  SELECT $1, seq, sheet, row, heading, value, code, message
    FROM jsonb_to_recordset($2::jsonb) AS r(seq int, sheet text, row int, heading text, value text, code text, message text)
  ON CONFLICT (import_id, seq) DO NOTHING`;
