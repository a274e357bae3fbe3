import { type DocumentTemplate } from '@yipanqi/domain';
import { chartTable, chartWords } from '../charts/chart-table';
import { chartsOf, chartSvg } from '../charts/draw-charts';
import type {
  DocumentAttachment,
  DocumentBlock,
  DocumentChart,
  DocumentTable,
  OfficialDocument,
} from '../official-document';
import { balancedLines } from '../balanced-lines';
import { signatureIndents } from '../docx/foot';
import { numberLine } from '../docx/head';
import { HeadingNumbers } from '../docx/blocks';
import { markSize, tableSize, widthOf } from '../gb-9704';
import { alignOf, formatAt, isSumRow, printedAt } from '../table-cells';
import { escaped, styleSheet } from './style-sheet';

/** What the blocks of a document need to know. */
interface Printing {
  readonly pictures: ReadonlyMap<DocumentChart, string>;
  readonly notes: string[];
  readonly numbered: boolean;
  readonly title: string;
}

/** An official document as one HTML file that needs nothing beside it: printed, it has the layout of the Word file. */
export async function writeHtml(document: OfficialDocument, template: DocumentTemplate): Promise<string> {
  const pictures = new Map<DocumentChart, string>();
  if (template.charts) for (const chart of chartsOf(document)) pictures.set(chart, await chartSvg(chart));
  const notes: string[] = [];
  const body = [
    head(document, template),
    ...blocks(document.blocks, { pictures, notes, numbered: true, title: document.title }),
    attachmentList(document),
    signature(document, template),
    footnotes(notes),
    ...document.attachments.map((one, at) =>
      attachment(document, one, at, { pictures, notes: [], numbered: false, title: one.title }),
    ),
  ];
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><title>${escaped(document.title)}</title><style>${styleSheet(document)}</style></head><body>${body.join('')}</body></html>`;
}

function head(document: OfficialDocument, { redHead }: DocumentTemplate): string {
  const { mark, title, addressee } = document;
  const number = escaped(numberLine(document));
  const top = redHead
    ? `<div class="mark" style="font-size:${markSize(mark)}pt">${escaped(mark)}</div><div class="number red">${number}</div>`
    : `<div class="number plain">${number}</div>`;
  const to = addressee === '' ? '' : `<p class="flush">${escaped(addressee.replace(/[:：]$/, ''))}：</p>`;
  return `${top}${heading(title)}${to}`;
}

function heading(title: string): string {
  return `<h1>${balancedLines(title).map(escaped).join('<br>')}</h1>`;
}

function blocks(list: readonly DocumentBlock[], printing: Printing): string[] {
  const numbers = new HeadingNumbers(printing.numbered);
  return list.map((block) => {
    switch (block.kind) {
      case 'heading':
        return `<h${block.level + 1}>${escaped(numbers.next(block.level, block.text))}</h${block.level + 1}>`;
      case 'paragraph':
        return paragraph(block, printing);
      case 'table':
        return table(block.table, printing.title);
      case 'chart':
        return chart(block.chart, printing);
    }
  });
}

function paragraph(block: Extract<DocumentBlock, { kind: 'paragraph' }>, { notes }: Printing): string {
  const note = block.footnote === undefined ? '' : `<sup>${notes.push(block.footnote)}</sup>`;
  return `<p${block.strong ? ' class="strong"' : ''}>${escaped(block.text)}${note}</p>`;
}

function chart(one: DocumentChart, { pictures, title }: Printing): string {
  const svg = pictures.get(one);
  if (svg === undefined) return title === '' ? '' : table(chartTable(one), title);
  return `<figure><img alt="${escaped(chartWords(one))}" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}"><figcaption>${escaped(`${one.title}（单位：${one.unit}）`)}</figcaption></figure>`;
}

function table(one: DocumentTable, title: string): string {
  const whole = one.columns.reduce((sum, { width }) => sum + width, 0);
  const columns = one.columns.map(({ width }) => `<col style="width:${((width / whole) * 100).toFixed(2)}%">`);
  const rows = one.rows.map((row, at) => {
    const cells = row.map((value, column) => {
      const align = alignOf(formatAt(one, at, column), value);
      return `<td class="${align}">${escaped(printedAt(one, at, column))}</td>`;
    });
    return `<tr${isSumRow(one, at) ? ' class="sum"' : ''}>${cells.join('')}</tr>`;
  });
  const body =
    rows.length > 0 ? rows.join('') : `<tr><td class="center" colspan="${one.columns.length}">没有</td></tr>`;
  const caption =
    one.caption === '' || one.caption === title ? '' : `<div class="caption">${escaped(one.caption)}</div>`;
  const note = one.note ? `<div class="note">注：${escaped(one.note)}</div>` : '';
  return `${caption}<table style="font-size:${tableSize(one.columns.length)}pt"><colgroup>${columns.join('')}</colgroup><thead><tr>${one.columns.map(({ heading: name }) => `<th>${escaped(name)}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table>${note}`;
}

function attachmentList({ attachments }: OfficialDocument): string {
  if (attachments.length === 0) return '';
  const items = attachments.map(
    ({ title }, at) =>
      `<div><span>${attachments.length === 1 ? '' : `${at + 1}.`}</span><span>${escaped(title)}</span></div>`,
  );
  return `<div class="attached"><span>附件：</span><div>${items.join('')}</div></div>`;
}

function signature({ issuer, date }: OfficialDocument, { sealPlace }: DocumentTemplate): string {
  const right = signatureIndents(issuer, date, sealPlace);
  const seal = sealPlace
    ? `<div class="seal" style="padding-right:${Math.max(0, right.date + widthOf(date) / 2 - 2)}em">（印章）</div>`
    : '';
  return `<div class="signature">${seal}<div style="padding-right:${right.issuer}em">${escaped(issuer)}</div><div style="padding-right:${right.date}em">${escaped(date)}</div></div>`;
}

function footnotes(notes: readonly string[]): string {
  if (notes.length === 0) return '';
  return `<div class="footnotes">${notes.map((note, at) => `<div><sup>${at + 1}</sup> ${escaped(note)}</div>`).join('')}</div>`;
}

function attachment(document: OfficialDocument, one: DocumentAttachment, at: number, printing: Printing): string {
  const label = document.attachments.length === 1 ? '附件' : `附件${at + 1}`;
  return `<section class="${one.wide ? 'wide' : 'standing'}"><div class="label">${label}</div>${heading(one.title)}${blocks(one.blocks, printing).join('')}</section>`;
}
