import type { ActivityIndexAnswer, ActivityIndexRow } from '@yipanqi/contract';
import {
  activitiesOf,
  cohortMean,
  defaultPeriod,
  indexSentence,
  periodChoices,
  periodTick,
  periodWords,
  postingsOf,
} from './index.words';

describe('words of the activity index', () => {
  it('say a month and a week with its days', () => {
    expect(periodWords('2021-03')).toBe('2021 年 3 月');
    expect(periodWords('2021-W12')).toBe('2021 年第 12 周（3 月 22 日至 3 月 28 日）');
    expect([periodTick('2021-03'), periodTick('2020-W53')]).toEqual(['3月', '53周']);
  });

  it('begin with the last closed month, or with the week before this one', () => {
    expect(defaultPeriod('month', '2021-03-24', '2021-01')).toBe('2021-01');
    expect(defaultPeriod('month', '2021-03-24', null)).toBe('2021-02');
    expect(defaultPeriod('week', '2021-01-05', '2020-12')).toBe('2020-W53');
  });

  it('offer the chosen period even when it lies far back', () => {
    const choices = periodChoices('week', '2021-03-24', '2015-W01');
    expect(choices[0]).toEqual({ value: '2021-W12', label: '第 12 周 3.22—3.28', group: '2021 年' });
    expect(choices.at(-1)).toMatchObject({ value: '2015-W01', group: '2015 年' });
  });

  it('say which scheme and that figures may move', () => {
    const scheme = { number: 2, name: '', sample: false, id: '', validFrom: '', draft: true };
    const answer = { period: '2021-03', kind: 'month', interim: true, scheme } as unknown as ActivityIndexAnswer;
    expect(indexSentence(answer, '')).toBe('2021 年 3 月 · 全部分组 · 第 2 版方案（草稿，试算） · 快报');
  });

  it('open what is booked to a month, and what happened in a week', () => {
    const month = { kind: 'month', period: '2021-03', from: '2021-03-01', to: '2021-03-31' } as const;
    const week = { kind: 'week', period: '2021-W12', from: '2021-03-22', to: '2021-03-28' } as const;
    expect(postingsOf(month, '500101', 'contracted')).toEqual({
      measure: 'contracted',
      unit: '500101',
      from: '2021-03',
      to: '2021-03',
    });
    expect(postingsOf(week, '500101', 'contracted')).toEqual({
      measure: 'contracted',
      unit: '500101',
      occurredFrom: '2021-03-22',
      occurredTo: '2021-03-28',
    });
    expect(activitiesOf(month, '500101', 'visit')).toEqual({
      unit: '500101',
      kind: 'visit',
      status: 'verified',
      sums: '1',
      bookedMonth: '2021-03',
    });
    expect(activitiesOf(week, '500101', 'visit')).toMatchObject({ from: '2021-03-22', to: '2021-03-28' });
  });

  it('take the mean over the ranked units of the cohort', () => {
    const row = (cohort: string, normalised: string | null, ranked = true) =>
      ({ cohort, ranked, subs: { events: { normalised } } }) as unknown as ActivityIndexRow;
    const rows = [row('开发区', '100.00'), row('开发区', '50.00'), row('市级', null, false), row('中心城区', '0.00')];
    expect(cohortMean(rows, '开发区', 'events')).toBe(75);
    expect(cohortMean(rows, '市级', 'events')).toBeNull();
  });
});
