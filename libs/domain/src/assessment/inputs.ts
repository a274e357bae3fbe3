import { type Measure, MEASURE_NAMES, MEASURE_UNIT, MEASURES } from '../plan/measure';
import type { InputUnit } from './exact';

/** Where the figure comes from, and so what it opens to. */
export type InputKind = 'measure' | 'rate' | 'supervision' | 'activity' | 'manual';

export const INPUT_KIND_NAMES: Readonly<Record<InputKind, string>> = {
  measure: '指标',
  rate: '比率',
  supervision: '督查',
  activity: '活跃指数',
  manual: '人工登记',
};

/** Over which months a measure is taken. */
export type InputWindow = 'yearToDate' | 'planToDate' | 'lastYear' | 'growth';

export const INPUT_WINDOW_NAMES: Readonly<Record<InputWindow, string>> = {
  yearToDate: '本年累计',
  planToDate: '规划期累计',
  lastYear: '上年同期',
  growth: '同比增幅',
};

export interface InputDefinition {
  readonly key: string;
  readonly name: string;
  readonly unit: InputUnit;
  readonly kind: InputKind;
  /** Whether a unit can have an annual target for it. */
  readonly hasTarget: boolean;
  readonly measure?: Measure;
  readonly window?: InputWindow;
  /** What is to be entered or how it is counted, in one sentence. */
  readonly note?: string;
}

/** The rates an item may use; each is null (“—”) for a unit without denominator. */
export const ASSESSMENT_RATES = {
  inPlaceRate: { name: '资金到位率（同期）', note: '本年到位资金 ÷ 本年合同引资额。' },
  batchInPlaceRate: { name: '资金到位率（批次）', note: '本年签约项目截至目前的到位资金 ÷ 其合同引资额。' },
  startRate: { name: '开工率', note: '本年签约且截至目前已开工的项目 ÷ 本年签约项目。' },
  industrialContractedShare: { name: '工业合同引资占比', note: '工业合同引资 ÷ 合同引资额。' },
  industrialInPlaceShare: { name: '工业到位资金占比', note: '工业到位资金 ÷ 到位资金。' },
  strategicEmergingShare: { name: '战新占比', note: '战新合同引资 ÷ 合同引资额。' },
  digitalShare: { name: '数字经济占比', note: '数字经济合同引资 ÷ 合同引资额。' },
} as const;

export type AssessmentRate = keyof typeof ASSESSMENT_RATES;

/** Counted by supervision over the year; the activity index is the mean of the year's months. */
const COUNTED: readonly InputDefinition[] = [
  counted('overdueOrders', '逾期督办单', '本年到期未按时办结的督办单。'),
  counted('issuedOrders', '收到督办单', '本年下达给该单位的督办单。'),
  counted('redLights', '红灯次数', '本年各季督查亮红灯的次数。'),
  counted('yellowLights', '黄灯次数', '本年各季督查亮黄灯的次数。'),
  {
    key: 'activityIndex',
    name: '招商活跃指数',
    unit: 'points',
    kind: 'activity',
    hasTarget: false,
    note: '本年各月活跃指数的平均值，满分 100。',
  },
];

/** Entered for each unit by the verifier, with evidence. */
const MANUAL: readonly InputDefinition[] = [
  manual('leaderAppraisal', '领导评价', 'points', '市领导评价分，满分 100。'),
  manual('jointAppraisal', '部门联评', 'points', '有关部门评价分，满分 100。'),
  manual('commendations', '市级以上表扬', 'count', '本年因招商工作获市级以上表扬的次数。'),
  manual('reportedExperience', '经验推广', 'count', '本年被市级以上推广的招商经验做法。'),
  manual('lateReports', '报送不及时', 'count', '本年未按时报送材料的次数。'),
  manual('dataFraud', '弄虚作假', 'count', '经查实虚报招商数据的事项。'),
  manual('creditBreach', '失信违约', 'count', '经查实的政府失信违约事项。'),
  manual('unlawfulFavours', '违规优惠', 'count', '未通过公平竞争审查而给予优惠的事项。'),
];

/** Every input that an item may name. A new source is a new row here and a new column of the facts. */
export const INPUTS: readonly InputDefinition[] = [
  ...MEASURES.flatMap(measureInputs),
  ...Object.entries(ASSESSMENT_RATES).map(([key, { name, note }]): InputDefinition => {
    return { key, name, unit: 'rate', kind: 'rate', hasTarget: false, note };
  }),
  ...COUNTED,
  ...MANUAL,
];

const BY_KEY: ReadonlyMap<string, InputDefinition> = new Map(INPUTS.map((input) => [input.key, input]));

export const MANUAL_INPUTS: readonly InputDefinition[] = INPUTS.filter(({ kind }) => kind === 'manual');

export function inputDefinition(key: string): InputDefinition | null {
  return BY_KEY.get(key) ?? null;
}

/** The key under which a measure over a window stands in facts and schemes: 'contracted', 'contracted@lastYear'. */
export function measureInput(measure: Measure, window: InputWindow = 'yearToDate'): string {
  return window === 'yearToDate' ? measure : `${measure}@${window}`;
}

function measureInputs(measure: Measure): InputDefinition[] {
  return (Object.keys(INPUT_WINDOW_NAMES) as InputWindow[]).map((window) => ({
    key: measureInput(measure, window),
    name:
      window === 'yearToDate' ? MEASURE_NAMES[measure] : `${MEASURE_NAMES[measure]}（${INPUT_WINDOW_NAMES[window]}）`,
    unit: window === 'growth' ? 'rate' : MEASURE_UNIT[measure],
    kind: 'measure',
    hasTarget: window === 'yearToDate',
    measure,
    window,
  }));
}

function counted(key: string, name: string, note: string): InputDefinition {
  return { key, name, unit: 'count', kind: 'supervision', hasTarget: false, note };
}

function manual(key: string, name: string, unit: InputUnit, note: string): InputDefinition {
  return { key, name, unit, kind: 'manual', hasTarget: false, note };
}
