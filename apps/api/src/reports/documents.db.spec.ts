import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CellValue, WorkbookReader } from '@yipanqi/api/platform';
import { bulletinParagraphs, type BulletinUnitContent, type MonthlyBulletinContent } from '@yipanqi/domain';
import { printed, unzip, yiExact, yiPrinted } from '@yipanqi/api/documents';
import { EditionFiles } from './edition-files';
import type { StoredEdition } from './edition.repository';
import { openHistory, type ReportsBench } from '../../testing/reports-bench';

describe('documents of an edition', () => {
  let bench: ReportsBench;
  let edition: StoredEdition<MonthlyBulletinContent>;
  let interim: StoredEdition<MonthlyBulletinContent>;
  let folder: string;
  let files: EditionFiles;
  beforeAll(async () => {
    bench = await openHistory();
    files = bench.app.get(EditionFiles);
    edition = await bench.compute('verifier', '2021-03');
    interim = await bench.compute('verifier', '2021-04', { interim: true });
    folder = mkdtempSync(join(tmpdir(), 'yipanqi-documents-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await bench.close();
  });

  const sheets = async (
    of: StoredEdition<MonthlyBulletinContent>,
  ): Promise<Map<string, readonly (readonly CellValue[])[]>> => {
    const path = join(folder, `${of.kind}.xlsx`);
    writeFileSync(path, (await files.xlsx(of)).bytes);
    const reader = await WorkbookReader.open(path, 1 << 26);
    const read = new Map<string, readonly (readonly CellValue[])[]>();
    for (const sheet of reader.sheets) {
      const rows: (readonly CellValue[])[] = [];
      for await (const chunk of reader.rows(sheet)) rows.push(...chunk.map(({ cells }) => cells));
      read.set(sheet, rows);
    }
    await reader.close();
    return read;
  };
  const words = async (of: StoredEdition<MonthlyBulletinContent>): Promise<string> => {
    const xml =
      unzip((await files.docx(of)).bytes)
        .get('word/document.xml')
        ?.toString('utf8') ?? '';
    return xml
      .replace(/<\/w:tc>/g, '|')
      .replace(/<\/w:(p|tr)>/g, '\n')
      .replace(/<[^>]+>/g, '');
  };
  const unit = (id: string): BulletinUnitContent => {
    const found = edition.content.units.find((each) => each.unit === id);
    if (!found) throw new Error(`no unit ${id}`);
    return found;
  };

  it('hold the edition’s figures in the workbook, exact in 亿元', async () => {
    const read = await sheets(edition);
    expect([...read.keys()]).toEqual(
      expect.arrayContaining(['全市', '区县排名', '其他指标', '规划进度', '头部企业', '50亿元以上项目', '调整说明']),
    );
    const city = read.get('全市') ?? [];
    expect(city[0]?.[0]).toContain('关于2021年3月招商投资促进情况的通报');
    const contracted = city.find(([name]) => name === '合同引资额') ?? [];
    expect(contracted.slice(2)).toEqual([20, -99.8, 132.345678, -98.7, 16_000, 0.8, -24.17, 132.345678]);
    const ranking = read.get('区县排名') ?? [];
    for (const each of edition.content.units) {
      const row = ranking.find((cells) => cells[1] === each.name) ?? [];
      expect(row[3]).toBe(Number(yiExact(each.yearToDate.contracted)));
      expect(row[8]).toBe(each.rank.contracted ?? '—');
    }
    const whole = ranking.find(([name]) => name === '全市合计') ?? [];
    expect([whole[2], whole[3]]).toEqual([20, 132.345678]);
    const plan = read.get('规划进度') ?? [];
    expect(plan.find((cells) => cells[1] === '合计')?.slice(2, 5)).toEqual([100_000, 20, 132.345678]);
    expect(plan.find((cells) => cells[1] === '未列入额度')?.[2]).toBe(9_000);
    expect(read.get('50亿元以上项目')?.find((cells) => cells[0] === 'B2')?.[6]).toBe(55);
    expect(read.get('调整说明')?.find(([voucher]) => voucher === 'YS-LATE')?.[7]).toBe(5);
  });

  it('sum by formula in the workbook, over the rows above', async () => {
    const parts = unzip((await files.xlsx(edition)).bytes);
    const plan = parts.get('xl/worksheets/sheet4.xml')?.toString('utf8') ?? '';
    expect(plan).toContain('<f>SUM(C4:C24)</f><v>100000</v>');
    expect(plan).toContain('state="frozen"');
    const ranking = parts.get('xl/worksheets/sheet2.xml')?.toString('utf8') ?? '';
    expect(ranking).toMatch(/<f>SUM\(D\d+:D\d+\)<\/f>/);
  });

  it('say the same in Word: title, number, sentences, tables by cohort, heads', async () => {
    const text = await words(edition);
    for (const sentence of bulletinParagraphs(edition.content)) expect(text).toContain(sentence);
    expect(text).toContain('关于2021年3月招商投资促进情况的通报');
    expect(text).toContain('2021年第3期（草稿）');
    for (const cohort of new Set(edition.content.units.map((each) => each.cohort))) expect(text).toContain(cohort);
    for (const { unit: id } of edition.content.units) {
      const { name, rank, yearToDate, completion } = unit(id);
      const row = text.split('\n').join('').split('|');
      const at = row.indexOf(name);
      expect(row[at - 1]).toMatch(new RegExp(`${rank.contracted ?? '—'}$`));
      expect(row[at + 2]).toBe(yiPrinted(yearToDate.contracted));
      expect(row[at + 4]).toBe(printed('percent', completion.contracted));
    }
    expect(text).toContain('演示企业B2有限公司');
    expect(text).toContain('累计 4 个，全部见电子表格');
    expect(text).not.toContain('演示企业A1有限公司');
    expect(text).not.toContain('快报');
  });

  it('carry late entries as a footnote', async () => {
    const notes =
      unzip((await files.docx(edition)).bytes)
        .get('word/footnotes.xml')
        ?.toString('utf8') ?? '';
    expect(notes.replace(/<[^>]+>/g, '')).toContain('演示项目B3（凭证 YS-LATE，2021-02-20 发生，5.00 亿元）');
  });

  it('are marked 快报 on every page of an interim edition', async () => {
    const parts = unzip((await files.docx(interim)).bytes);
    const heads = [...parts].filter(([name]) => /^word\/header\d+\.xml$/.test(name));
    expect(heads.length).toBeGreaterThanOrEqual(2);
    for (const [, xml] of heads) expect(xml.toString('utf8')).toContain('快报');
    const read = await sheets(interim);
    for (const rows of read.values()) expect(rows[0]?.[0]).toContain('快报');
  });

  it('have the same bytes every time', async () => {
    const first = [(await files.docx(edition)).bytes, (await files.xlsx(edition)).bytes];
    await new Promise((done) => setTimeout(done, 1_100));
    const again = [(await files.docx(edition)).bytes, (await files.xlsx(edition)).bytes];
    expect(again.map((bytes) => bytes.toString('base64'))).toEqual(first.map((bytes) => bytes.toString('base64')));
  });
});
