import { AlignmentType, Document, type ISectionOptions, Packer, Paragraph } from 'docx';
import type { DocumentTemplate } from '@yipanqi/domain';
import { drawCharts } from '../charts/draw-charts';
import { FONT, SIZE, TYPE_AREA, WIDE_WIDTH } from '../gb-9704';
import type { DocumentAttachment, OfficialDocument } from '../official-document';
import { unzip, zip } from '../stable-zip';
import { blocks, type Setting } from './blocks';
import { attachmentList, signature } from './foot';
import { head, title } from './head';
import { headAndFoot, LYING, STANDING } from './page';
import { withTables } from './table';
import { blank, holdable, mm, paragraph, run } from './type';

export const DOCX_MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** An official document as Word, in the layout of GB/T 9704-2012. The same document and template give the same bytes. */
export async function writeDocx(document: OfficialDocument, template: DocumentTemplate): Promise<Buffer> {
  const charts = await drawCharts(document, template);
  const notes: string[] = [];
  const tables: string[] = [];
  const setting = { charts, notes, tables };
  const sections = [
    letter(document, template, {
      ...setting,
      width: mm(TYPE_AREA.width),
      numbered: true,
      title: document.title,
    }),
    ...document.attachments.map((one, at) =>
      attachment(document, { ...one, blocks: shown(one.blocks, template) }, at, setting),
    ),
  ];
  const word = new Document({
    creator: holdable(document.issuer),
    title: holdable(document.title),
    description: `sha256 ${document.digest}`,
    evenAndOddHeaderAndFooters: true,
    footnotes: footnotes(notes),
    styles: {
      default: {
        document: {
          run: {
            size: SIZE.body * 2,
            font: { ascii: FONT.latin, hAnsi: FONT.latin, cs: FONT.latin, eastAsia: FONT.body },
          },
        },
      },
    },
    sections,
  });
  return finished(await Packer.toBuffer(word), tables);
}

function letter(document: OfficialDocument, template: DocumentTemplate, setting: Setting): ISectionOptions {
  return {
    properties: STANDING,
    ...headAndFoot(document),
    children: [
      ...head(document, template),
      ...blocks(shown(document.blocks, template), setting),
      ...attachmentList(document),
      ...signature(document, template),
    ],
  };
}

/** 7.3.7: on a page of its own, “附件1” in 黑体 in the corner, its title in the middle of the third line. */
function attachment(
  document: OfficialDocument,
  { title: name, wide, blocks: content }: DocumentAttachment,
  at: number,
  setting: Pick<Setting, 'charts' | 'notes' | 'tables'>,
): ISectionOptions {
  const label = document.attachments.length === 1 ? '附件' : `附件${at + 1}`;
  const width = mm(wide ? WIDE_WIDTH : TYPE_AREA.width);
  return {
    properties: wide ? LYING : STANDING,
    ...headAndFoot(document),
    children: [
      paragraph([run(label, { font: FONT.heading })], { keepNext: true }),
      ...(wide ? [] : blank(1)),
      ...title(name),
      ...blocks(content, { ...setting, width, numbered: false, title: name }),
    ],
  };
}

/** A template may leave the pictures out. */
function shown(list: OfficialDocument['blocks'], { charts }: DocumentTemplate): OfficialDocument['blocks'] {
  return charts ? list : list.filter(({ kind }) => kind !== 'chart');
}

function footnotes(notes: readonly string[]): Record<string, { children: Paragraph[] }> {
  const note = (text: string): { children: Paragraph[] } => ({
    children: [new Paragraph({ children: [run(text, { size: SIZE.note })], alignment: AlignmentType.JUSTIFIED })],
  });
  return Object.fromEntries(notes.map((text, at) => [String(at + 1), note(text)]));
}

/** The archive of the library with the tables in their places, and without what says nothing of the edition: times, counters. */
async function finished(archive: Buffer, tables: readonly string[]): Promise<Buffer> {
  const change: Readonly<Record<string, (xml: string) => string>> = {
    'docProps/core.xml': (xml) => xml.replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''),
    'word/document.xml': (xml) => withTables(numberedPictures(xml), tables),
  };
  const parts = [...unzip(archive)].map(([name, bytes]): [string, string | Buffer] => {
    const changed = change[name];
    return [name, changed ? changed(bytes.toString('utf8')) : bytes];
  });
  return zip(new Map(parts));
}

/** The library counts pictures over all documents that it has written. */
function numberedPictures(xml: string): string {
  let count = 0;
  return xml.replace(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${(count += 1)}"`);
}
