import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CellOut, WorkbookWriter } from '@yipanqi/api/platform';
import type { TargetImportAnswer } from '@yipanqi/contract';
import { TestApp } from '../../testing/test-app';
import { ApproveTargets } from './approve-targets';
import { DraftTargets } from './draft-targets';
import { ImportTargets } from './import-targets';
import { TargetTableQuery } from './target-table.query';
import { TargetTemplateQuery } from './target-template.query';

const YEAR = 2024;
const HEADINGS = ['单位', '指标', '年度目标'];
const MONTHS = Array.from({ length: 12 }, (_, month) => `${month + 1}月`);

describe('annual targets from a workbook', () => {
  let app: TestApp;
  let folder: string;
  beforeAll(async () => {
    app = await TestApp.open();
    folder = mkdtempSync(join(tmpdir(), 'yipanqi-targets-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await app.close();
  });

  const workbook = async (headings: readonly string[], ...rows: CellOut[][]): Promise<string> => {
    const path = join(folder, `${rows.length}-${Math.random()}.xlsx`);
    const book = new WorkbookWriter(createWriteStream(path), { title: 'x' });
    await book.sheet('年度目标', { columns: [] }, async (sheet) => {
      await sheet.write([...headings]);
      for (const row of rows) await sheet.write(row);
    });
    await book.close();
    return path;
  };
  const load = async (path: string, year = YEAR): Promise<TargetImportAnswer> => {
    const name = encodeURIComponent('2024年目标.xlsx');
    return app.get(ImportTargets).run(await app.write('verifier'), year, createReadStream(path), name);
  };
  const cells = async (unit: string) => {
    const { rows } = await app.get(TargetTableQuery).run(await app.actor('verifier'), YEAR);
    return rows.find((row) => row.unit === unit)?.cells;
  };

  it('are drafted in 亿元, by id, name or alias, with months when they are given', async () => {
    const curve = [10, 20, 40, 60, 80, 100, 120, 140, 160, 180, 190, 200];
    const path = await workbook(
      [...HEADINGS, ...MONTHS],
      ['万州区', '合同引资额', 200, ...curve],
      ['500112', '签约项目数', '35'],
      ['两江新区', '到位资金', '1,234.5678901234'],
    );
    expect(await load(path)).toEqual({ applied: true, rows: 3, drafted: 3, unchanged: 0, faults: [] });
    expect((await cells('500101'))?.contracted?.draft).toMatchObject({
      value: '20000000000.00',
      phasing: curve.map((yi) => `${yi}00000000.00`),
      source: '导入：2024年目标.xlsx',
    });
    expect((await cells('500112'))?.signedProjects?.draft).toMatchObject({ value: 35, phasing: null });
    expect((await cells('500000-liangjiang'))?.inPlace?.draft?.value).toBe('123456789012.34');
    expect(await load(path)).toMatchObject({ applied: true, drafted: 0, unchanged: 3 });
  });

  it('list every faulty cell, and draft nothing then', async () => {
    const path = await workbook(
      [...HEADINGS, ...MONTHS],
      ['渝中区', '合同引资额', 100],
      ['渝中', '合同引资', 'abc'],
      ['渝中区', '合同引资额', -1],
      ['渝中区', '签约项目数', 1.5],
      ['渝中区', '到位资金', 12, 1, 2],
      ['渝中区', '到位资金', 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13],
      ['', '到位资金', 12],
      ['渝中区', '合同引资额', 90],
    );
    const answer = await load(path);
    expect(answer).toMatchObject({ applied: false, rows: 8, drafted: 0 });
    expect(answer.faults.map(({ row, heading, code }) => `${row} ${heading} ${code}`)).toEqual(
      expect.arrayContaining([
        '3 指标 MEASURE_UNKNOWN',
        '4 年度目标 TARGET_NEGATIVE',
        '5 年度目标 COUNT_INVALID',
        '6 12月 TARGET_PHASING',
        '7 12月 TARGET_PHASING_END',
        '8 单位 FIELD_REQUIRED',
        '9 指标 ROW_REPEATED',
      ]),
    );
    expect(answer.faults[0]?.message).toMatch(/。$/);
    expect((await cells('500103'))?.contracted).toBeUndefined();
  });

  it('refuse a file that is no such table', async () => {
    await expect(load(await workbook(['单位', '指标', '目标'], ['渝中区', '到位资金', 1]))).rejects.toMatchObject({
      code: 'COLUMN_UNKNOWN',
    });
    await expect(load(await workbook(['单位', '指标'], ['渝中区', '到位资金']))).rejects.toMatchObject({
      code: 'COLUMN_MISSING',
    });
    await expect(load(await workbook(HEADINGS))).rejects.toMatchObject({ code: 'IMPORT_EMPTY' });
    await expect(load(__filename)).rejects.toMatchObject({ code: 'FILE_NOT_XLSX' });
  });

  it('come back from the template unchanged', async () => {
    const { drafted } = await app.get(DraftTargets).run(await app.write('verifier'), [
      { year: 2026, unit: '500101', measure: 'contracted', value: '12345678901.23' },
      {
        year: 2026,
        unit: '500000',
        measure: 'signedProjects',
        value: 12,
        phasing: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      },
    ]);
    await app.get(ApproveTargets).run(await app.write('leader'), { year: 2026, targets: drafted });
    const path = join(folder, 'template.xlsx');
    await app.get(TargetTemplateQuery).run(await app.actor('verifier'), 2026, createWriteStream(path));
    expect(await load(path, 2026)).toEqual({ applied: true, rows: 2, drafted: 0, unchanged: 2, faults: [] });
  });
});
