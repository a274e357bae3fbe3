import {
  AlignmentType,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import {
  bulletinParagraphs,
  CITY_UNIT,
  lastDayOf,
  monthNumber,
  type MonthlyBulletinContent,
  yearOf,
} from '@yipanqi/domain';
import { yiPrinted } from './document-figures';
import { body, centred, FONTS, heading, mm, RED, redRule, right, run, SIZES } from './docx-pieces';
import { adjustmentTable, cityTable, cohortTables, headTable, nameOf, planTable, projectTable } from './docx-tables';
import type { StoredEdition } from './edition.repository';
import { editionNumber, editionTitle, statusMark } from './edition-title';
import { unzip, zip } from './stable-zip';

type DocumentEdition = Pick<
  StoredEdition<MonthlyBulletinContent>,
  'kind' | 'edition' | 'status' | 'content' | 'digest' | 'reason' | 'differences'
>;

/** A4 with the margins of GB/T 9704-2012: head 37, binding 28, type area 156 × 225 mm. */
const PAGE = { width: mm(210), height: mm(297) };
const MARGIN = { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35), header: mm(20), footer: mm(25) };
const WIDE_MARGIN = { top: mm(26), left: mm(20), right: mm(20), bottom: mm(24), header: mm(14), footer: mm(14) };
const TEXT_WIDTH = mm(156);
/** So many late entries are named in the footnote; the rest is in the table. */
const NOTED = 5;

export const DOCX_MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The edition as a Word bulletin, from the edition alone; the same edition gives the same bytes. */
export async function writeDocx(edition: DocumentEdition): Promise<Buffer> {
  const document = new Document({
    creator: issuer(edition.content),
    title: editionTitle(edition.kind, edition.content.period),
    description: `sha256 ${edition.digest}`,
    footnotes: footnotes(edition.content),
    styles: { default: { document: { run: { size: SIZES.body, font: { eastAsia: FONTS.body } } } } },
    sections: [firstSection(edition), tableSection(edition)],
  });
  return withoutTimes(await Packer.toBuffer(document));
}

/** Word keeps the moment of writing in its properties and its archive: it says nothing of the edition. */
async function withoutTimes(archive: Buffer): Promise<Buffer> {
  const parts = [...unzip(archive)].map(([name, bytes]): [string, string] => {
    const text = bytes.toString('utf8');
    return [
      name,
      name === 'docProps/core.xml' ? text.replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, '') : text,
    ];
  });
  return zip(new Map(parts));
}

function firstSection(edition: DocumentEdition): ISectionOptions {
  const { kind, content, reason } = edition;
  const { period } = content;
  const mark = kind === 'monthlyInterim' ? '招商投资促进情况快报' : '招商投资促进情况通报';
  return {
    properties: { page: { size: PAGE, margin: MARGIN } },
    headers: { default: pageHead(edition) },
    footers: { default: pageFoot() },
    children: [
      centred(mark, { font: FONTS.title, size: SIZES.mark, color: RED }, { after: 200 }),
      redRule(`${editionNumber(period, edition.edition)}${statusMark(edition)}`, issuer(content), TEXT_WIDTH),
      centred(
        editionTitle(kind, period),
        { font: FONTS.title, size: SIZES.title },
        { before: 200, after: 300, line: 700 },
      ),
      ...(content.interim
        ? [body(run('快报：本月尚未月结，以下数字以月结后的通报为准。', { font: FONTS.heading, color: RED }))]
        : []),
      ...(reason === ''
        ? []
        : [
            body(
              run(`本期为第${edition.edition}版，更正 ${edition.differences.length} 处，原因：${reason}`, {
                font: FONTS.sub,
              }),
            ),
          ]),
      ...paragraphs(content),
      new Paragraph({ children: [] }),
      right(issuer(content)),
      right(`数据截至${dayInWords(lastDayOf(period))}`),
    ],
  };
}

/** The late entries belong to the last sentence, which counts them. */
function paragraphs(content: MonthlyBulletinContent): Paragraph[] {
  const sentences = bulletinParagraphs(content);
  return sentences.map((sentence, index) => {
    if (index === 1) return body(run(sentence), new FootnoteReferenceRun(1));
    const late = content.adjustments.length > 0 && index === sentences.length - 1;
    return late ? body(run(sentence), new FootnoteReferenceRun(2)) : body(run(sentence));
  });
}

function footnotes(content: MonthlyBulletinContent): Record<string, { children: Paragraph[] }> {
  const note = (text: string): { children: Paragraph[] } => ({
    children: [new Paragraph({ children: [run(text, { size: SIZES.note })] })],
  });
  const basis =
    '合同引资为已签订并审核的正式协议金额，到位资金为有凭据并审核的到账金额；同比、完成率按精确数计算后取一位小数，没有上年同期数或年度目标的以“—”表示。';
  if (content.adjustments.length === 0) return { 1: note(basis) };
  const named = content.adjustments
    .slice(0, NOTED)
    .map(
      ({ voucherNo, leadName, occurredOn, amount }) =>
        `${leadName}（凭证 ${voucherNo}，${occurredOn} 发生${amount === null ? '' : `，${yiPrinted(amount)} 亿元`}）`,
    );
  const rest = content.adjustments.length > NOTED ? `等 ${content.adjustments.length} 张` : '';
  return { 1: note(basis), 2: note(`${named.join('；')}${rest}。全部见附表“调整事项”。`) };
}

/** Every page says that it is a 快报 or not yet published. */
function pageHead(document: DocumentEdition): Header {
  const { kind, edition } = document;
  const { period } = document.content;
  const words = `${editionTitle(kind, period)}　${editionNumber(period, edition)}${statusMark(document)}`;
  const children = [run(words, { size: SIZES.note })];
  if (kind === 'monthlyInterim')
    children.unshift(run('【快报】', { size: SIZES.note, font: FONTS.heading, color: RED }));
  return new Header({ children: [new Paragraph({ children, alignment: AlignmentType.RIGHT })] });
}

function pageFoot(): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —'];
  const page = new TextRun({ children, size: SIZES.page, font: '宋体' });
  return new Footer({ children: [new Paragraph({ children: [page], alignment: AlignmentType.CENTER })] });
}

function tableSection(edition: DocumentEdition): ISectionOptions {
  const { content } = edition;
  return {
    properties: {
      page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: WIDE_MARGIN },
    },
    headers: { default: pageHead(edition) },
    footers: { default: pageFoot() },
    children: [
      heading('附表 1　全市主要指标'),
      cityTable(content),
      ...cohortTables(content),
      heading('附表 3　规划进度（单位：亿元）', true),
      planTable(content),
      heading('附表 4　头部企业'),
      headTable(content),
      heading(
        `附表 5　今年以来达到 50 亿元的项目（单位：亿元；累计 ${content.projectsOver5bn.length} 个，全部见电子表格）`,
      ),
      projectTable(content),
      heading('附表 6　调整事项（单位：亿元）'),
      adjustmentTable(content),
    ],
  };
}

/** The bureau issues the bulletin. */
function issuer(content: MonthlyBulletinContent): string {
  return nameOf(content.units, CITY_UNIT);
}

function dayInWords(day: ReturnType<typeof lastDayOf>): string {
  return `${yearOf(day)}年${monthNumber(day)}月${Number(day.slice(8))}日`;
}
