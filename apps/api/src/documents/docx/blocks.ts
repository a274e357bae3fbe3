import { AlignmentType, FootnoteReferenceRun, ImageRun, type Paragraph } from 'docx';
import type { DrawnChart } from '../charts/draw-charts';
import { FONT, SIZE } from '../gb-9704';
import type { DocumentBlock, DocumentChart } from '../official-document';
import { body, mm, paragraph, run } from './type';
import { caption, note, table } from './table';
import { chartTable } from '../charts/chart-table';

/** What the writer of blocks has to know of the document around them. */
export interface Setting {
  /** Width of text in twentieths of a point. */
  readonly width: number;
  readonly charts: ReadonlyMap<DocumentChart, DrawnChart>;
  /** Footnotes in the order in which they are met. */
  readonly notes: string[];
  /** Tables in the order in which they are met, as text. */
  readonly tables: string[];
  /** Headings are numbered 一、（一）1. where their text is not. */
  readonly numbered: boolean;
  /** Title that stands above: a caption that says the same is left out. */
  readonly title: string;
}

export function blocks(list: readonly DocumentBlock[], setting: Setting): Paragraph[] {
  const numbers = new HeadingNumbers(setting.numbered);
  return list.flatMap((block): Paragraph[] => {
    switch (block.kind) {
      case 'heading':
        return [heading(block.level, numbers.next(block.level, block.text))];
      case 'paragraph':
        return [text(block, setting)];
      case 'table':
        return table(block.table, setting);
      case 'chart':
        return chart(block.chart, setting);
    }
  });
}

/** 7.3.3: 黑体, 楷体, 仿宋. */
const HEADING_FONTS = { 1: FONT.heading, 2: FONT.sub, 3: FONT.body } as const;

function heading(level: 1 | 2 | 3, words: string): Paragraph {
  return paragraph([run(words, { font: HEADING_FONTS[level] })], {
    indent: { firstLine: 640 },
    keepNext: true,
    outlineLevel: level - 1,
  });
}

function text(block: Extract<DocumentBlock, { kind: 'paragraph' }>, { notes }: Setting): Paragraph {
  const words = run(block.text, block.strong ? { font: FONT.heading } : {});
  if (block.footnote === undefined) return body(words);
  return body(words, new FootnoteReferenceRun(notes.push(block.footnote)));
}

/** The picture with its caption; the figures as a table where no picture can be drawn. */
function chart(one: DocumentChart, setting: Setting): Paragraph[] {
  const drawn = setting.charts.get(one);
  if (!drawn?.png) return [...table(chartTable(one), setting), note(drawn?.why ?? '')];
  const width = Math.min(drawn.width, Math.floor((setting.width / 1440) * 96));
  const height = Math.round((drawn.height * width) / drawn.width);
  const picture = new ImageRun({
    type: 'png',
    data: drawn.png,
    transformation: { width, height },
    altText: { name: one.title, title: one.title, description: drawn.words },
  });
  return [
    paragraph([picture], {
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { line: 240, lineRule: 'auto', before: mm(2) },
    }),
    caption(`${one.title}（单位：${one.unit}）`, { font: FONT.sub, size: SIZE.caption }),
  ];
}

/** 一、（一）1.: each level starts anew under the one above it. */
export class HeadingNumbers {
  private readonly counts: [number, number, number] = [0, 0, 0];

  constructor(private readonly numbered: boolean) {}

  next(level: 1 | 2 | 3, words: string): string {
    const count = ++this.counts[level - 1]!;
    this.counts.fill(0, level);
    if (!this.numbered || NUMBERED.test(words)) return words;
    return [`${chinese(count)}、`, `（${chinese(count)}）`, `${count}.`][level - 1]! + words;
  }
}

const NUMBERED = /^(第?[一二三四五六七八九十]+[、章节部]|（[一二三四五六七八九十]+）|\d+[.．、])/;
const DIGITS = '零一二三四五六七八九';

function chinese(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return ten + (ones === 0 && tens > 0 ? '' : (DIGITS[ones] ?? ''));
}
