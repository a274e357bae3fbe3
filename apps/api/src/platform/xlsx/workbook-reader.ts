import { open, type FileHandle } from 'node:fs/promises';
import { posix } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { RuleBroken } from '@yipanqi/domain';
import { DateStyles } from './date-styles';
import { inflateEntry, type InflateBudget } from './inflate-entry';
import { SharedStrings } from './shared-strings';
import { SheetRows, type SheetRow } from './sheet-rows';
import { attribute, XmlScanner, type XmlHandler } from './xml-scanner';
import { readZipDirectory, type ZipEntry } from './zip-directory';

const CONTENT_TYPES = '[Content_Types].xml';
const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/**
 * Reads an .xlsx file row by row. What it holds in memory is the shared strings and one chunk of a sheet. For a file from
 * outside use `readSheetsInChild`: parsing belongs in a process of its own.
 */
export class WorkbookReader {
  private readonly strings = new SharedStrings();
  private readonly styles = new DateStyles();
  private readonly parts = new WorkbookParts();

  private constructor(
    private readonly file: FileHandle,
    private readonly entries: ReadonlyMap<string, ZipEntry>,
    private readonly budget: InflateBudget,
  ) {}

  /** @throws RuleBroken FILE_NOT_XLSX, FILE_INFLATES_TOO_LARGE, FILE_UNREADABLE */
  static async open(path: string, maxInflated: number): Promise<WorkbookReader> {
    const file = await open(path, 'r');
    try {
      const entries = await workbookEntries(file, maxInflated);
      const reader = new WorkbookReader(file, entries, { left: maxInflated, max: mebibytes(maxInflated) });
      await reader.readParts();
      return reader;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Names of the visible and hidden sheets, in order. */
  get sheets(): readonly string[] {
    return this.parts.sheets.map((sheet) => sheet.name);
  }

  /** The rows of a sheet in order, as many at a time as a chunk holds. */
  async *rows(sheet: string): AsyncGenerator<SheetRow[]> {
    const relation = this.parts.sheets.find((each) => each.name === sheet)?.relation;
    const target = relation === undefined ? undefined : this.parts.targets.get(relation);
    const entry = target === undefined ? undefined : this.entries.get(target);
    if (!entry) throw new RuleBroken('FILE_UNREADABLE');
    const rows = new SheetRows(this.strings, this.styles, this.parts.from1904);
    for await (const _ of this.scan(entry, rows)) {
      const complete = rows.take();
      if (complete.length > 0) yield complete;
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async readParts(): Promise<void> {
    await this.read(WORKBOOK, this.parts);
    await this.read(RELATIONS, this.parts);
    await this.read('xl/styles.xml', this.styles);
    await this.read(this.parts.stringsPart, this.strings);
  }

  private async read(name: string, handler: XmlHandler): Promise<void> {
    const entry = this.entries.get(name);
    if (!entry) return;
    for await (const _ of this.scan(entry, handler));
  }

  /** Feeds an entry to a handler; yields after every chunk. */
  private async *scan(entry: ZipEntry, handler: XmlHandler): AsyncGenerator<void> {
    const scanner = new XmlScanner(handler);
    const decoder = new StringDecoder('utf8');
    for await (const chunk of inflateEntry(this.file, entry, this.budget)) {
      scanner.write(decoder.write(chunk));
      yield;
    }
    scanner.write(decoder.end());
    scanner.end();
  }
}

/**
 * Looks at a file from outside before anything of it is parsed: a zip by its first bytes, a workbook by its parts, and not one
 * that says of itself that it inflates beyond the limit. @throws RuleBroken FILE_NOT_XLSX, FILE_INFLATES_TOO_LARGE, FILE_UNREADABLE
 */
export async function assertWorkbookFile(path: string, maxInflated: number): Promise<void> {
  const file = await open(path, 'r');
  try {
    await workbookEntries(file, maxInflated);
  } finally {
    await file.close();
  }
}

async function workbookEntries(file: FileHandle, maxInflated: number): Promise<ReadonlyMap<string, ZipEntry>> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
  if (bytesRead < 4 || buffer.readUInt32LE(0) !== 0x04034b50) throw new RuleBroken('FILE_NOT_XLSX');
  const entries = await readZipDirectory(file);
  if (!entries.has(CONTENT_TYPES) || !entries.has(WORKBOOK)) throw new RuleBroken('FILE_NOT_XLSX');
  const inflated = [...entries.values()].reduce((sum, entry) => sum + entry.size, 0);
  if (inflated > maxInflated) throw new RuleBroken('FILE_INFLATES_TOO_LARGE', { max: mebibytes(maxInflated) });
  return entries;
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / (1 << 20))} MB`;
}

/** What `workbook.xml` and its relations say. */
class WorkbookParts implements XmlHandler {
  readonly sheets: { name: string; relation: string }[] = [];
  /** Part names by relation id. */
  readonly targets = new Map<string, string>();
  stringsPart = 'xl/sharedStrings.xml';
  from1904 = false;

  open(name: string, attributes: string): void {
    if (name === 'sheet') {
      this.sheets.push({ name: attribute(attributes, 'name') ?? '', relation: attribute(attributes, 'id') ?? '' });
    } else if (name === 'workbookPr') {
      this.from1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
    } else if (name === 'Relationship') {
      const target = attribute(attributes, 'Target') ?? '';
      const part = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
      this.targets.set(attribute(attributes, 'Id') ?? '', part);
      if ((attribute(attributes, 'Type') ?? '').endsWith('/sharedStrings')) this.stringsPart = part;
    }
  }

  close(): void {
    // Everything is in attributes.
  }

  text(): void {
    // Everything is in attributes.
  }
}
