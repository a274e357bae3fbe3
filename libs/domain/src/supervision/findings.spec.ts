import { addDays } from '../shared/calendar';
import { ratio } from '../shared/ratio';
import type { FactSubject, SupervisionFacts } from './facts';
import { percentFact, supervisionFindings } from './findings';
import { SAMPLE_RULE_SET } from './sample-rules';
import { LEAD_SUBJECT, RETURNED_RECORD_SUBJECT, UNIT_MEASURE_SUBJECT, UNIT_SUBJECT } from './subjects';
import { aRow, day, exact, foundBy, sampleRule, SUPERVISED } from './supervision.support';

const asOf = day('2021-03-31');
const ago = (days: number) => addDays(asOf, -days);
const lights = (findings: readonly { light: string }[]) => findings.map(({ light }) => light);

describe('behind the pace', () => {
  const row = (behind: string, measure = 'contracted') =>
    aRow({ measure, behind: exact(behind), completion: exact('5'), elapsed: exact('25') }, { ref: measure });
  const found = (behind: string, measure?: string) =>
    foundBy('contractedBehind', UNIT_MEASURE_SUBJECT, [row(behind, measure)], asOf);

  it.each([
    ['9.99', []],
    ['10', []],
    ['10.000001', ['yellow']],
    ['20', ['yellow']],
    ['20.000001', ['red']],
    ['-5', []],
  ])('%s points → %s', (behind, expected) => {
    expect(lights(found(behind))).toEqual(expected);
  });

  it('runs over its own measure only', () => {
    expect(found('50', 'inPlace')).toEqual([]);
    expect(lights(foundBy('inPlaceBehind', UNIT_MEASURE_SUBJECT, [row('50', 'inPlace')], asOf))).toEqual(['red']);
  });

  it('says it in a sentence with the figures', () => {
    expect(found('20.5')).toMatchObject([
      {
        key: 'contractedBehind|500101|contracted',
        value: '20.50',
        threshold: '20',
        valueUnit: '个百分点',
        deadlineDays: 30,
        sentence: '万州区合同引资额完成年度目标的 5.0%，落后时序 20.50 个百分点。',
      },
    ]);
  });

  it('never shows a value rounded onto the threshold that it passes', () => {
    expect(found('10.001')[0]?.value).toBe('10.001');
    expect(found('10.1')[0]?.value).toBe('10.10');
  });
});

describe('signed and not started', () => {
  const found = (fields: Parameters<typeof aRow>[0]) =>
    foundBy('signedNotStarted', LEAD_SUBJECT, [aRow({ startedOn: null, terminatedOn: null, ...fields })], asOf);

  it.each([
    [270, []],
    [271, ['yellow']],
    [540, ['yellow']],
    [541, ['red']],
  ])('%i days after signing → %s', (days, expected) => {
    expect(lights(found({ signedOn: ago(days) }))).toEqual(expected);
  });

  it('leaves out what was started, terminated or never signed', () => {
    const signedOn = ago(900);
    expect(found({ signedOn, startedOn: ago(1) })).toEqual([]);
    expect(found({ signedOn, terminatedOn: ago(1) })).toEqual([]);
    expect(found({ signedOn: null })).toEqual([]);
  });

  it('shows the days', () => {
    expect(found({ signedOn: day('2020-01-01') })[0]).toMatchObject({
      value: '455',
      valueUnit: '天',
      sentence: '万州区“演示项目（XM-1）”于 2020-01-01 签订正式协议，已 455 天未开工。',
    });
  });
});

describe('rates of a unit', () => {
  const found = (rule: string, fields: Parameters<typeof aRow>[0]) =>
    foundBy(rule, UNIT_SUBJECT, [aRow(fields, { ref: 'unit' })], asOf);

  it.each([
    [200n, 1_000n, []],
    [199_999n, 1_000_000n, ['yellow']],
    [100n, 1_000n, ['yellow']],
    [99_999n, 1_000_000n, ['red']],
    [0n, 1_000n, ['red']],
    [0n, 0n, []],
    [10n, -5n, []],
  ])('in place %s of %s → %s', (part, whole, expected) => {
    expect(lights(found('inPlaceRateLow', { inPlaceRate: percentFact(part, whole) }))).toEqual(expected);
  });

  it('the rate of the plan’s own 2020, 20.2 %, is no finding', () => {
    expect(found('inPlaceRateLow', { inPlaceRate: percentFact(2_947n, 14_600n) })).toEqual([]);
  });

  it('19.99999 % is not printed as 20.0 %', () => {
    expect(found('inPlaceRateLow', { inPlaceRate: percentFact(1_999_999n, 10_000_000n) })[0]?.value).toBe('19.99999');
  });

  it.each([
    [2n, 4n, []],
    [1n, 3n, ['yellow']],
    [1n, 5n, ['yellow']],
    [1n, 6n, ['red']],
    [0n, 2n, []],
  ])('started %s of %s signed → %s', (started, signed, expected) => {
    const fields = { signed: ratio(signed), started: ratio(started), startRate: percentFact(started, signed) };
    expect(lights(found('startRateLow', fields))).toEqual(expected);
  });
});

describe('a lead without activity', () => {
  const found = (fields: Parameters<typeof aRow>[0]) =>
    foundBy('leadIdle', LEAD_SUBJECT, [aRow({ signedOn: null, withdrawnOn: null, ...fields })], asOf);

  it.each([
    [120, []],
    [121, ['yellow']],
    [240, ['yellow']],
    [241, ['red']],
  ])('%i days → %s', (days, expected) => {
    expect(lights(found({ lastActivityOn: ago(days) }))).toEqual(expected);
  });

  it('leaves out what is signed or withdrawn', () => {
    expect(found({ lastActivityOn: ago(500), signedOn: ago(400) })).toEqual([]);
    expect(found({ lastActivityOn: ago(500), withdrawnOn: ago(400) })).toEqual([]);
  });
});

describe('a returned record', () => {
  it.each([
    [15, []],
    [16, ['yellow']],
    [30, ['yellow']],
    [31, ['red']],
  ])('%i days without correction → %s', (days, expected) => {
    const row = aRow({ returnedOn: ago(days), occurredOn: ago(90) }, { ref: 'agreement:YS-1' });
    expect(lights(foundBy('returnedNotCorrected', RETURNED_RECORD_SUBJECT, [row], asOf))).toEqual(expected);
  });
});

describe('the engine', () => {
  const row = (unit: string, ref: string, days: number) =>
    aRow({ returnedOn: ago(days), occurredOn: null }, { unit, ref });
  const facts: SupervisionFacts[] = [
    {
      subject: RETURNED_RECORD_SUBJECT,
      rows: [row('500101', 'b', 40), row('500101', 'a', 40), row('500112', 'c', 20), row('500112', 'd', 50)],
    },
  ];
  const input = { rules: [sampleRule('returnedNotCorrected')], facts, units: SUPERVISED, asOf };

  it('orders by rule, red first, then by cohort, unit and row, whatever the order of the rows', () => {
    const refs = supervisionFindings(input).map(({ ref }) => ref);
    expect(refs).toEqual(['d', 'a', 'b', 'c']);
    const turned = [{ ...facts[0]!, rows: [...facts[0]!.rows].reverse() }];
    expect(supervisionFindings({ ...input, facts: turned }).map(({ ref }) => ref)).toEqual(refs);
  });

  it('leaves out rows of units that are not listed, and rules whose subject has no rows', () => {
    expect(supervisionFindings({ ...input, units: [] })).toEqual([]);
    expect(supervisionFindings({ ...input, facts: [] })).toEqual([]);
  });

  it('runs over a further kind of record that it never heard of', () => {
    const subject: FactSubject = {
      key: 'landParcel',
      name: '地块',
      fields: [
        { key: 'idle', label: '闲置面积', kind: 'number', unit: '亩', decimals: 1, min: 0, max: 9_999, choices: [] },
      ],
    };
    const rule = {
      ...sampleRule('inPlaceRateLow'),
      key: 'idleLand',
      subject: 'landParcel',
      field: 'idle',
      comparison: 'atLeast' as const,
      yellow: '100',
      red: null,
      sentence: '{unit}{name}闲置 {idle} 亩。',
    };
    const parcel = aRow({ idle: exact('100') }, { ref: 'D-1', name: '演示地块' });
    const found = supervisionFindings({
      rules: [rule],
      facts: [{ subject, rows: [parcel] }],
      units: SUPERVISED,
      asOf,
    });
    expect(found).toMatchObject([{ light: 'yellow', sentence: '万州区演示地块闲置 100.0 亩。', valueUnit: '亩' }]);
  });

  it('every sample rule is marked as such and names what is asked and by when', () => {
    expect(SAMPLE_RULE_SET.name).toContain('示例');
    expect(SAMPLE_RULE_SET.sample).toBe(true);
    for (const rule of SAMPLE_RULE_SET.rules) expect(rule.asked !== '' && rule.deadlineDays > 0).toBe(true);
  });
});
