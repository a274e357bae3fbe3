import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { type CellOut, columnName, type SheetOptions, type SheetWriter, WorkbookWriter } from '@yipanqi/api/platform';
import {
  type BulletinUnitContent,
  MEASURE_NAMES,
  type Measure,
  measuresOf,
  type MonthlyBulletinContent,
  RATE_NAMES,
  type RateName,
  type RemainderStanding,
} from '@yipanqi/domain';
import { byContractedRank, recordWords } from './document-figures';
import type { StoredEdition } from './edition.repository';
import { editionNumber, editionTitle, statusMark } from './edition-title';
import {
  count,
  COUNT_FORMAT,
  dash,
  figure,
  HEADING,
  money,
  percent,
  PERCENT_FORMAT,
  points,
  SUM,
  sumCell,
  text,
  unitWord,
} from './workbook-cells';
import { FOLLOWING, LEADING, LEADING_COLUMNS, otherRow, SumCells, unitRow } from './workbook-units';

type WorkbookEdition = Pick<
  StoredEdition<MonthlyBulletinContent>,
  'kind' | 'edition' | 'status' | 'content' | 'digest' | 'reason' | 'differences'
>;

/** Rows of title, note and headings above the figures. */
const HEAD_ROWS = 3;

/** The tables of an edition as a workbook, from the edition alone; the same edition gives the same bytes. */
export async function writeXlsx(edition: WorkbookEdition, to: string | Writable): Promise<void> {
  const out = typeof to === 'string' ? createWriteStream(to) : to;
  const title = `${editionTitle(edition.kind, edition.content.period)}（${editionNumber(edition.content.period, edition.edition)}）`;
  const book = new WorkbookWriter(out, { title, description: `sha256 ${edition.digest}` });
  const sheets = new BulletinSheets(book, edition, title);
  await sheets.city();
  await sheets.ranking();
  await sheets.others();
  await sheets.plan();
  await sheets.heads();
  await sheets.projects();
  await sheets.adjustments();
  await book.close();
}

class BulletinSheets {
  private readonly content: MonthlyBulletinContent;
  private readonly unitNames: ReadonlyMap<string, string>;
  private readonly lineNames: ReadonlyMap<string, string>;

  constructor(
    private readonly book: WorkbookWriter,
    private readonly edition: WorkbookEdition,
    private readonly title: string,
  ) {
    this.content = edition.content;
    this.unitNames = new Map(edition.content.units.map(({ unit, name }) => [unit, name]));
    this.lineNames = new Map(edition.content.quotaLines.map(({ key, name }) => [key, name]));
  }

  async city(): Promise<void> {
    const { city } = this.content;
    const headings = [
      '指标',
      '单位',
      '本月',
      '本月同比',
      '今年累计',
      '累计同比',
      '年度目标',
      '完成率',
      '超（欠）时序',
      '规划期累计',
    ];
    await this.sheet(
      '全市',
      '超（欠）时序为百分点；没有年度目标或上年同期数的以“—”表示。',
      [28, 8, 14, 11, 14, 11, 14, 11, 13, 16],
      headings,
      async (sheet) => {
        for (const measure of measuresOf(this.content)) {
          await sheet.write([
            text(MEASURE_NAMES[measure]),
            { ...text(unitWord(measure)), align: 'center' },
            figure(measure, city.month[measure]),
            percent(city.yoyMonth[measure]),
            figure(measure, city.yearToDate[measure]),
            percent(city.yoy[measure]),
            figure(measure, city.target[measure]),
            percent(city.completion[measure]),
            points(city.paceGap[measure]),
            figure(measure, city.planToDate[measure]),
          ]);
        }
        await sheet.write([]);
        for (const name of (Object.keys(RATE_NAMES) as RateName[]).filter((each) => each in city.rates)) {
          await sheet.write([
            text(RATE_NAMES[name]),
            { ...text('%'), align: 'center' },
            dash(),
            dash(),
            percent(city.rates[name]),
          ]);
        }
      },
    );
  }

  ranking(): Promise<void> {
    const note = '金额单位为亿元；按今年累计在分组内排位，位次变化与上月比；超（欠）时序为百分点。';
    const of = (measure: Measure): readonly string[] =>
      LEADING_COLUMNS.map((each) => `${MEASURE_NAMES[measure]}${each}`);
    return this.unitSheet('区县排名', note, LEADING.flatMap(of), unitRow, (cells) => {
      for (const measure of LEADING) {
        cells.sum(measure, 'month');
        cells.sum(measure, 'yearToDate');
        cells.blank(LEADING_COLUMNS.length - 2);
      }
    });
  }

  others(): Promise<void> {
    const of = (measure: Measure): readonly string[] => [`${MEASURE_NAMES[measure]}累计`, '位次'];
    return this.unitSheet(
      '其他指标',
      '金额单位为亿元；今年累计与分组内位次。',
      FOLLOWING.flatMap(of),
      otherRow,
      (cells) => {
        for (const measure of FOLLOWING) {
          cells.sum(measure, 'yearToDate');
          cells.blank(1);
        }
      },
    );
  }

  /** By cohort and rank; a sum under each cohort and over all of them. */
  private async unitSheet(
    name: string,
    note: string,
    headings: readonly string[],
    rowOf: (unit: BulletinUnitContent) => CellOut[],
    sums: (cells: SumCells) => void,
  ): Promise<void> {
    const widths = [24, 22, ...headings.map(() => 11)];
    await this.sheet(name, note, widths, ['分组', '单位', ...headings], async (sheet) => {
      const sumRows: number[] = [];
      for (const cohort of [...new Set(this.content.units.map((unit) => unit.cohort))]) {
        const units = this.content.units.filter((unit) => unit.cohort === cohort).sort(byContractedRank);
        const first = sheet.lastRow + 1;
        for (const unit of units) await sheet.write(rowOf(unit));
        const last = sheet.lastRow;
        const cells = new SumCells(`${cohort}小计`, units, (column) => `SUM(${column}${first}:${column}${last})`);
        sums(cells);
        await sheet.write(cells.row);
        sumRows.push(sheet.lastRow);
      }
      const ofSums = (column: string): string => `SUM(${sumRows.map((row) => `${column}${row}`).join(',')})`;
      const whole = new SumCells('全市合计', this.content.units, ofSums);
      sums(whole);
      await sheet.write(whole.row);
    });
  }

  async plan(): Promise<void> {
    const { quotaLines, remainder, indicators } = this.content;
    const headings = ['序号', '额度', '计划合同引资', '本月合同引资', '规划期累计', '完成率', '超（欠）时序', '待签'];
    const note = '金额单位为亿元；完成率对规划期额度，超（欠）时序对规划期已过月数，单位为百分点。';
    await this.sheet('规划进度', note, [6, 26, 16, 14, 16, 11, 13, 16], headings, async (sheet) => {
      const first = sheet.lastRow + 1;
      for (const [index, line] of quotaLines.entries()) await sheet.write(planRow(index + 1, line.name, line));
      await sheet.write(planRow(null, '未列入额度', remainder));
      const last = sheet.lastRow;
      const rows = [...quotaLines, remainder];
      const whole = indicators.find(({ measure }) => measure === 'contracted');
      await sheet.write([
        { ...SUM, value: '' },
        { ...SUM, value: '合计' },
        ...(['quota', 'thisMonth', 'contracted'] as const).map((of, at) =>
          sumCell(
            columnName(2 + at),
            first,
            last,
            rows.map((row) => row[of]),
          ),
        ),
        {
          ...SUM,
          format: PERCENT_FORMAT,
          formula: `E${last + 1}/C${last + 1}*100`,
          value: whole?.completion == null ? null : Number(whole.completion),
        },
        { ...SUM, ...points(whole?.paceGap ?? null) },
        sumCell(
          'H',
          first,
          last,
          rows.map((row) => row.toSign),
        ),
      ]);
      await sheet.write([]);
      await sheet.write(
        ['', '规划指标', '目标', '', '规划期累计', '完成率', '超（欠）时序', '尚差'].map((value) => ({
          ...SUM,
          value,
          align: 'center' as const,
        })),
      );
      for (const one of indicators) {
        const { measure } = one;
        await sheet.write([
          text(''),
          text(MEASURE_NAMES[measure]),
          figure(measure, one.target),
          { ...text(unitWord(measure)), align: 'center' },
          figure(measure, one.actual),
          percent(one.completion),
          points(one.paceGap),
          figure(measure, one.missing),
        ]);
      }
    });
  }

  async heads(): Promise<void> {
    const headings = ['头部企业目标', '目标（家）', '已计入（家）', '尚缺（家）', '已计入的企业'];
    const note = '同一组内每家企业只计一次；几条额度共用的目标不拆分。';
    await this.sheet('头部企业', note, [30, 12, 13, 12, 70], headings, async (sheet) => {
      const first = sheet.lastRow + 1;
      for (const { name, target, counted, missing } of this.content.headTargets) {
        await sheet.write([
          text(name),
          count(target),
          count(counted.length),
          count(missing),
          { ...text(counted.join('、')), wrap: true },
        ]);
      }
      const { headTargets } = this.content;
      const last = sheet.lastRow;
      const total = (column: string, of: (head: (typeof headTargets)[number]) => number): CellOut => ({
        ...SUM,
        format: COUNT_FORMAT,
        formula: `SUM(${column}${first}:${column}${last})`,
        value: headTargets.reduce((sum, head) => sum + of(head), 0),
      });
      await sheet.write([
        { ...SUM, value: '合计' },
        total('B', ({ target }) => target),
        total('C', ({ counted }) => counted.length),
        total('D', ({ missing }) => missing),
        { ...SUM, value: '' },
      ]);
      await sheet.write([]);
      await sheet.write(
        ['头部企业', '计入月份', '责任单位', '项目编号', '项目名称'].map((value) => ({
          ...SUM,
          value,
          align: 'center' as const,
        })),
      );
      for (const { countedLeads } of headTargets) {
        for (const head of countedLeads) {
          await sheet.write(
            [head.enterprise, head.month, this.unitName(head.unit), head.leadCode, head.leadName].map(text),
          );
        }
      }
    });
  }

  async projects(): Promise<void> {
    const { projectsOver5bn } = this.content;
    const headings = ['序号', '项目编号', '项目名称', '企业', '责任单位', '额度', '达到月份', '合同引资（亿元）'];
    await this.sheet(
      '50亿元以上项目',
      '合同引资累计达到 50 亿元、至本月末仍达到的项目。',
      [6, 18, 40, 36, 22, 24, 12, 17],
      headings,
      async (sheet) => {
        const first = sheet.lastRow + 1;
        for (const [index, project] of projectsOver5bn.entries()) {
          const { leadCode, leadName, enterprise, unit, quotaLine, month, contracted } = project;
          const names = [
            leadCode,
            leadName,
            enterprise,
            this.unitName(unit),
            this.lineNames.get(quotaLine) ?? '未列入额度',
            month,
          ];
          await sheet.write([count(index + 1), ...names.map(text), money(contracted)]);
        }
        if (projectsOver5bn.length === 0) await sheet.write([text(''), text('没有')]);
        else {
          await sheet.write([
            { ...SUM, value: '' },
            { ...SUM, value: '合计' },
            ...Array.from({ length: 5 }, () => ({ ...SUM, value: '' })),
            sumCell(
              'H',
              first,
              sheet.lastRow,
              projectsOver5bn.map(({ contracted }) => contracted),
            ),
          ]);
        }
      },
    );
  }

  async adjustments(): Promise<void> {
    const { adjustments } = this.content;
    const headings = ['凭证号', '类型', '项目编号', '项目名称', '责任单位', '发生日期', '记账月份', '金额（亿元）'];
    const note = '发生在以前月份、该月已经月结，因而记入本月的凭证。';
    await this.sheet('调整说明', note, [20, 14, 18, 40, 22, 13, 12, 15], headings, async (sheet) => {
      const first = sheet.lastRow + 1;
      for (const each of adjustments) {
        const { voucherNo, type, kind, leadCode, leadName, unit, occurredOn, bookedMonth, amount } = each;
        await sheet.write([
          ...[voucherNo, recordWords(type, kind), leadCode, leadName, this.unitName(unit)].map(text),
          { border: true, date: occurredOn, align: 'center' },
          text(bookedMonth),
          amount === null ? dash() : money(amount),
        ]);
      }
      if (adjustments.length === 0) await sheet.write([text('没有')]);
      else {
        await sheet.write([
          { ...SUM, value: '合计' },
          ...Array.from({ length: 6 }, () => ({ ...SUM, value: '' })),
          sumCell(
            'H',
            first,
            sheet.lastRow,
            adjustments.flatMap(({ amount }) => (amount === null ? [] : [amount])),
          ),
        ]);
      }
      await this.correction(sheet);
      await sheet.write([]);
      await sheet.write([`规划版本：第 ${this.content.planVersion} 版`]);
      await sheet.write([`内容摘要（SHA-256）：${this.edition.digest}`]);
    });
  }

  private async correction(sheet: SheetWriter): Promise<void> {
    const { reason, differences } = this.edition;
    if (reason === '' && differences.length === 0) return;
    await sheet.write([]);
    await sheet.write([{ value: `更正原因：${reason}`, bold: true }]);
    await sheet.write(['更正处', '', '', '原数', '现数'].map((value) => ({ ...SUM, value, align: 'center' as const })));
    for (const { path, before, after } of differences) {
      await sheet.write([text(path), text(''), text(''), text(String(before ?? '—')), text(String(after ?? '—'))]);
    }
  }

  /** Title, note and headings stay in view, with the first two columns. */
  private async sheet(
    name: string,
    note: string,
    widths: readonly number[],
    headings: readonly string[],
    fill: (sheet: SheetWriter) => Promise<void>,
  ): Promise<void> {
    const mark = statusMark(this.edition);
    const options: SheetOptions = {
      columns: widths.map((width) => ({ width })),
      freeze: { rows: HEAD_ROWS, columns: 2 },
      landscape: true,
      footer: `${this.title}${mark}`,
    };
    await this.book.sheet(name, options, async (sheet) => {
      await sheet.write([{ value: `${name}　${this.title}${mark}`, bold: true, size: 14 }], 26);
      await sheet.write([{ value: note, color: '5B6472' }]);
      await sheet.write(
        headings.map((value) => ({ ...HEADING, value })),
        34,
      );
      await fill(sheet);
    });
  }

  private unitName(unit: string): string {
    return this.unitNames.get(unit) ?? unit;
  }
}

function planRow(index: number | null, name: string, line: RemainderStanding): CellOut[] {
  return [
    index === null ? text('') : count(index),
    text(name),
    money(line.quota),
    money(line.thisMonth),
    money(line.contracted),
    percent(line.completion),
    points(line.paceGap),
    money(line.toSign),
  ];
}
