import { FONT, GREY, MARGIN, PAPER, RED, SIZE, TYPE_AREA, WIDE_MARGIN } from '../gb-9704';
import { inBrackets } from '../docx/head';
import type { OfficialDocument } from '../official-document';

/** The faces of the standard, then what systems have in their place. */
const FACES = {
  title: `'${FONT.title}', 'FZXiaoBiaoSong-B05S', 'Noto Serif CJK SC', 'Source Han Serif SC', SimSun, serif`,
  body: `'Times New Roman', '${FONT.body}', FangSong, 'Noto Serif CJK SC', 'Source Han Serif SC', SimSun, serif`,
  heading: `'${FONT.heading}', SimHei, 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif`,
  sub: `'${FONT.sub}', KaiTi, 'Noto Serif CJK SC', SimSun, serif`,
  page: `'${FONT.page}', SimSun, 'Noto Serif CJK SC', serif`,
} as const;
const LINE = ((TYPE_AREA.height / 25.4) * 72) / TYPE_AREA.lines;
/** 28 characters a line. */
const SPACING = ((TYPE_AREA.width / 25.4) * 72) / TYPE_AREA.characters - SIZE.body - 0.01;

/** The measures of the Word file as a style sheet for print. */
export function styleSheet(document: OfficialDocument): string {
  const { top, right, bottom, left } = MARGIN;
  return `
@page { size: ${PAPER.width}mm ${PAPER.height}mm; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; ${pageHead(document)} ${pageFoot(document)} }
@page :right { @bottom-right { ${pageNumber('right')} } }
@page :left { @bottom-left { ${pageNumber('left')} } }
@page wide { size: ${PAPER.height}mm ${PAPER.width}mm; margin: ${WIDE_MARGIN.top}mm ${WIDE_MARGIN.right}mm ${WIDE_MARGIN.bottom}mm ${WIDE_MARGIN.left}mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; font: ${SIZE.body}pt/${LINE.toFixed(3)}pt ${FACES.body}; letter-spacing: ${SPACING.toFixed(3)}pt; text-align: justify; }
p { margin: 0; text-indent: 2em; orphans: 2; widows: 2; }
p.flush { text-indent: 0; }
p.strong { font-family: ${FACES.heading}; }
sup { font-size: 9pt; line-height: 0; }
.mark { padding-top: 32mm; text-align: center; font-family: ${FACES.title}; color: #${RED}; line-height: 1.2; letter-spacing: 0; }
.number { text-align: center; }
.number.red { margin-top: ${(LINE * 1.5).toFixed(1)}pt; padding-bottom: 4mm; border-bottom: 1.5pt solid #${RED}; margin-bottom: ${(LINE * 2).toFixed(1)}pt; }
.number.plain { text-align: right; margin-bottom: ${(LINE * 2).toFixed(1)}pt; }
h1 { margin: 0 0 ${LINE.toFixed(1)}pt; text-align: center; font: ${SIZE.title}pt/1.6 ${FACES.title}; letter-spacing: 0; break-after: avoid; }
h2, h3, h4 { margin: 0; font-size: inherit; font-weight: normal; text-indent: 2em; break-after: avoid; }
h2 { font-family: ${FACES.heading}; }
h3 { font-family: ${FACES.sub}; }
.caption { margin: 6pt 0 4pt; text-align: center; font: ${SIZE.caption}pt/1.4 ${FACES.heading}; letter-spacing: 0; break-after: avoid; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; line-height: 1.3; letter-spacing: 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #4B5563; padding: 1.2pt 2.5pt; overflow-wrap: anywhere; }
th { background: #EEF1F5; font-family: ${FACES.heading}; font-weight: normal; text-align: center; }
td.left { text-align: left; } td.center { text-align: center; } td.right { text-align: right; font-variant-numeric: tabular-nums; }
tr.sum td { font-weight: bold; }
.note { margin: 3pt 0 8pt; font: ${SIZE.note}pt/1.4 ${FACES.sub}; letter-spacing: 0; break-before: avoid; }
table + .caption, table + table { margin-top: 10pt; }
figure { margin: 6pt 0 8pt; text-align: center; break-inside: avoid; }
figure img { max-width: 100%; max-height: 200mm; }
figcaption { font: ${SIZE.caption}pt/1.4 ${FACES.sub}; letter-spacing: 0; }
.attached { display: flex; margin-top: ${LINE.toFixed(1)}pt; padding-left: 2em; }
.attached { break-after: avoid; }
.attached > span { flex: none; } .attached > div > div { display: flex; } .attached > div > div > span:first-child { flex: none; }
.signature { margin-top: ${LINE.toFixed(1)}pt; text-align: right; break-inside: avoid; }
.seal { padding-top: ${LINE.toFixed(1)}pt; color: #${GREY}; }
.footnotes { margin-top: ${LINE.toFixed(1)}pt; padding-top: 4pt; font-size: ${SIZE.note}pt; line-height: 1.4; letter-spacing: 0; position: relative; }
.footnotes::before { content: ''; position: absolute; top: 0; left: 0; width: 50mm; border-top: 0.5pt solid #000; }
section { break-before: page; }
section.wide { page: wide; }
section .label { font-family: ${FACES.heading}; }
section.standing .label { margin-bottom: ${LINE.toFixed(1)}pt; }
`;
}

/** 7.5: size 4 in 宋体, 7 mm below the type area, one character from its edge. */
function pageNumber(side: 'left' | 'right'): string {
  return `content: '— ' counter(page) ' —'; font: ${SIZE.page}pt ${FACES.page}; vertical-align: top; padding-top: 7mm; padding-${side}: ${SIZE.page}pt; white-space: nowrap;`;
}

function pageFoot({ digest }: OfficialDocument): string {
  return `@bottom-center { content: ${quoted(`数据摘要 SHA-256 ${digest}`)}; font: ${SIZE.foot}pt ${FACES.page}; color: #${GREY}; vertical-align: bottom; padding-bottom: 8mm; white-space: nowrap; }`;
}

/** Every page of what is not published says so. */
function pageHead({ title, number, statusMark }: OfficialDocument): string {
  if (statusMark === '') return '';
  const interim = statusMark.includes('快报');
  const words = `${interim ? '【快报】' : ''}${title}　${number}${interim ? '' : inBrackets(statusMark)}`;
  return `@top-right { content: ${quoted(words)}; font: ${SIZE.note}pt ${FACES.body}; vertical-align: bottom; padding-bottom: 6mm; white-space: nowrap; ${interim ? `color: #${RED};` : ''} }`;
}

/** A text as a CSS string. */
function quoted(text: string): string {
  return `'${text.replace(/[\\'"<>\n\r]/g, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}'`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
