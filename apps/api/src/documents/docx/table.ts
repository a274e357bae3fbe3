import { AlignmentType, LineRuleType, Paragraph } from 'docx';
import { FONT, SIZE } from '../gb-9704';
import type { DocumentTable } from '../official-document';
import { tableXml } from './table-xml';
import { type Face, pt, run } from './type';

/** Where a table stands until the document is text; characters that no text of ours holds. */
const PLACE = /<w:p><w:r><w:t xml:space="preserve">\uE000(\d+)\uE000<\/w:t><\/w:r><\/w:p>/g;

/** Caption above, words below; the head repeats on every page, rows are never split. */
export function table(
  one: DocumentTable,
  { width, title, tables }: { width: number; title: string; tables: string[] },
): Paragraph[] {
  const at = tables.push(tableXml(one, width)) - 1;
  return [
    ...(one.caption === '' || one.caption === title ? [] : [caption(one.caption)]),
    new Paragraph({ text: `\uE000${at}\uE000` }),
    note(one.note ?? ''),
  ];
}

/** The document with its tables in their places. */
export function withTables(xml: string, tables: readonly string[]): string {
  let placed = 0;
  const whole = xml.replace(PLACE, (_, at: string) => {
    placed += 1;
    return tables[Number(at)] ?? '';
  });
  if (placed !== tables.length) throw new Error(`${placed} of ${tables.length} tables found their place`);
  return whole;
}

export function caption(text: string, face: Face = { font: FONT.heading, size: SIZE.caption }): Paragraph {
  return new Paragraph({
    children: [run(text, face)],
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120, after: 80, line: pt(SIZE.caption * 1.4), lineRule: LineRuleType.EXACT },
  });
}

/** Words under a table; an empty one keeps two tables apart. */
export function note(text: string): Paragraph {
  return new Paragraph({
    children: text === '' ? [] : [run(`注：${text}`, { font: FONT.sub, size: SIZE.note })],
    run: { size: SIZE.note * 2 },
    spacing: { before: 60, after: 160, line: pt(SIZE.note * 1.4), lineRule: LineRuleType.EXACT },
  });
}
