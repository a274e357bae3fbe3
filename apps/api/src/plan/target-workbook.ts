import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import {
  assertWorkbookFile,
  type CellOut,
  type CellValue,
  columnName,
  readSheetsInChild,
  WorkbookWriter,
} from '@yipanqi/api/platform';
import {
  AMOUNT_MAX_FEN,
  MEASURE_NAMES,
  MEASURE_UNIT,
  type Measure,
  MEASURES,
  roundHalfUp,
  RuleBroken,
  type TargetValue,
  YI,
} from '@yipanqi/domain';

export const TARGET_SHEET = '年度目标';
const OPTIONS_SHEET = '选项';
const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, month) => `${month + 1}月`);
export const TARGET_HEADINGS: readonly string[] = ['单位', '指标', '年度目标', ...MONTHS];
const INFLATED_MAX_BYTES = 64 << 20;
const YI_DECIMALS = 10;

/** A row of the sheet by heading; `row` as Excel counts. */
export interface TargetRowIn {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** What is wrong with the sheet as a whole is thrown, with its columns too. @throws RuleBroken FILE_…, SHEET_…, COLUMN_…, IMPORT_EMPTY */
export async function readTargetRows(path: string): Promise<TargetRowIn[]> {
  await assertWorkbookFile(path, INFLATED_MAX_BYTES);
  let sheet = '';
  let found = false;
  let headings: string[] | null = null;
  const rows: TargetRowIn[] = [];
  for await (const part of readSheetsInChild(path, INFLATED_MAX_BYTES)) {
    if (part.sheet !== undefined) {
      sheet = part.sheet;
      if (sheet !== TARGET_SHEET && sheet !== OPTIONS_SHEET) throw new RuleBroken('SHEET_UNKNOWN', { sheet });
      found ||= sheet === TARGET_SHEET;
      continue;
    }
    if (sheet !== TARGET_SHEET) continue;
    for (const [row, cells] of part.rows) {
      if (headings === null) headings = headingsOf(cells);
      else rows.push({ row, cells: byHeading(headings, cells) });
    }
  }
  if (!found) throw new RuleBroken('SHEET_MISSING', { sheet: TARGET_SHEET });
  if (headings === null) throw new RuleBroken('COLUMN_MISSING', { sheet: TARGET_SHEET, column: '单位' });
  const filled = rows.filter(({ cells }) => cells.size > 0);
  if (filled.length === 0) throw new RuleBroken('IMPORT_EMPTY');
  return filled;
}

/** Any order; the first three must be there. */
function headingsOf(cells: readonly CellValue[]): string[] {
  const headings = cells.map((cell) => String(cell ?? '').trim());
  const about = (column: string): { sheet: string; column: string } => ({ sheet: TARGET_SHEET, column });
  for (const [at, heading] of headings.entries()) {
    if (heading === '') continue;
    if (!TARGET_HEADINGS.includes(heading)) throw new RuleBroken('COLUMN_UNKNOWN', about(heading));
    if (headings.indexOf(heading) !== at) throw new RuleBroken('COLUMN_REPEATED', about(heading));
  }
  const missing = TARGET_HEADINGS.slice(0, 3).find((heading) => !headings.includes(heading));
  if (missing !== undefined) throw new RuleBroken('COLUMN_MISSING', about(missing));
  return headings;
}

function byHeading(headings: readonly string[], cells: readonly CellValue[]): Map<string, string> {
  const named = cells.flatMap((cell, at): [string, string][] => {
    const text = cellText(cell);
    return text === '' ? [] : [[headings[at] || columnName(at), text]];
  });
  return new Map(named);
}

/** A number at Excel's own 15 significant digits. */
function cellText(cell: CellValue): string {
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return (cell ?? '').normalize('NFKC').trim();
}

/** 亿元 for money (≤ 10 decimals: 分), a whole number for counts. @throws RuleBroken AMOUNT_INVALID, AMOUNT_TOO_LARGE, COUNT_INVALID, TARGET_NEGATIVE */
export function figureFromCell(measure: Measure, text: string): bigint {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text.replace(/(?<=\d),(?=\d{3})/g, ''));
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (match?.[1] === '-') throw new RuleBroken('TARGET_NEGATIVE');
  if (MEASURE_UNIT[measure] === 'count') {
    if (!match || fraction !== '' || (match[2] ?? '').length > 9)
      throw new RuleBroken('COUNT_INVALID', { value: text });
    return BigInt(match[2] ?? '');
  }
  if (!match || fraction.length > YI_DECIMALS)
    throw new RuleBroken('AMOUNT_INVALID', { value: text, decimals: YI_DECIMALS });
  const amount = BigInt(`${match[2]}${fraction.padEnd(YI_DECIMALS, '0')}`);
  if (amount > AMOUNT_MAX_FEN) throw new RuleBroken('AMOUNT_TOO_LARGE', { max: String(AMOUNT_MAX_FEN / YI) });
  return amount;
}

/** The months' cumulative values; null when none is filled in. @throws RuleBroken TARGET_PHASING when only some are */
export function monthsFromCells(measure: Measure, cells: ReadonlyMap<string, string>): bigint[] | null {
  const filled = MONTHS.filter((month) => cells.has(month));
  if (filled.length === 0) return null;
  if (filled.length < MONTHS.length) throw new RuleBroken('TARGET_PHASING');
  return MONTHS.map((month) => figureFromCell(measure, cells.get(month) ?? ''));
}

export function measureNamed(text: string): Measure | null {
  return MEASURES.find((measure) => MEASURE_NAMES[measure] === text || measure === text) ?? null;
}

/** The table to fill in: with what is approved so far, drop-downs for units and measures. */
export async function writeTargetTemplate(
  to: string | Writable,
  year: number,
  unitNames: readonly string[],
  approved: readonly (TargetValue & { readonly unitName: string })[],
): Promise<void> {
  const out = typeof to === 'string' ? createWriteStream(to) : to;
  const book = new WorkbookWriter(out, { title: `${year}年年度目标` });
  const columns = [
    { width: 26, options: { range: `${OPTIONS_SHEET}!$A$1:$A$${unitNames.length}` } },
    { width: 20, options: MEASURES.map((measure) => MEASURE_NAMES[measure]) },
    { width: 14 },
    ...MONTHS.map(() => ({ width: 10 })),
  ];
  await book.sheet(TARGET_SHEET, { columns, freeze: { rows: 1, columns: 3 } }, async (sheet) => {
    await sheet.heading([
      { value: '单位', comment: '单位代码、全称或已登记的别名；全市目标填市招商投资促进局。' },
      { value: '指标', comment: `${MEASURES.length} 项指标之一。` },
      { value: '年度目标', comment: '金额单位为亿元，个数为整数。' },
      ...MONTHS.map((value) => ({
        value,
        comment: '可不填；要填则 12 个月都填，为至该月末的累计数，12月等于年度目标。',
      })),
    ]);
    for (const target of approved) await sheet.write(templateRow(target));
  });
  await book.sheet(OPTIONS_SHEET, { columns: [{ width: 26 }], hidden: true }, async (sheet) => {
    for (const name of unitNames) await sheet.write([name]);
  });
  await book.close();
}

function templateRow({ unitName, measure, value, phasing }: TargetValue & { readonly unitName: string }): CellOut[] {
  const figure = (one: bigint): CellOut =>
    MEASURE_UNIT[measure] === 'count'
      ? { value: Number(one), format: '#,##0' }
      : { decimal: roundHalfUp(one, YI, YI_DECIMALS).replace(/\.?0+$/, ''), format: '#,##0.00' };
  return [unitName, MEASURE_NAMES[measure], figure(value), ...(phasing?.values.map(figure) ?? [])];
}
