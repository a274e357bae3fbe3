import { RuleBroken } from '../shared/rule-broken';
import { formatMoney } from '../shared/money';

/** Risk screens: questions asked of a year's records. A hit is a reason to look, never a verdict. */
export const SCREEN_KEYS = [
  'beforeClose',
  'fastVerification',
  'sameEvidence',
  'pairs',
  'reversalAfterYearEnd',
  'inPlaceOverContracted',
  'splitBeforeClose',
  'backdatedMilestone',
] as const;
export type ScreenKey = (typeof SCREEN_KEYS)[number];

export interface ScreenParameter {
  readonly key: string;
  readonly label: string;
  /** 小时, 秒, 万元, % … */
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export interface Screen {
  readonly name: string;
  /** What is looked for, exactly. */
  readonly rule: string;
  readonly why: string;
  readonly doesNotProve: string;
  readonly parameters: readonly ScreenParameter[];
}

export const SCREENS: Readonly<Record<ScreenKey, Screen>> = {
  beforeClose: {
    name: '月结前突击入账',
    rule: '已审核凭证，登记或审核在所计入月份月结之前若干小时内，且金额达到下限。',
    why: '月结前集中补录、集中审核，审核时间不足，也可能是为了让本月数字好看。',
    doesNotProve:
      '月末本来就是登记高峰，月结前完成审核是正常要求；只说明时间靠近，不说明内容不实。没有金额的节点不在此列。',
    parameters: [
      { key: 'hours', label: '月结前', unit: '小时', default: 24, min: 1, max: 720 },
      { key: 'wan', label: '金额不低于', unit: '万元', default: 10_000, min: 0, max: 10_000_000 },
    ],
  },
  fastVerification: {
    name: '登记后即审核',
    rule: '已审核凭证，从登记到审核不超过若干秒。',
    why: '一份协议或回单不可能在一分钟之内看完，审核可能流于形式。',
    doesNotProve: '批量导入历史台账并同时审核的，登记与审核时间本来就相同；应看当时是否另有核对记录。',
    parameters: [{ key: 'seconds', label: '不超过', unit: '秒', default: 60, min: 0, max: 86_400 }],
  },
  sameEvidence: {
    name: '同一佐证重复使用',
    rule: '佐证文字去掉标点、空格和全角差别后相同的凭证，至少两张；互为冲正的不算，短于下限的文字不算。',
    why: '同一份回单或协议登记两次，金额就会重复计算。',
    doesNotProve: '一份协议可以对应多张凭证（例如分期到位），佐证也可能只写了笼统的名称；应调阅原件比对。',
    parameters: [{ key: 'characters', label: '佐证至少', unit: '字', default: 6, min: 1, max: 100 }],
  },
  pairs: {
    name: '登记人与审核人集中',
    rule: '某登记人在该单位的凭证由同一审核人审核的比例达到下限，且张数达到下限。',
    why: '长期由固定的两个人一录一审，相互制约容易失效。',
    doesNotProve: '审核岗只有一两个人时必然集中，这是岗位设置的问题，不是个人的问题。',
    parameters: [
      { key: 'records', label: '至少', unit: '张', default: 20, min: 1, max: 100_000 },
      { key: 'percent', label: '占登记人凭证不低于', unit: '%', default: 80, min: 1, max: 100 },
    ],
  },
  reversalAfterYearEnd: {
    name: '年后冲正',
    rule: '计入当年最后若干个月的凭证，在年度结束后若干个月内被冲正。',
    why: '年底登记、年后冲回，会抬高当年的考核数字。',
    doesNotProve: '年终对账发现差错并更正也会在年后冲正；应看冲正原因和原凭证的佐证。协议终止不在此列。',
    parameters: [
      { key: 'lastMonths', label: '当年最后', unit: '个月', default: 12, min: 1, max: 12 },
      { key: 'within', label: '年后', unit: '个月之内', default: 6, min: 1, max: 60 },
    ],
  },
  inPlaceOverContracted: {
    name: '到位超过合同额',
    rule: '到当年年底，项目累计到位资金超过累计合同引资额一定比例，且当年有到位资金入账。',
    why: '到位资金多于合同额，可能是重复登记，也可能漏登了增资协议。',
    doesNotProve: '企业超合同追加投入、汇率变化、合同终止后资金未退都会造成超过；应核对银行回单和增资协议。',
    parameters: [{ key: 'percent', label: '超过合同额', unit: '%', default: 0, min: 0, max: 1_000 }],
  },
  splitBeforeClose: {
    name: '月结前改分劈',
    rule: '月结之前若干小时内修改项目分劈，且修改之后还有该项目的凭证审核计入该月。',
    why: '分劈决定数字算在谁的头上，月结前修改会直接改变排名。',
    doesNotProve: '分劈可能早已商定、只是补录；应看分劈的依据和双方确认。',
    parameters: [
      { key: 'hours', label: '月结前', unit: '小时', default: 72, min: 1, max: 720 },
      { key: 'records', label: '影响凭证至少', unit: '张', default: 1, min: 0, max: 1_000 },
    ],
  },
  backdatedMilestone: {
    name: '节点日期远早于登记',
    rule: '已审核的开工、投产、达产节点，登记日期比发生日期晚若干天以上。',
    why: '很久以后才补记节点，难以核实当时的状态，开工率、投产率可能被事后调整。',
    doesNotProve: '历史台账首次录入时所有节点都晚于发生日期；应看现场照片、施工许可等材料的日期。',
    parameters: [{ key: 'days', label: '晚于', unit: '天', default: 90, min: 1, max: 3_650 }],
  },
};

export type ScreenValues = Readonly<Record<string, number>>;

export function isScreenKey(text: string): text is ScreenKey {
  return SCREEN_KEYS.some((key) => key === text);
}

/** Every parameter with the value given or its default. @throws RuleBroken SCREEN_PARAMETER */
export function screenValues(key: ScreenKey, given: Readonly<Record<string, string | undefined>>): ScreenValues {
  return Object.fromEntries(
    SCREENS[key].parameters.map((parameter) => {
      const text = given[parameter.key];
      if (text === undefined || text === '') return [parameter.key, parameter.default];
      const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
      if (!(value >= parameter.min && value <= parameter.max)) {
        const { label, min, max, unit } = parameter;
        throw new RuleBroken('SCREEN_PARAMETER', { label, value: text, min, max, unit }, parameter.key);
      }
      return [parameter.key, value];
    }),
  );
}

/** What was found about one hit; money in 分, instants and dates as the page shows them. */
export interface ScreenFacts {
  readonly beforeClose: { hoursRecorded: number; hoursVerified: number; month: string; fen: string };
  readonly fastVerification: { seconds: number };
  readonly sameEvidence: { evidence: string; others: readonly string[]; count: number };
  readonly pairs: PairFacts & { recorderName: string; verifierName: string };
  readonly reversalAfterYearEnd: { month: string; reversedBy: string; reversedMonth: string; fen: string };
  readonly inPlaceOverContracted: { inPlace: string; contracted: string };
  readonly splitBeforeClose: { userName: string; month: string; hours: number; records: number };
  readonly backdatedMilestone: { days: number; occurredOn: string; recordedOn: string };
}

type Words = { readonly [K in ScreenKey]: (facts: ScreenFacts[K]) => string };

const WORDS: Words = {
  beforeClose: ({ hoursRecorded, hoursVerified, month, fen }) =>
    `${money(fen)}，计入 ${month}：月结前 ${hoursWords(hoursRecorded)}登记、${hoursWords(hoursVerified)}审核。`,
  fastVerification: ({ seconds }) => (seconds <= 0 ? '登记与审核同时完成。' : `登记后 ${seconds} 秒即审核通过。`),
  sameEvidence: ({ evidence, others, count }) =>
    `佐证“${evidence}”还用于 ${others.join('、')}${count > others.length ? ` 等 ${count} 张` : ''}。`,
  pairs: (facts) =>
    `${facts.recorderName}登记、${facts.verifierName}审核该单位 ${facts.records} 张，占登记人在该单位凭证的 ${percentWords(facts.records, facts.ofRecorder)}%、审核人全年审核量的 ${percentWords(facts.records, facts.ofVerifier)}%${facts.verifiers === 1 ? '；全年只有这一名审核人。' : `；全年共有 ${facts.verifiers} 名审核人。`}`,
  reversalAfterYearEnd: ({ month, reversedBy, reversedMonth, fen }) =>
    `计入 ${month}，${reversedMonth} 由 ${reversedBy} 冲正 ${money(fen)}。`,
  inPlaceOverContracted: ({ inPlace, contracted }) => `累计到位 ${money(inPlace)}，累计合同引资 ${money(contracted)}。`,
  splitBeforeClose: ({ userName, month, hours, records }) =>
    `${userName}在 ${month} 月结前 ${hoursWords(hours)}修改分劈，此后该项目还有 ${records} 张凭证计入该月。`,
  backdatedMilestone: ({ days, occurredOn, recordedOn }) =>
    `发生于 ${occurredOn}，${recordedOn} 才登记，相隔 ${days} 天。`,
};

/** What a hit says, in one sentence. */
export function hitSentence<K extends ScreenKey>(key: K, facts: ScreenFacts[K]): string {
  return WORDS[key](facts);
}

/** How many records of a unit's year one recorded and another verified, beside what each did. */
export interface PairFacts {
  /** Of the pair. */
  readonly records: number;
  /** Of the recorder in the unit. */
  readonly ofRecorder: number;
  /** Of the verifier in all units. */
  readonly ofVerifier: number;
  /** How many people verified anything in the year. */
  readonly verifiers: number;
}

function percentWords(part: number, whole: number): string {
  return (Math.round((part * 1_000) / whole) / 10).toFixed(1);
}

function hoursWords(hours: number): string {
  if (hours >= 48) return `${Math.floor(hours / 24)} 天`;
  return hours >= 1 ? `${Math.floor(hours)} 小时` : `${Math.max(0, Math.round(hours * 60))} 分钟`;
}

function money(fen: string): string {
  const { text, unit } = formatMoney(BigInt(fen));
  return `${text} ${unit}`;
}
