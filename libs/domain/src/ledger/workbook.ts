import { parseHeadList, headListText } from '../enterprises/head-list';
import { assertUscc } from '../enterprises/uscc';
import { parseSplit } from '../leads/credit-split';
import { assertName } from '../leads/lead';
import { type OpenStage, parseOpenStage } from '../leads/stage';
import type { Share } from '../shared/allocate';
import { assertNotInFuture, type Day, dayFromSerial, parseDay } from '../shared/calendar';
import type { ErrorCode } from '../shared/error-sentences';
import {
  CONTACT_NAME_MAX,
  CONTACT_PHONE_MAX,
  ENTERPRISE_NAME_MAX,
  EVIDENCE_MAX,
  LEAD_NAME_MAX,
  LEAD_NO_MAX,
  NOTE_MAX,
  optionalText,
  requiredText,
  SOURCE_MAX,
  VOUCHER_NO_MAX,
} from '../shared/limits';
import {
  assertCurrency,
  assertPositiveAmount,
  convertToFen,
  type Fen,
  parseRate,
  parseWan,
  toWan,
} from '../shared/money';
import { RuleBroken } from '../shared/rule-broken';
import { RECORD_KIND_NAMES, type RecordKind, type RecordType } from './record';

/** The four sheets of the ledger workbook (招商台账), in order. */
export const WORKBOOK_SHEETS = ['项目', '协议', '到位资金', '节点'] as const;
export type WorkbookSheet = (typeof WORKBOOK_SHEETS)[number];

/** The lists behind the template's drop-downs stand on a hidden sheet of this name; an import passes over it. */
export const WORKBOOK_OPTIONS_SHEET = '选项';

/** Where a marked workbook lists its faults; an import passes over it, so that a mended file can be dropped again. */
export const WORKBOOK_FAULTS_SHEET = '错误清单';

export interface WorkbookColumn {
  readonly heading: string;
  /** The column must be there, and every row must fill it. */
  readonly must: boolean;
  readonly kind: 'text' | 'date' | 'number';
  /** In characters. */
  readonly width: number;
}

const text = (heading: string, width = 16): WorkbookColumn => ({ heading, must: false, kind: 'text', width });
const date = (heading: string): WorkbookColumn => ({ heading, must: true, kind: 'date', width: 13 });
const number = (heading: string): WorkbookColumn => ({ heading, must: false, kind: 'number', width: 16 });
const must = (column: WorkbookColumn): WorkbookColumn => ({ ...column, must: true });

const VOUCHER = must(text('凭证号', 20));
const CODE = must(text('项目编号', 20));
const PAPERS = [text('佐证', 24), text('备注', 24)];

/** THE headings. Their order is that of the template and of exports; an import takes them in any order. */
export const WORKBOOK_COLUMNS: Readonly<Record<WorkbookSheet, readonly WorkbookColumn[]>> = {
  项目: [
    CODE,
    must(text('项目名称', 32)),
    must(text('企业名称', 32)),
    text('统一社会信用代码', 22),
    must(text('责任单位')),
    text('落地区县'),
    text('规划方向', 24),
    text('工业', 8),
    text('战新', 8),
    text('数字经济', 10),
    date('登记日期'),
    text('阶段', 8),
    text('分劈', 28),
    text('来源'),
    text('引荐人'),
    text('联系人'),
    text('联系电话'),
    text('备注', 24),
  ],
  协议: [
    VOUCHER,
    CODE,
    must(text('协议类型', 10)),
    date('签订日期'),
    number('金额'),
    text('币种', 8),
    number('汇率'),
    text('头部企业名录', 18),
    ...PAPERS,
  ],
  到位资金: [
    VOUCHER,
    CODE,
    date('到账日期'),
    must(number('金额')),
    text('币种', 8),
    number('汇率'),
    text('冲正凭证号', 20),
    ...PAPERS,
  ],
  节点: [VOUCHER, CODE, must(text('节点', 8)), date('日期'), ...PAPERS],
};

/** Reversed agreements are rare and have no column of their own in the template: this one is there when it is needed. */
export const AGREEMENT_REVERSAL_COLUMN: WorkbookColumn = text('冲正凭证号', 20);

export const RECORD_SHEETS: Readonly<Record<RecordType, WorkbookSheet>> = {
  agreement: '协议',
  funds: '到位资金',
  milestone: '节点',
};

/** Kinds by the word in the workbook. */
export const AGREEMENT_WORDS = ['意向', '框架', '正式', '增资', '终止'] as const;
export const MILESTONE_WORDS = ['开工', '投产', '达产'] as const;
export const YES_NO = ['是', '否'] as const;

export type WorkbookCell = string | number | null;
/** The cells of a row by heading. */
export type WorkbookCells = Readonly<Record<string, WorkbookCell | undefined>>;

/** A cell that cannot be taken: what is wrong with it and, in the sentence, what would be right. */
export interface CellFault {
  readonly heading: string;
  readonly value: string;
  readonly code: ErrorCode;
  readonly message: string;
}

/** What a row is held against, beside itself. Names are matched by id, full name or alias, never by substring. */
export interface WorkbookFacts {
  readonly today: Day;
  unit(name: string): string | null;
  /** May the importer write rows of this unit? */
  inScope(unit: string): boolean;
  /** Key of a plan direction. */
  direction(name: string): string | null;
}

/** A row of 项目. A text that is empty leaves a known lead's as it is; flags null = the direction's default. */
export interface WorkbookLead {
  readonly code: string;
  readonly name: string;
  readonly enterpriseName: string;
  readonly uscc: string | null;
  readonly unitId: string;
  readonly placeUnitId: string | null;
  readonly direction: string | null;
  readonly industrial: boolean | null;
  readonly strategicEmerging: boolean | null;
  readonly digital: boolean | null;
  readonly registeredOn: Day;
  readonly stage: OpenStage | null;
  /** Empty: everything is the responsible unit's. */
  readonly split: readonly Share[];
  readonly source: string | null;
  readonly referrer: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly remark: string | null;
}

/** A row of 协议, 到位资金 or 节点. */
export interface WorkbookRecord {
  readonly type: RecordType;
  readonly kind: RecordKind;
  readonly voucherNo: string;
  readonly leadCode: string;
  readonly occurredOn: Day;
  readonly currency: string;
  /** 万 of the currency, shortest decimal text. */
  readonly originalWan: string | null;
  readonly rate: string | null;
  readonly amount: Fen | null;
  readonly headList: string | null;
  /** Number of the voucher that is reversed. */
  readonly reverses: string | null;
  readonly evidence: string;
  readonly remark: string;
}

/** What was made of a row: whatever could be read, and every cell that could not. The row is whole when `faults` is empty. */
export interface ParsedRow<T> {
  readonly value: Partial<T>;
  readonly faults: readonly CellFault[];
}

/** Is there nothing in the row but blanks? Such rows are passed over. */
export function isBlankRow(cells: readonly WorkbookCell[]): boolean {
  return cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));
}

export function parseLeadRow(cells: WorkbookCells, facts: WorkbookFacts): ParsedRow<WorkbookLead> {
  const row = new Row(cells);
  const unitId = row.needed('责任单位', (name) => ownUnit(name, facts));
  return {
    value: {
      code: row.needed('项目编号', (value) => requiredText(value, '项目编号', LEAD_NO_MAX)),
      name: row.needed('项目名称', (value) => assertName(value, '项目名称', LEAD_NAME_MAX)),
      enterpriseName: row.needed('企业名称', (value) => assertName(value, '企业名称', ENTERPRISE_NAME_MAX)),
      uscc: row.optional('统一社会信用代码', (value) => assertUscc(value)),
      unitId,
      placeUnitId: row.optional('落地区县', (name) => unitOf(name, facts)),
      direction: row.optional('规划方向', (name) => directionOf(name, facts)),
      industrial: row.optional('工业', yesNo),
      strategicEmerging: row.optional('战新', yesNo),
      digital: row.optional('数字经济', yesNo),
      registeredOn: row.day('登记日期', facts.today),
      stage: row.optional('阶段', (name) => parseOpenStage(name)),
      split: row.optional('分劈', (split) => splitOf(split, unitId, facts)) ?? [],
      source: row.short('来源', SOURCE_MAX),
      referrer: row.short('引荐人', CONTACT_NAME_MAX),
      contactName: row.short('联系人', CONTACT_NAME_MAX),
      contactPhone: row.short('联系电话', CONTACT_PHONE_MAX),
      remark: row.short('备注', NOTE_MAX),
    },
    faults: row.faults,
  };
}

export function parseRecordRow(type: RecordType, cells: WorkbookCells, today: Day): ParsedRow<WorkbookRecord> {
  const row = new Row(cells);
  const shared = {
    type,
    voucherNo: row.needed('凭证号', (value) => requiredText(value, '凭证号', VOUCHER_NO_MAX)),
    leadCode: row.needed('项目编号', (value) => requiredText(value, '项目编号', LEAD_NO_MAX)),
    evidence: row.short('佐证', EVIDENCE_MAX) ?? '',
    remark: row.short('备注', NOTE_MAX) ?? '',
  };
  return { value: { ...shared, ...BY_TYPE[type](row, today) }, faults: row.faults };
}

type TypedPart = Partial<Omit<WorkbookRecord, 'type' | 'voucherNo' | 'leadCode' | 'evidence' | 'remark'>>;

const NO_MONEY = { currency: 'CNY', originalWan: null, rate: null, amount: null } as const;

const BY_TYPE: Readonly<Record<RecordType, (row: Row, today: Day) => TypedPart>> = {
  agreement: (row, today) => {
    const reverses = row.short('冲正凭证号', VOUCHER_NO_MAX);
    const kind = row.needed('协议类型', (word) => agreementKind(word, reverses !== null));
    return {
      kind,
      occurredOn: row.day('签订日期', today),
      ...(kind === 'termination' ? noAmount(row) : money(row, reverses !== null)),
      headList: row.optional('头部企业名录', (list) => headListText(parseHeadList(list))),
      reverses,
    };
  },
  funds: (row, today) => {
    const reverses = row.short('冲正凭证号', VOUCHER_NO_MAX);
    return {
      kind: reverses === null ? 'receipt' : 'reversal',
      occurredOn: row.day('到账日期', today),
      ...money(row, reverses !== null),
      headList: null,
      reverses,
    };
  },
  milestone: (row, today) => ({
    kind: row.needed('节点', (word) => kindOf(word, MILESTONE_WORDS)),
    occurredOn: row.day('日期', today),
    ...NO_MONEY,
    headList: null,
    reverses: null,
  }),
};

const EXCEL_ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BLOCKED!|GETTING_DATA)$/;

/** Reads the cells of one row and keeps what is wrong with them. */
class Row {
  readonly faults: CellFault[] = [];

  constructor(private readonly cells: WorkbookCells) {}

  /** A cell that must be filled. */
  needed<T>(heading: string, parse: (value: string) => T): T | undefined {
    return this.read(heading, () => {
      const value = this.text(heading);
      if (value === '') throw new RuleBroken('FIELD_REQUIRED', { field: heading });
      return parse(value);
    });
  }

  /** A cell that may be empty: null. A faulty one is undefined. */
  optional<T>(heading: string, parse: (value: string) => T): T | null | undefined {
    return this.read(heading, () => {
      const value = this.text(heading);
      return value === '' ? null : parse(value);
    });
  }

  short(heading: string, max: number): string | null {
    return this.optional(heading, (value) => optionalText(value, heading, max)) ?? null;
  }

  day(heading: string, today: Day): Day | undefined {
    return this.read(heading, () => {
      const cell = this.cells[heading];
      if (this.text(heading) === '') throw new RuleBroken('FIELD_REQUIRED', { field: heading });
      const day = typeof cell === 'number' ? dayFromSerial(cell) : parseDay(String(cell));
      assertNotInFuture(day, today);
      return day;
    });
  }

  /** Number or text, as it stands; empty is null. */
  cell(heading: string): WorkbookCell {
    return this.text(heading) === '' ? null : (this.cells[heading] ?? null);
  }

  read<T>(heading: string, parse: () => T): T | undefined {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      this.faults.push({ heading, value: cellText(this.cells[heading]), code: error.code, message: error.message });
      return undefined;
    }
  }

  private text(heading: string): string {
    const value = cellText(this.cells[heading]).trim();
    if (EXCEL_ERROR.test(value)) throw new RuleBroken('CELL_ERROR', { value });
    return value;
  }
}

/** A cell as people see it: numbers at Excel's own 15 digits. */
export function cellText(cell: WorkbookCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'number' ? String(Number(cell.toPrecision(15))) : cell;
}

function money(
  row: Row,
  reversal: boolean,
): Pick<WorkbookRecord, 'currency' | 'originalWan' | 'rate' | 'amount'> | object {
  const currency = row.read('币种', () => currencyOf(row.cell('币种')));
  const rate = row.read('汇率', () => rateOf(row.cell('汇率'), currency));
  const amounts = row.read('金额', () => amountOf(row.cell('金额'), rate ?? null, reversal));
  return { currency, rate, ...amounts };
}

function noAmount(row: Row): object {
  row.read('金额', () => {
    if (row.cell('金额') !== null) throw new RuleBroken('AMOUNT_NOT_EXPECTED');
  });
  return NO_MONEY;
}

function currencyOf(cell: WorkbookCell): string {
  const code = cellText(cell).normalize('NFKC').trim().toUpperCase();
  return code === '' || code === '人民币' || code === 'RMB' ? 'CNY' : assertCurrency(code);
}

function rateOf(cell: WorkbookCell, currency: string | undefined): string | null {
  if (cell === null) {
    if (currency !== undefined && currency !== 'CNY') throw new RuleBroken('RATE_REQUIRED', { currency });
    return null;
  }
  const rate = parseRate(cell);
  if (currency !== 'CNY') return rate;
  if (rate !== '1') throw new RuleBroken('RATE_NOT_ONE');
  return null;
}

function amountOf(cell: WorkbookCell, rate: string | null, reversal: boolean): { originalWan: string; amount: Fen } {
  if (cell === null) throw new RuleBroken('AMOUNT_REQUIRED');
  const original = parseWan(cell);
  if (reversal && original >= 0n) throw new RuleBroken('REVERSAL_NOT_NEGATIVE');
  if (!reversal && original < 0n) throw new RuleBroken('REVERSAL_TARGET_REQUIRED');
  if (!reversal) assertPositiveAmount(original);
  const originalWan = toWan(original);
  return { originalWan, amount: rate === null ? original : convertToFen(originalWan, rate) };
}

function agreementKind(word: string, reversal: boolean): RecordKind {
  if (!reversal) return kindOf(word, AGREEMENT_WORDS);
  if (word !== RECORD_KIND_NAMES.reversal) throw optionInvalid(word, [RECORD_KIND_NAMES.reversal]);
  return 'reversal';
}

function kindOf(word: string, words: readonly string[]): RecordKind {
  const plain = word.normalize('NFKC').trim().replace(/协议$/, '');
  const found = (Object.keys(RECORD_KIND_NAMES) as RecordKind[]).find((kind) => RECORD_KIND_NAMES[kind] === plain);
  if (found === undefined || !words.includes(plain)) throw optionInvalid(word, words);
  return found;
}

function yesNo(word: string): boolean {
  if (word !== '是' && word !== '否') throw new RuleBroken('YES_NO_INVALID', { value: word });
  return word === '是';
}

function optionInvalid(value: string, options: readonly string[]): RuleBroken {
  return new RuleBroken('OPTION_INVALID', { value, options: options.join('、') });
}

function unitOf(name: string, facts: WorkbookFacts): string {
  const unit = facts.unit(name);
  if (unit === null) throw new RuleBroken('UNIT_UNKNOWN', { value: name });
  return unit;
}

function ownUnit(name: string, facts: WorkbookFacts): string {
  const unit = unitOf(name, facts);
  if (!facts.inScope(unit)) throw new RuleBroken('UNIT_OUT_OF_SCOPE', { value: name });
  return unit;
}

function directionOf(name: string, facts: WorkbookFacts): string {
  const direction = facts.direction(name);
  if (direction === null) throw new RuleBroken('DIRECTION_UNKNOWN', { value: name });
  return direction;
}

/** The whole to the responsible unit is no split. */
function splitOf(split: string, responsible: string | undefined, facts: WorkbookFacts): readonly Share[] {
  const shares = parseSplit(split).map(({ name, bp }) => ({ unit: unitOf(name, facts), bp }));
  const units = new Set(shares.map((share) => share.unit));
  if (units.size < shares.length) throw new RuleBroken('SPLIT_UNIT_TWICE', { unit: split });
  return shares.length === 1 && shares[0]!.unit === responsible ? [] : shares;
}

/** Which heading stands in which column, and what is wrong with the first row of a sheet. */
export interface SheetHeadings {
  /** By column from the left; null where a column has no heading. */
  readonly headings: readonly (string | null)[];
  readonly faults: readonly CellFault[];
}

/** The first row against the table: unknown, repeated and missing columns. */
export function parseHeadings(sheet: WorkbookSheet, cells: readonly WorkbookCell[]): SheetHeadings {
  const allowed = [...WORKBOOK_COLUMNS[sheet], ...(sheet === '协议' ? [AGREEMENT_REVERSAL_COLUMN] : [])];
  const faults: CellFault[] = [];
  const fault = (code: ErrorCode, column: string): void => {
    faults.push({ heading: column, value: column, code, message: new RuleBroken(code, { sheet, column }).message });
  };
  const seen = new Set<string>();
  const headings = cells.map((cell) => {
    const heading = cellText(cell).normalize('NFKC').trim();
    if (heading === '') return null;
    if (seen.has(heading)) fault('COLUMN_REPEATED', heading);
    else if (!allowed.some((column) => column.heading === heading)) fault('COLUMN_UNKNOWN', heading);
    seen.add(heading);
    return heading;
  });
  for (const { heading } of allowed.filter((column) => column.must && !seen.has(column.heading)))
    fault('COLUMN_MISSING', heading);
  return { headings, faults };
}

export function isWorkbookSheet(name: string): name is WorkbookSheet {
  return WORKBOOK_SHEETS.some((sheet) => sheet === name);
}
