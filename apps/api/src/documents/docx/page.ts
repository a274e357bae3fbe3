import { AlignmentType, DocumentGridType, Footer, Header, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx';
import { FONT, GREY, MARGIN, PAPER, RED, SIZE, WIDE_MARGIN } from '../gb-9704';
import type { OfficialDocument } from '../official-document';
import { inBrackets } from './head';
import { LINE, mm, pt, run } from './type';

/** From the edge of the paper to head and foot; the page number stands 7 mm below the type area (7.5). */
const HEAD = 20;
const FOOT = MARGIN.bottom - 7 - 10;
const WIDE_HEAD = 14;
const WIDE_FOOT = 10;

const size = { width: mm(PAPER.width), height: mm(PAPER.height) };

/** Page, margins and the grid of 22 lines; the 28 characters of a line are set by their runs. */
export const STANDING = {
  page: {
    size,
    margin: { ...inTwips(MARGIN), header: mm(HEAD), footer: mm(FOOT) },
  },
  grid: { type: DocumentGridType.LINES, linePitch: LINE },
} as const;

export const LYING = {
  page: {
    size: { ...size, orientation: PageOrientation.LANDSCAPE },
    margin: { ...inTwips(WIDE_MARGIN), header: mm(WIDE_HEAD), footer: mm(WIDE_FOOT) },
  },
} as const;

/** Page numbers outside: right on odd pages, left on even ones; no head once published. */
export function headAndFoot(document: OfficialDocument): {
  headers: { default: Header; even: Header };
  footers: { default: Footer; even: Footer };
} {
  return {
    headers: { default: pageHead(document), even: pageHead(document) },
    footers: { default: pageFoot(document, 'odd'), even: pageFoot(document, 'even') },
  };
}

/** Every page of what is not published says so, 快报 in red. */
function pageHead({ title, number, statusMark }: OfficialDocument): Header {
  if (statusMark === '') return new Header({ children: [new Paragraph({ children: [] })] });
  const interim = statusMark.includes('快报');
  const words = `${title}　${number}${interim ? '' : inBrackets(statusMark)}`;
  const children = [run(words, { size: SIZE.note })];
  if (interim) children.unshift(run('【快报】', { size: SIZE.note, font: FONT.heading, color: RED }));
  return new Header({ children: [new Paragraph({ children, alignment: AlignmentType.RIGHT })] });
}

function pageFoot({ digest }: OfficialDocument, side: 'odd' | 'even'): Footer {
  const page = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    size: SIZE.page * 2,
    font: FONT.page,
  });
  const outside = side === 'odd' ? { right: pt(SIZE.page) } : { left: pt(SIZE.page) };
  return new Footer({
    children: [
      new Paragraph({
        children: [page],
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: outside,
      }),
      new Paragraph({
        children: [run(`数据摘要 SHA-256 ${digest}`, { size: SIZE.foot, color: GREY })],
        alignment: AlignmentType.CENTER,
      }),
    ],
  });
}

function inTwips({ top, left, right, bottom }: typeof MARGIN | typeof WIDE_MARGIN): {
  top: number;
  left: number;
  right: number;
  bottom: number;
} {
  return { top: mm(top), left: mm(left), right: mm(right), bottom: mm(bottom) };
}
