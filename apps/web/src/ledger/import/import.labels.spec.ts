import type { LedgerImportCounts } from '@yipanqi/contract';
import {
  countsBySheet,
  effectWords,
  fileRefusal,
  importLook,
  isUnchanged,
  sizeWords,
  totalCounts,
  undoneWords,
} from './import.labels';

const none: LedgerImportCounts = { rows: 0, new: 0, changed: 0, same: 0 };

describe('words of an import', () => {
  it('adds the sheets up, in the order of the workbook', () => {
    const counts = { 协议: { ...none, rows: 3, new: 2, same: 1 }, 项目: { ...none, rows: 4, changed: 4 } };

    expect(totalCounts(counts)).toEqual({ rows: 7, new: 2, changed: 4, same: 1 });
    expect(countsBySheet(counts).map(({ sheet, rows }) => [sheet, rows])).toEqual([
      ['项目', 4],
      ['协议', 3],
      ['到位资金', 0],
      ['节点', 0],
    ]);
  });

  it.each([
    ['the same file again', { 项目: { ...none, rows: 2, same: 2 } }, true, '没有变化'],
    ['one changed row', { 项目: { ...none, rows: 2, same: 1, changed: 1 } }, false, '可以导入'],
    ['nothing read yet', {}, false, '可以导入'],
  ])('knows what changes nothing: %s', (_, counts, unchanged, words) => {
    expect(isUnchanged(counts)).toBe(unchanged);
    expect(importLook({ status: 'checked', counts, faults: 0 }).words).toBe(words);
  });

  it('says only what there is', () => {
    const counts = { 项目: { rows: 1204, new: 1200, changed: 0, same: 4 } };

    expect(effectWords(counts)).toBe('新增 1 200 行，4 行与台账一致');
  });

  it('counts the faults', () => {
    expect(importLook({ status: 'faulty', counts: {}, faults: 1204 }).words).toBe('1 204 处错误');
  });

  it.each([
    [[], '请选择一个 .xlsx 文件'],
    [[{ name: '台账.xls', size: 10 }], '另存为 .xlsx'],
    [[{ name: '台账.xlsx', size: 65 * 1024 * 1024 }], '超过 64 MB'],
    [
      [
        { name: '一.xlsx', size: 10 },
        { name: '二.xlsx', size: 10 },
      ],
      '一次只能导入一个文件',
    ],
  ])('refuses %j before it is sent', (files, sentence) => {
    expect(fileRefusal(files)).toContain(sentence);
  });

  it('lets a workbook pass, whatever the case of its name', () => {
    expect(fileRefusal([{ name: '台账.XLSX', size: 64 * 1024 * 1024 }])).toBe('');
  });

  it.each([
    [700, '1 KB'],
    [1_572_864, '1.5 MB'],
    [67_108_864, '64 MB'],
  ])('says %d bytes as %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });

  it('says what an undo took back', () => {
    const undone = { id: '', version: 3, leads: 2, records: 5, enterprises: 0, restored: 1 };

    expect(undoneWords(undone)).toBe('撤回 2 个项目，撤回 5 张凭证，恢复 1 个项目原来的内容。');
  });
});
