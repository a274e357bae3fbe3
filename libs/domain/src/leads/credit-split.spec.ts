import { parseDay } from '../shared/calendar';
import { assertSplit, parseSplit, splitInForce, splitText } from './credit-split';

const refused = (code: string) => expect.objectContaining({ code });

describe('the split cell of the workbook', () => {
  it.each(['两江新区:60;万州区:40', '两江新区：６０；万州区：４０', ' 两江新区 : 60% ; 万州区:40.00 ;'])(
    'reads %s',
    (text) => {
      expect(parseSplit(text)).toEqual([
        { name: '两江新区', bp: 6_000 },
        { name: '万州区', bp: 4_000 },
      ]);
    },
  );

  it('takes two decimals and writes them back', () => {
    const text = '两江新区:33.33;万州区:33.33;涪陵区:33.34';
    expect(splitText(parseSplit(text))).toBe(text);
    expect(parseSplit('万州区:0.5;涪陵区:99.5').map((share) => share.bp)).toEqual([50, 9_950]);
  });

  it.each([
    ['两江新区:60;万州区:39', 'SPLIT_SUM'],
    ['两江新区:60;万州区:40.01', 'SPLIT_SUM'],
    ['两江新区60;万州区40', 'SPLIT_FORMAT'],
    ['两江新区:60;;万州区:40', 'SPLIT_FORMAT'],
    [':100', 'SPLIT_FORMAT'],
    ['两江新区:', 'SPLIT_SHARE_INVALID'],
    ['两江新区:33.333;万州区:66.667', 'SPLIT_SHARE_INVALID'],
    ['两江新区:-10;万州区:110', 'SPLIT_SHARE_INVALID'],
    ['两江新区:0;万州区:100', 'SPLIT_SHARE_INVALID'],
    ['万州区:50;万州区:50', 'SPLIT_UNIT_TWICE'],
    [' ', 'SPLIT_EMPTY'],
  ])('refuses %j: %s', (text, code) => expect(() => parseSplit(text)).toThrow(refused(code)));

  it('of 99 % says so', () => {
    expect(() => parseSplit('两江新区:60;万州区:39')).toThrow('各单位分劈比例合计为 99%，应正好为 100%。');
    expect(() => assertSplit([{ unit: '500101', bp: 9_900 }])).toThrow(refused('SPLIT_SUM'));
  });
});

describe('the split in force', () => {
  const later = { effectiveFrom: parseDay('2022-01-01'), shares: [{ unit: '500101', bp: 10_000 }] };
  const earlier = { effectiveFrom: parseDay('2021-03-01'), shares: [{ unit: '500102', bp: 10_000 }] };
  const unitOn = (day: string) => splitInForce([later, earlier], parseDay(day), '500103')[0]?.unit;

  it('is the latest in effect; before the first the earliest holds', () => {
    expect([unitOn('2022-01-01'), unitOn('2021-12-31'), unitOn('2021-03-01'), unitOn('2020-01-01')]).toEqual([
      '500101',
      '500102',
      '500102',
      '500102',
    ]);
  });

  it('without splits is all to the responsible unit', () => {
    expect(splitInForce([], parseDay('2021-03-01'), '500103')).toEqual([{ unit: '500103', bp: 10_000 }]);
  });
});
