import { parseMonth, type Question } from '@yipanqi/domain';
import { addressOf, questionAt } from './question-address';

describe('a question in the address bar', () => {
  const question: Question = {
    measures: ['contracted'],
    rows: 'cohort',
    columns: 'quarter',
    from: parseMonth('2021-01'),
    to: parseMonth('2021-06'),
    units: ['500101', '500112'],
    cohorts: [],
    quotaLines: ['other'],
    chart: 'line',
  };

  it('comes back as it was', () => {
    expect(questionAt(addressOf(question))).toEqual(question);
  });

  it('forgets what cannot be asked', () => {
    const address = { ...addressOf(question), measures: 'contracted,nonsense', rows: 'planet', chart: 'pie' };

    expect(questionAt(address)).toMatchObject({ measures: ['contracted'], rows: 'unit', chart: 'bar' });
  });
});
