import { dayFromSerial, RuleBroken } from '@yipanqi/domain';
import type { DateStyles } from './date-styles';
import { plainText, type SharedStrings } from './shared-strings';
import { attribute, type XmlHandler } from './xml-scanner';

/** Text, a number, or a date cell as 'YYYY-MM-DD'; null where a cell is empty. */
export type CellValue = string | number | null;

/** One row of a sheet that is not empty. */
export interface SheetRow {
  /** As Excel counts, from 1. */
  readonly row: number;
  /** By column from the left, 0 = A; a short row ends where its last cell is. */
  readonly cells: readonly CellValue[];
}

const COLUMNS_MAX = 16_384;
const ROWS_MAX = 1_048_576;
/** Days between the 1900 and the 1904 date system. */
const DAYS_1904 = 1462;

/** Turns the XML of a sheet into rows. */
export class SheetRows implements XmlHandler {
  private rows: SheetRow[] = [];
  private row = 0;
  private cells: CellValue[] = [];
  private column = -1;
  private type = '';
  private style = 0;
  private content: string | null = null;
  private inValue = false;
  private phonetic = false;

  constructor(
    private readonly strings: SharedStrings,
    private readonly styles: DateStyles,
    private readonly from1904: boolean,
  ) {}

  /** The rows that are complete by now. */
  take(): SheetRow[] {
    const taken = this.rows;
    this.rows = [];
    return taken;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || name === 't') this.inValue = !this.phonetic;
    else if (name === 'row') {
      this.row = this.next(attribute(attributes, 'r'));
      this.cells = [];
      this.column = -1;
    } else if (name === 'rPh') this.phonetic = true;
  }

  close(name: string): void {
    if (name === 'c') this.closeCell();
    else if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'row') {
      if (this.cells.length > 0) this.rows.push({ row: this.row, cells: this.cells });
    } else if (name === 'rPh') this.phonetic = false;
  }

  text(text: string): void {
    if (this.inValue) this.content = this.content === null ? text : this.content + text;
  }

  /** Rows come in order, each once: whatever says otherwise was not written by a spreadsheet. */
  private next(number: string | null): number {
    const row = number === null ? this.row + 1 : Number(number);
    if (!Number.isInteger(row) || row <= this.row || row > ROWS_MAX) throw new RuleBroken('FILE_UNREADABLE');
    return row;
  }

  private openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    this.column = reference === null ? this.column + 1 : columnOf(reference);
    if (this.column >= COLUMNS_MAX) throw new RuleBroken('FILE_UNREADABLE');
    this.type = attribute(attributes, 't') ?? 'n';
    this.style = Number(attribute(attributes, 's') ?? 0);
    this.content = null;
  }

  private closeCell(): void {
    const value = this.content === null ? null : this.value(this.content);
    if (value === null || value === '') return;
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells[this.column] = value;
  }

  private value(content: string): CellValue {
    switch (this.type) {
      case 's':
        return this.strings.get(Number(content));
      case 'n':
        return this.number(content);
      case 'b':
        return content === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return content.slice(0, 10);
      default:
        // inlineStr, str (a formula's text), e (an error such as #N/A, which no rule accepts)
        return plainText(content);
    }
  }

  private number(content: string): CellValue {
    const number = Number(content);
    if (content.trim() === '' || !Number.isFinite(number)) return content;
    if (!this.styles.isDate(this.style)) return number;
    const serial = this.from1904 ? number + DAYS_1904 : number;
    try {
      return dayFromSerial(serial);
    } catch (error) {
      // No calendar day: the rule of the column says what would be right.
      if (error instanceof RuleBroken) return number;
      throw error;
    }
  }
}

function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & ~0x20;
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + code - 0x40;
  }
  return column - 1;
}
