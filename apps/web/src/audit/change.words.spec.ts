import { changesOf, type Names } from './change.words';

const names: Names = {
  unit: (id) => (id === '500112' ? '渝北区' : id),
  direction: (key) => (key === 'ic' ? '集成电路' : key),
};

describe('what a row of the trail says', () => {
  it('is every field of something new', () => {
    const after = { unit: '500112', direction: 'ic', expected: '1200000000.00', split: null, industrial: true };

    expect(changesOf({ before: null, after }, names)).toEqual([
      { field: 'unit', label: '单位', stood: false, before: '', after: '渝北区' },
      { field: 'direction', label: '规划方向', stood: false, before: '', after: '集成电路' },
      { field: 'industrial', label: '工业', stood: false, before: '', after: '是' },
      { field: 'expected', label: '预计金额', stood: false, before: '', after: '12.00 亿元' },
    ]);
  });

  it('is what differs of something that was there', () => {
    const before = { status: 'pending', voucherNo: 'X-1', amount: '50000.00' };
    const after = { status: 'returned', voucherNo: 'X-1', amount: '50000.00', reason: '缺少佐证' };

    expect(changesOf({ before, after }, names).map(({ label, before: from, after: to }) => [label, from, to])).toEqual([
      ['状态', '待审核', '退回'],
      ['原因', '', '缺少佐证'],
    ]);
  });

  it('reads a target by its measure: money in 亿元, counts as they are', () => {
    const money = { measure: 'contracted', value: '1600000000000.00' };

    expect(changesOf({ before: null, after: money }, names).map(({ after }) => after)).toEqual([
      '合同引资额',
      '16,000.00 亿元',
    ]);
    expect(changesOf({ before: null, after: { measure: 'signedProjects', value: 12 } }, names)[1]?.after).toBe('12');
  });

  it('keeps lists and unknown fields readable', () => {
    const after = { split: [{ unit: '500112', bp: 10000 }], somethingNew: 'x' };

    expect(changesOf({ before: null, after }, names).map(({ label, after: to }) => [label, to])).toEqual([
      ['分劈', '单位 渝北区，bp 10000'],
      ['somethingNew', 'x'],
    ]);
  });

  it('says nothing where nothing was kept', () => {
    expect(changesOf({ before: null, after: null }, names)).toEqual([]);
  });
});
