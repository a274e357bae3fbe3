import { assertRuleSet, ruleSetFaults } from './rule-set-faults';
import type { SupervisionRule } from './rule-set';
import { lightWords } from './rule-set';
import { SAMPLE_RULE_SET } from './sample-rules';
import { LEAD_SUBJECT, RETURNED_RECORD_SUBJECT, UNIT_MEASURE_SUBJECT, UNIT_SUBJECT } from './subjects';
import { sampleRule } from './supervision.support';

const SUBJECTS = [UNIT_MEASURE_SUBJECT, UNIT_SUBJECT, LEAD_SUBJECT, RETURNED_RECORD_SUBJECT];

function faultsOf(change: Partial<SupervisionRule>, of = 'inPlaceRateLow') {
  return ruleSetFaults({ ...SAMPLE_RULE_SET, rules: [{ ...sampleRule(of), ...change }] }, SUBJECTS);
}

describe('rule sets', () => {
  it('the shipped one has no fault', () => {
    expect(ruleSetFaults(SAMPLE_RULE_SET, SUBJECTS)).toEqual([]);
    expect(() => assertRuleSet(SAMPLE_RULE_SET, SUBJECTS)).not.toThrow();
  });

  it.each<[string, Partial<SupervisionRule>, string, string]>([
    ['an unknown subject', { subject: 'weather' }, 'rules.0.subject', '没有“weather”这种对象'],
    ['an unknown field', { field: 'height' }, 'rules.0.field', '没有“height”这个字段'],
    ['a comparison that does not fit', { comparison: 'daysOver' }, 'rules.0.comparison', '不能用'],
    ['a filter’s comparison as condition', { comparison: 'present' }, 'rules.0.comparison', '不能用'],
    ['no threshold', { yellow: null, red: null }, 'rules.0.red', '至少填写一个'],
    ['a threshold that is no number', { yellow: '二十' }, 'rules.0.yellow', '不是数字'],
    ['an empty threshold', { red: '' }, 'rules.0.red', '不是数字'],
    ['a threshold out of reach', { yellow: '5000' }, 'rules.0.yellow', '应在 -1000 至 1000 %之间'],
    ['red milder than yellow', { yellow: '10', red: '20' }, 'rules.0.red', '更严重'],
    ['red like yellow', { yellow: '10', red: '10' }, 'rules.0.red', '更严重'],
    ['no deadline', { deadlineDays: 0 }, 'rules.0.deadlineDays', '1 至 365'],
    ['half a day', { deadlineDays: 1.5 }, 'rules.0.deadlineDays', '1 至 365'],
    ['nothing asked', { asked: ' ' }, 'rules.0.asked', '不能为空'],
    ['a placeholder that is not known', { sentence: '{unit}{colour}' }, 'rules.0.sentence', '没有“{colour}”可填'],
    ['an unusable key', { key: '1st rule' }, 'rules.0.key', '小写字母开头'],
  ])('%s is refused with place and reason', (_, change, path, reason) => {
    const [fault, ...more] = faultsOf(change);
    expect(fault).toMatchObject({ path, reason: expect.stringContaining(reason) as string });
    expect(fault?.place).toContain('第 1 条“');
    expect(more).toEqual([]);
  });

  it('looks into filters', () => {
    const filter = { field: 'measure', comparison: 'is', threshold: 'sunshine' } as const;
    expect(faultsOf({ filters: [filter] }, 'contractedBehind')).toMatchObject([
      { path: 'rules.0.filters.0.threshold', reason: expect.stringContaining('“sunshine”不在') as string },
    ]);
    expect(faultsOf({ filters: [{ ...filter, field: 'mood' }] }, 'contractedBehind')).toMatchObject([
      { path: 'rules.0.filters.0.field' },
    ]);
    const days = { field: 'startedOn', comparison: 'missing', threshold: '3' } as const;
    expect(faultsOf({ filters: [days] }, 'signedNotStarted')).toMatchObject([{ path: 'rules.0.filters.0.threshold' }]);
  });

  it.each(['0', '-3', '1.5', '9999', 'abc'])('%s days are refused', (red) => {
    expect(faultsOf({ yellow: null, red }, 'leadIdle')).toMatchObject([{ path: 'rules.0.red' }]);
  });

  it('refuses a repeated key, an empty set, and lights that say nothing', () => {
    const rule = sampleRule('leadIdle');
    expect(ruleSetFaults({ ...SAMPLE_RULE_SET, rules: [rule, rule] }, SUBJECTS)).toMatchObject([
      { path: 'rules.1.key', reason: expect.stringContaining('重复') as string },
    ]);
    const lights = { ...SAMPLE_RULE_SET.lights, redFindings: 0 };
    expect(ruleSetFaults({ name: ' ', rules: [], lights }, SUBJECTS).map(({ path }) => path)).toEqual([
      'name',
      'rules',
      'lights.redFindings',
    ]);
    expect(() => assertRuleSet({ name: '', rules: [], lights }, SUBJECTS)).toThrow(
      expect.objectContaining({ code: 'SUPERVISION_RULES_FAULTY', field: 'name' }),
    );
  });

  it('says the conditions of the lights in words', () => {
    expect(lightWords(SAMPLE_RULE_SET.lights)).toEqual({
      red: '有超期的督办单，或红灯问题达到 10 个',
      yellow: '有 5 天内到期或退回重办的督办单，或问题达到 8 个',
      green: '其余情形',
    });
  });
});
