import { inflateRawSync } from 'node:zlib';

/** The parts of an .xlsx or .docx by name, as text. Read from the central directory, as every reader does. */
export function unzip(file: Buffer): Map<string, string> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('not a zip file');
  const parts = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count--) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    const name = file.toString('utf8', at + 46, at + 46 + nameLength!);
    parts.set(name, content(file, at).toString('utf8'));
    at += 46 + nameLength! + extraLength! + noteLength!;
  }
  return parts;
}

function content(file: Buffer, entry: number): Buffer {
  const header = file.readUInt32LE(entry + 42);
  const begin = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
  const packed = file.subarray(begin, begin + file.readUInt32LE(entry + 20));
  return file.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed);
}

function part(parts: ReadonlyMap<string, string>, name: string): string {
  const text = parts.get(name);
  if (text === undefined) throw new Error(`no ${name} in the file, only ${[...parts.keys()].join(', ')}`);
  return text;
}

/** What a Word file says, a line for every paragraph; cells of a table row are separated by a tab. */
export function wordText(file: Buffer): string {
  return part(unzip(file), 'word/document.xml')
    .replace(/<\/w:p>\s*<\/w:tc>/g, '\t')
    .replace(/<\/w:(p|tr)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name]!);
}

/** Sheets of a workbook by name, each with the values of its cells by address (`B3`); formulas by what they were saved with. */
export function sheets(file: Buffer): Map<string, Map<string, string>> {
  const parts = unzip(file);
  const shared = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si\b[^>]*>(.*?)<\/si>/gs)].map((found) =>
    textOf(found[1]!),
  );
  const targets = new Map(
    [...part(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  return new Map(
    [...part(parts, 'xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => [
      unescape(attribute(tag, 'name')),
      cells(part(parts, targets.get(attribute(tag, 'r:id')) ?? ''), shared),
    ]),
  );
}

function cells(xml: string, shared: readonly string[]): Map<string, string> {
  return new Map(
    [...xml.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, inside = '']) => [
      attribute(attributes!, 'r'),
      cellText(attributes!, inside, shared),
    ]),
  );
}

function cellText(attributes: string, inside: string, shared: readonly string[]): string {
  const value = /<v\b[^>]*>(.*?)<\/v>/s.exec(inside)?.[1] ?? '';
  if (/\bt="s"/.test(attributes)) return shared[Number(value)] ?? '';
  return /\bt="inlineStr"/.test(attributes) ? textOf(inside) : unescape(value);
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map((found) => unescape(found[1]!)).join('');
}

function attribute(tag: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescape(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name]!);
}
