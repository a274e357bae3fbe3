import { AlignmentType, BorderStyle, LineRuleType, Paragraph } from 'docx';
import type { DocumentTemplate } from '@yipanqi/domain';
import { FONT, markSize, RED, SIZE } from '../gb-9704';
import type { OfficialDocument } from '../official-document';
import { balancedLines } from '../balanced-lines';
import { blank, LINE, mm, paragraph, pt, run } from './type';

/** From the edge of the type area to the mark (7.2.4), less the room above its characters. */
const ABOVE_MARK = mm(30);

/** 版头 and title: mark, number and rule; the number alone where the paper has its head printed. */
export function head(document: OfficialDocument, template: DocumentTemplate): Paragraph[] {
  return [
    ...(template.redHead ? redHead(document) : plainHead(document)),
    ...title(document.title),
    ...addressee(document),
  ];
}

function redHead(document: OfficialDocument): Paragraph[] {
  const size = markSize(document.mark);
  return [
    new Paragraph({ children: [], spacing: { line: ABOVE_MARK, lineRule: LineRuleType.EXACT } }),
    new Paragraph({
      children: [run(document.mark, { font: FONT.title, size, color: RED })],
      alignment: AlignmentType.CENTER,
      spacing: { line: pt(size * 1.25), lineRule: LineRuleType.EXACT },
    }),
    ...blank(1),
    // The rule stands 4 mm below the number (7.2.7), as wide as the type area.
    paragraph([run(numberLine(document))], {
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 } },
    }),
    ...blank(2),
  ];
}

function plainHead(document: OfficialDocument): Paragraph[] {
  const number = numberLine(document);
  return number === '' ? blank(1) : [paragraph([run(number)], { alignment: AlignmentType.RIGHT }), ...blank(2)];
}

export function numberLine({ number, statusMark }: OfficialDocument): string {
  return `${number}${inBrackets(statusMark)}`;
}

/** 草稿 → （草稿）; nothing once published. */
export function inBrackets(mark: string): string {
  return mark === '' || mark.startsWith('（') ? mark : `（${mark}）`;
}

/** 7.3.1: size 2, in the middle, broken between words into lines of like length. */
export function title(text: string): Paragraph[] {
  return [
    new Paragraph({
      children: balancedLines(text).map((line, at) =>
        run(line, { font: FONT.title, size: SIZE.title, ...(at > 0 && { break: 1 }) }),
      ),
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { line: pt(SIZE.title * 1.6), lineRule: LineRuleType.EXACT },
    }),
    ...blank(1),
  ];
}

function addressee({ addressee: to }: OfficialDocument): Paragraph[] {
  if (to === '') return [];
  return [paragraph([run(`${to.replace(/[:：]$/, '')}：`)], { spacing: { line: LINE, lineRule: LineRuleType.EXACT } })];
}
