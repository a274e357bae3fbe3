import { type BulletinFigure, type MonthlyBulletinContent, type PlanPeriod } from '@yipanqi/domain';
import { bulletinEntries, type BulletinNames, openedBy } from './bulletin-entries';

type Placed = Pick<MonthlyBulletinContent, 'period' | 'planPeriod'>;

const names: BulletinNames = {
  unit: (id) => (id === '500103' ? '渝中区' : id),
  quotaLine: (key) => (key === 'ngit' ? '新一代信息技术' : key),
};
const planPeriod = { from: '2021-01', to: '2025-12' } as PlanPeriod;
const march = { period: '2022-03', planPeriod } as Placed;
const later = { period: '2026-09', planPeriod } as Placed;
const old = { period: '2022-03' } as Placed;
const key = (content: Placed, figure: BulletinFigure) => openedBy(content, figure, names)?.key;

describe('what a number of a bulletin opens', () => {
  it('are the postings of its months', () => {
    const figure = { of: 'measure', measure: 'contracted', unit: '500103' } as const;
    const about = { measure: 'contracted', unit: '500103', quotaLine: null };
    expect(key(march, { ...figure, window: 'month' })).toEqual({ ...about, from: '2022-03', to: '2022-03' });
    expect(key(march, { ...figure, window: 'yearToDate' })).toEqual({ ...about, from: '2022-01', to: '2022-03' });
    expect(key(march, { ...figure, window: 'planToDate' })).toEqual({ ...about, from: '2021-01', to: '2022-03' });
    expect(openedBy(march, { ...figure, window: 'yearToDate' }, names)?.heading).toBe(
      '渝中区 · 合同引资额 · 2022 年 1—3 月',
    );
  });

  it('end with the plan', () => {
    const plan = { of: 'measure', measure: 'contracted', window: 'planToDate', unit: null, quotaLine: 'ngit' } as const;
    expect(key(later, plan)).toMatchObject({ from: '2021-01', to: '2025-12', quotaLine: 'ngit' });
    expect(key(later, { of: 'heads', group: 'ngit.heads' })).toMatchObject({ to: '2025-12', headGroup: 'ngit.heads' });
  });

  it('are those of one project, in the month or from its beginning', () => {
    const lead = { of: 'lead', leadCode: 'L1', leadName: '演示项目' } as const;
    expect(key(march, { ...lead, window: 'month' })).toMatchObject({ from: '2022-03', leadCode: 'L1' });
    expect(key(march, { ...lead, window: 'all' })).toMatchObject({ from: '', to: '2022-03', leadCode: 'L1' });
  });

  it('are none for a target, and for the plan in a bulletin that does not say its months', () => {
    expect(key(march, { of: 'target', measure: 'contracted', unit: null })).toBeUndefined();
    expect(key(old, { of: 'heads', group: null })).toBeUndefined();
    expect(key(old, { of: 'measure', measure: 'contracted', window: 'planToDate', unit: null })).toBeUndefined();
    expect(key(old, { of: 'measure', measure: 'contracted', window: 'month', unit: null })).toBeDefined();
  });

  it('are those of all units of a subtotal', () => {
    const opened = bulletinEntries(march, {
      measure: 'inPlace',
      window: 'month',
      name: '中心城区小计',
      units: ['500103', '500104'],
    });
    expect(opened.key).toMatchObject({ unit: null, units: '500103,500104' });
  });
});
