import fc from 'fast-check';
import {
  addDays,
  assertNotInFuture,
  compare,
  dayFromSerial,
  daysBetween,
  firstDayOf,
  firstMonthOf,
  firstMonthOfQuarter,
  lastDayOf,
  lastDayOfQuarter,
  lastMonthOf,
  lastMonthOfQuarter,
  monthNumber,
  monthOf,
  monthRange,
  monthsBetween,
  monthsOfQuarter,
  nextMonth,
  nextQuarter,
  parseDay,
  parseMonth,
  parseQuarter,
  parseYear,
  previousMonth,
  previousQuarter,
  quarterInWords,
  quarterNumber,
  quarterOf,
  shanghaiDay,
  yearOf,
} from './calendar';

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('days', () => {
  it.each(['2021-03-31', '2021/3/31', '2021年3月31日', ' 2021-3-31 ', '２０２１年３月３１日'])('reads %s', (text) => {
    expect(parseDay(text)).toBe('2021-03-31');
  });

  it.each([
    '2021-02-31',
    '2021/2/29',
    '2021-13-01',
    '2021-00-10',
    '2021-01-00',
    '20210331',
    '2021-03',
    '1899-12-31',
    '',
    '昨天',
  ])('refuses %j', (text) =>
    expect(() => parseDay(text, 'occurredOn')).toThrow(
      expect.objectContaining({ code: 'DATE_INVALID', field: 'occurredOn' }),
    ),
  );

  it('knows leap years', () => expect(parseDay('2020-02-29')).toBe('2020-02-29'));

  it('reads date cells, whatever their time of day', () => {
    expect(dayFromSerial(44_286)).toBe('2021-03-31');
    expect(dayFromSerial(44_286.999)).toBe('2021-03-31');
    expect(dayFromSerial(61)).toBe('1900-03-01');
    expect(() => dayFromSerial(60)).toThrow(code('DATE_INVALID'));
    expect(() => dayFromSerial(NaN)).toThrow(code('DATE_INVALID'));
  });

  it('takes the date in Shanghai, whatever zone the process runs in', () => {
    expect(shanghaiDay(new Date('2021-03-31T15:59:59.999Z'))).toBe('2021-03-31');
    expect(shanghaiDay(new Date('2021-03-31T16:00:00Z'))).toBe('2021-04-01');
    expect(shanghaiDay(new Date('2020-12-31T16:00:00Z'))).toBe('2021-01-01');
  });

  it('counts days over month ends', () => {
    expect(addDays(parseDay('2020-02-28'), 2)).toBe('2020-03-01');
    expect(daysBetween(parseDay('2021-03-01'), parseDay('2021-02-01'))).toBe(-28);
  });

  it('refuses what has not happened yet, and takes today', () => {
    const today = parseDay('2026-11-20');
    expect(() => assertNotInFuture(today, today)).not.toThrow();
    expect(() => assertNotInFuture(parseDay('2026-11-21'), today)).toThrow(code('DATE_IN_FUTURE'));
  });
});

describe('months, quarters, years', () => {
  it('reads months, quarters and years and refuses others', () => {
    expect([parseMonth('2021-03'), parseMonth('2021年3月')]).toEqual(['2021-03', '2021-03']);
    expect(parseQuarter('2021-Q4')).toBe('2021-Q4');
    expect([parseYear('2021'), parseYear(2022)]).toEqual([2021, 2022]);
    for (const text of ['2021-13', '2021-3', '2021']) expect(() => parseMonth(text)).toThrow(code('MONTH_INVALID'));
    expect(() => parseQuarter('2021-Q5')).toThrow(code('QUARTER_INVALID'));
    for (const year of ['21', 1899, 2021.5, '2021年']) expect(() => parseYear(year)).toThrow(code('YEAR_INVALID'));
  });

  it('steps over year ends', () => {
    expect(nextMonth(parseMonth('2021-12'))).toBe('2022-01');
    expect(previousMonth(parseMonth('2021-01'))).toBe('2020-12');
    expect(monthsBetween(parseMonth('2020-11'), parseMonth('2021-02'))).toBe(3);
    expect(monthRange(parseMonth('2020-11'), parseMonth('2021-02'))).toEqual([
      '2020-11',
      '2020-12',
      '2021-01',
      '2021-02',
    ]);
    expect(monthRange(parseMonth('2021-02'), parseMonth('2021-01'))).toEqual([]);
  });

  it('knows the parts of a date', () => {
    const day = parseDay('2021-08-09');
    expect([monthOf(day), yearOf(day), monthNumber(day), quarterOf(day)]).toEqual(['2021-08', 2021, 8, '2021-Q3']);
    expect([firstMonthOf(2021), lastMonthOf(2021)]).toEqual(['2021-01', '2021-12']);
    expect(monthsOfQuarter(parseQuarter('2021-Q4'))).toEqual(['2021-10', '2021-11', '2021-12']);
    expect([firstDayOf(parseMonth('2020-02')), lastDayOf(parseMonth('2020-02'))]).toEqual(['2020-02-01', '2020-02-29']);
    expect([compare(day, day), compare(parseMonth('2021-01'), parseMonth('2020-12'))]).toEqual([0, 1]);
  });

  it('steps over quarters', () => {
    const quarter = parseQuarter('2021-Q1');
    expect([previousQuarter(quarter), nextQuarter(quarter)]).toEqual(['2020-Q4', '2021-Q2']);
    expect([nextQuarter(parseQuarter('2021-Q4')), previousQuarter(parseQuarter('2021-Q3'))]).toEqual([
      '2022-Q1',
      '2021-Q2',
    ]);
    expect([firstMonthOfQuarter(quarter), lastMonthOfQuarter(quarter)]).toEqual(['2021-01', '2021-03']);
    expect([lastDayOfQuarter(quarter), lastDayOfQuarter(parseQuarter('2021-Q2'))]).toEqual([
      '2021-03-31',
      '2021-06-30',
    ]);
    expect([yearOf(quarter), quarterNumber(quarter), quarterInWords(quarter)]).toEqual([2021, 1, '2021年第一季度']);
    expect(quarterInWords(parseQuarter('2021-Q4'))).toBe('2021年第四季度');
    expect(compare(quarter, parseQuarter('2021-Q2'))).toBe(-1);
    for (const text of ['2021Q1', '2021-Q0', '1821-Q1', '2021-q1', '2021-Q1 ', '']) {
      expect(() => parseQuarter(text)).toThrow(code('QUARTER_INVALID'));
    }
  });

  it('every day lies in its month, and the next month begins the day after the last', () => {
    const instants = fc.date({ min: new Date('1950-01-01'), max: new Date('2190-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        const day = shanghaiDay(instant);
        const month = monthOf(day);
        expect(parseDay(day)).toBe(day);
        expect(firstDayOf(month) <= day && day <= lastDayOf(month)).toBe(true);
        expect(addDays(lastDayOf(month), 1)).toBe(firstDayOf(nextMonth(month)));
      }),
    );
  });
});
