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
  type Table,
  TextRun,
} from 'docx';
import {
  bulletinParagraphs,
  CITY_UNIT,
  type BulletinUnitContent,
  lastDayOf,
  MEASURE_NAMES,
  MEASURES,
  monthNumber,
  type MonthlyBulletinContent,
  parseYuan,
  sumFen,
  toYuan,
  yearOf,
} from '@yipanqi/domain';
import {
  byContractedRank,
  changePrinted,
  percentPrinted,
  pointsPrinted,
  printed,
  recordWords,
  yiPrinted,
} from './document-figures';
import { body, centred, type Column, FONTS, heading, RED, redRule, right, run, SIZES, table } from './docx-pieces';
import type { StoredEdition } from './edition.repository';
import { editionNumber, editionTitle, statusMark } from './edition-title';
import { unzip, zip } from './stable-zip';

type DocumentEdition = Pick<
  StoredEdition,
  'kind' | 'period' | 'edition' | 'status' | 'content' | 'digest' | 'reason' | 'differences'
>;

/** Millimetres in twentieths of a point. */
const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
/** A4 with the margins of GB/T 9704-2012: head 37, binding 28, type area 156 × 225 mm. */
const PAGE = { width: mm(210), height: mm(297) };
const MARGIN = { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35), header: mm(20), footer: mm(25) };
const WIDE_MARGIN = { top: mm(26), left: mm(20), right: mm(20), bottom: mm(24), header: mm(14), footer: mm(14) };
const TEXT_WIDTH = mm(156);
const WIDE_WIDTH = mm(257);
/** So many late entries are named in the footnote; the rest is in the table. */
const NOTED = 5;

export const DOCX_MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The edition as a Word bulletin, from the edition alone; the same edition gives the same bytes. */
export async function writeDocx(edition: DocumentEdition): Promise<Buffer> {
  const document = new Document({
    creator: issuer(edition.content),
    title: editionTitle(edition.kind, edition.period),
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
  const { kind, period, content, reason } = edition;
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
  const { kind, period, edition } = document;
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

function cityTable({ city }: MonthlyBulletinContent): Table {
  const columns = named(
    [
      ['指标', 22, 'left'],
      ['单位', 7, 'center'],
    ],
    ['本月', '本月同比', '今年累计', '累计同比', '年度目标', '完成率', '超（欠）时序', '规划期累计'],
    11,
  );
  const unit = (measure: (typeof MEASURES)[number]): string =>
    typeof city.month[measure] === 'string' ? '亿元' : measure === 'headEnterprises' ? '家' : '个';
  return table(
    columns,
    MEASURES.map((measure) => [
      MEASURE_NAMES[measure],
      unit(measure),
      printed(measure, city.month[measure]),
      percentPrinted(city.yoyMonth[measure]),
      printed(measure, city.yearToDate[measure]),
      percentPrinted(city.yoy[measure]),
      printed(measure, city.target[measure]),
      percentPrinted(city.completion[measure]),
      pointsPrinted(city.paceGap[measure]),
      printed(measure, city.planToDate[measure]),
    ]),
    WIDE_WIDTH,
  );
}

/** A table for each cohort that is ranked, by rank of contracted capital of the year to date; the bureau stands by itself. */
function cohortTables({ units }: MonthlyBulletinContent): (Paragraph | Table)[] {
  const columns = named(
    [
      ['位次', 5, 'center'],
      ['单位', 18, 'left'],
    ],
    [
      '合同引资本月',
      '合同引资累计',
      '年度目标',
      '完成率',
      '超（欠）时序',
      '同比',
      '位次变化',
      '全市位次',
      '到位资金累计',
      '到位完成率',
      '到位位次',
      '签约项目数',
    ],
    9,
  );
  const cohorts = [...new Set(units.map(({ cohort }) => cohort))];
  return cohorts.flatMap((cohort, index) => {
    const members = units.filter((unit) => unit.cohort === cohort).sort(byContractedRank);
    const sums = (['month', 'yearToDate'] as const).map((window) =>
      sumOf(members.map((unit) => unit[window].contracted)),
    );
    const inPlace = sumOf(members.map((unit) => unit.yearToDate.inPlace));
    const signed = members.reduce((sum, unit) => sum + Number(unit.yearToDate.signedProjects), 0);
    const sum = ['', '小计', ...sums, '', '', '', '', '', '', inPlace, '', '', String(signed)];
    return [
      heading(`附表 2-${index + 1}　${cohort}（单位：亿元、个）`, index === 0),
      table(columns, [...members.map(unitRow), sum], WIDE_WIDTH, true),
    ];
  });
}

function unitRow(unit: BulletinUnitContent): string[] {
  const { month, yearToDate, target, completion, paceGap, yoy, rank, cityRank, rankChange } = unit;
  return [
    place(rank.contracted),
    unit.name,
    yiPrinted(month.contracted),
    yiPrinted(yearToDate.contracted),
    printed('contracted', target.contracted),
    percentPrinted(completion.contracted),
    pointsPrinted(paceGap.contracted),
    percentPrinted(yoy.contracted),
    changePrinted(rankChange.contracted),
    place(cityRank.contracted),
    yiPrinted(yearToDate.inPlace),
    percentPrinted(completion.inPlace),
    place(rank.inPlace),
    String(yearToDate.signedProjects),
  ];
}

function planTable({ quotaLines, remainder, indicators }: MonthlyBulletinContent): Table {
  const columns = named(
    [
      ['序号', 5, 'center'],
      ['额度', 22, 'left'],
    ],
    ['计划合同引资', '本月', '规划期累计', '完成率', '超（欠）时序', '待签'],
    12,
  );
  const rows = [
    ...quotaLines.map((line, index) => ({ ...line, no: String(index + 1) })),
    { ...remainder, name: '未列入额度', no: '' },
  ];
  const whole = indicators.find(({ measure }) => measure === 'contracted');
  const sum = (of: 'quota' | 'thisMonth' | 'contracted' | 'toSign'): string => sumOf(rows.map((row) => row[of]));
  return table(
    columns,
    [
      ...rows.map((row) => [
        row.no,
        row.name,
        yiPrinted(row.quota),
        yiPrinted(row.thisMonth),
        yiPrinted(row.contracted),
        percentPrinted(row.completion),
        pointsPrinted(row.paceGap),
        yiPrinted(row.toSign),
      ]),
      [
        '',
        '合计',
        sum('quota'),
        sum('thisMonth'),
        sum('contracted'),
        percentPrinted(whole?.completion ?? null),
        pointsPrinted(whole?.paceGap ?? null),
        sum('toSign'),
      ],
    ],
    WIDE_WIDTH,
    true,
  );
}

function headTable({ headTargets }: MonthlyBulletinContent): Table {
  const columns: Column[] = [
    { heading: '头部企业目标', width: 26, align: 'left' },
    { heading: '目标', width: 7 },
    { heading: '已计入', width: 7 },
    { heading: '尚缺', width: 7 },
    { heading: '已计入的企业', width: 60, align: 'left' },
  ];
  const total = (of: (head: (typeof headTargets)[number]) => number): string =>
    String(headTargets.reduce((sum, head) => sum + of(head), 0));
  return table(
    columns,
    [
      ...headTargets.map(({ name, target, counted, missing }) => [
        name,
        String(target),
        String(counted.length),
        String(missing),
        counted.join('、'),
      ]),
      [
        '合计',
        total(({ target }) => target),
        total(({ counted }) => counted.length),
        total(({ missing }) => missing),
        '',
      ],
    ],
    WIDE_WIDTH,
    true,
  );
}

/** Those that reached it this year; the workbook names all. */
function projectTable({ period, units, ...content }: MonthlyBulletinContent): Table {
  const projectsOver5bn = content.projectsOver5bn.filter(({ month }) => yearOf(month) === yearOf(period));
  const columns: Column[] = [
    { heading: '项目', width: 34, align: 'left' },
    { heading: '企业', width: 32, align: 'left' },
    { heading: '责任单位', width: 16, align: 'left' },
    { heading: '达到月份', width: 10, align: 'center' },
    { heading: '合同引资', width: 12 },
  ];
  if (projectsOver5bn.length === 0) return table(columns, [['没有', '', '', '', '']], WIDE_WIDTH);
  return table(
    columns,
    [
      ...projectsOver5bn.map(({ leadName, enterprise, unit, month, contracted }) => [
        leadName,
        enterprise,
        nameOf(units, unit),
        month,
        yiPrinted(contracted),
      ]),
      ['合计', '', '', '', sumOf(projectsOver5bn.map(({ contracted }) => contracted))],
    ],
    WIDE_WIDTH,
    true,
  );
}

function adjustmentTable({ adjustments, units }: MonthlyBulletinContent): Table {
  const columns: Column[] = [
    { heading: '凭证号', width: 18, align: 'left' },
    { heading: '类型', width: 16, align: 'center' },
    { heading: '项目', width: 34, align: 'left' },
    { heading: '责任单位', width: 16, align: 'left' },
    { heading: '发生日期', width: 12, align: 'center' },
    { heading: '金额', width: 12 },
  ];
  if (adjustments.length === 0) return table(columns, [['没有', '', '', '', '', '']], WIDE_WIDTH);
  return table(
    columns,
    adjustments.map(({ voucherNo, type, kind, leadName, unit, occurredOn, amount }) => [
      voucherNo,
      recordWords(type, kind),
      leadName,
      nameOf(units, unit),
      occurredOn,
      amount === null ? '—' : yiPrinted(amount),
    ]),
    WIDE_WIDTH,
  );
}

function named(
  first: readonly (readonly [heading: string, width: number, align: 'left' | 'center'])[],
  rest: readonly string[],
  width: number,
): Column[] {
  return [
    ...first.map(([name, wide, align]) => ({ heading: name, width: wide, align })),
    ...rest.map((name) => ({ heading: name, width })),
  ];
}

function place(rank: number | null): string {
  return rank === null ? '—' : String(rank);
}

function sumOf(amounts: readonly (string | number)[]): string {
  return yiPrinted(toYuan(sumFen(amounts.map((amount) => parseYuan(String(amount))))));
}

function nameOf(units: MonthlyBulletinContent['units'], id: string): string {
  return units.find(({ unit }) => unit === id)?.name ?? id;
}

/** The bureau issues the bulletin. */
function issuer(content: MonthlyBulletinContent): string {
  return nameOf(content.units, CITY_UNIT);
}

function dayInWords(day: ReturnType<typeof lastDayOf>): string {
  return `${yearOf(day)}年${monthNumber(day)}月${Number(day.slice(8))}日`;
}
