import { LEAD_EVENT_NAMES, LEAD_FLAG_NAMES } from './facts';
import { METHODS } from './methods';
import { LEAD_TAKE_NAMES, NO_TARGET_NAMES, type Scheme, type ScoringMethod } from './scheme';
import {
  at,
  chosenBy,
  decimal,
  exactly,
  list,
  nullable,
  object,
  oneOf,
  optional,
  type SchemeFault,
  type Shape,
  text,
  yesOrNo,
} from './shape';

export const SCHEME_KEY_MAX = 40;
export const SCHEME_NAME_MAX = 60;
export const SCHEME_NOTE_MAX = 500;
export const LISTS_MAX = 20;
export const ITEMS_MAX = 60;
export const BANDS_MAX = 20;
const GROUPS_MAX = 60;
const UNITS_MAX = 400;
const TERMS_MAX = 10;

const BASES = { value: '数值', completion: '完成率' };
const WITHIN = { group: '同组', list: '全部单位' };
const KINDS = { composite: '综合', single: '单项' };

const key: Shape = (value, path) =>
  typeof value === 'string' && /^[a-z][a-zA-Z0-9-]*$/.test(value) && value.length <= SCHEME_KEY_MAX
    ? []
    : [
        {
          path,
          code: 'KEY_INVALID',
          sentence: `代码应以小写字母开头，只含字母、数字和连字符，最多 ${SCHEME_KEY_MAX} 个字符。`,
        },
      ];

const quantity = chosenBy('计量方式', 'of', {
  inputs: object('计量方式', {
    of: exactly('inputs'),
    terms: list('指标', TERMS_MAX, object('指标', { input: text('指标', 60), times: optional(decimal('系数')) })),
    target: optional(nullable(decimal('统一目标'))),
  }),
  leads: object('计量方式', {
    of: exactly('leads'),
    take: oneOf('计什么', LEAD_TAKE_NAMES),
    event: nullable(oneOf('项目节点', LEAD_EVENT_NAMES)),
    flags: list('项目类别', 4, oneOf('项目类别', LEAD_FLAG_NAMES)),
    from: nullable(decimal('投资额下限')),
    below: nullable(decimal('投资额上限')),
    target: optional(nullable(decimal('统一目标'))),
  }),
});

const bands = (label: string, field: string): Shape =>
  list(
    '分类',
    BANDS_MAX,
    object('分类', { name: text('分类名称', SCHEME_NAME_MAX), quantity, [field]: decimal(label) }),
  );

const tier = object('档次', {
  from: nullable(decimal('下限')),
  to: nullable(decimal('上限')),
  score: decimal('分值'),
});

const PARAMETERS: Readonly<Record<ScoringMethod, Shape>> = {
  cappedCompletion: object('参数', { quantity }),
  mixed: object('参数', { first: quantity, second: quantity, a: decimal('个数占比'), b: decimal('金额占比') }),
  minimumCounts: object('参数', { bands: bands('最低数', 'minimum'), step: decimal('每缺一个扣分') }),
  pointsPerItem: object('参数', { bands: bands('每件分值', 'points') }),
  penalty: object('参数', { bands: bands('每件扣分', 'rate') }),
  efficacy: object('参数', { quantity, basis: oneOf('比较依据', BASES), within: oneOf('比较范围', WITHIN) }),
  tiers: object('参数', { quantity, basis: oneOf('分档依据', BASES), table: list('分档表', BANDS_MAX, tier) }),
  structureRatio: object('参数', { part: quantity, whole: quantity }),
  paced: object('参数', { quantity }),
  bonus: object('参数', { bands: bands('每件加分', 'points') }),
  veto: object('参数', {
    quantity,
    from: decimal('触发值'),
    item: nullable(text('被否决的项目', SCHEME_KEY_MAX)),
    level: decimal('规定分值'),
  }),
};

const METHOD_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(METHODS).map(([method, { title }]) => [method, title]),
);

const itemShapes = Object.fromEntries(
  Object.entries(PARAMETERS).map(([method, parameters]) => [
    method,
    object('考核项', {
      key,
      name: text('考核项名称', SCHEME_NAME_MAX),
      method: oneOf('计分方法', METHOD_NAMES),
      parameters,
      weight: decimal('权重'),
      cap: nullable(decimal('封顶')),
      groups: nullable(list('适用分组', GROUPS_MAX, text('分组名称', SCHEME_NAME_MAX))),
      noTarget: oneOf('无目标时', NO_TARGET_NAMES),
      note: optional(note),
    }),
  ]),
);

const listShape = object('榜单', {
  key,
  name: text('榜单名称', SCHEME_NAME_MAX),
  kind: oneOf('榜单类型', KINDS),
  groups: list(
    '分组',
    GROUPS_MAX,
    object('分组', {
      name: text('分组名称', SCHEME_NAME_MAX),
      cohorts: list('片区', GROUPS_MAX, text('片区', SCHEME_NAME_MAX)),
      units: list('单位', UNITS_MAX, text('单位', SCHEME_KEY_MAX)),
    }),
  ),
  withoutZones: yesOrNo('开发区不参加'),
  ranking: chosenBy('排名依据', 'by', {
    score: object('排名依据', { by: exactly('score') }),
    value: object('排名依据', { by: exactly('value'), quantity }),
  }),
  fullScore: decimal('满分'),
  items: list('考核项', ITEMS_MAX, chosenBy('计分方法', 'method', itemShapes)),
  grades: list(
    '等次',
    BANDS_MAX,
    object('等次', { name: text('等次名称', SCHEME_NAME_MAX), from: nullable(decimal('分数线')) }),
  ),
});

const schemeShape = object('方案', {
  key,
  name: text('方案名称', SCHEME_NAME_MAX),
  sample: yesOrNo('示例'),
  note: optional(note),
  lists: list('榜单', LISTS_MAX, listShape),
});

/** Whether untrusted JSON has the form of a scheme at all. */
export function shapeFaults(content: unknown): SchemeFault[] {
  return schemeShape(content, '');
}

/** @throws RangeError unless `shapeFaults` finds none */
export function asScheme(content: unknown): Scheme {
  const [fault] = shapeFaults(content);
  if (fault) throw new RangeError(`${at('scheme', fault.path)}: ${fault.sentence}`);
  return content as Scheme;
}

function note(value: unknown, path: string): SchemeFault[] {
  if (typeof value === 'string' && [...value].length <= SCHEME_NOTE_MAX) return [];
  return [{ path, code: 'SCHEME_SHAPE', sentence: `说明应为文字，最多 ${SCHEME_NOTE_MAX} 个字。` }];
}
