import { MEASURE_NAMES, MEASURES } from '../plan/measure';
import type { FactField, FactSubject } from './facts';

const field = (key: string, label: string, more: Partial<FactField>): FactField => ({
  key,
  label,
  kind: 'number',
  unit: '',
  decimals: 0,
  min: null,
  max: null,
  choices: [],
  ...more,
});
const date = (key: string, label: string): FactField => field(key, label, { kind: 'date', unit: '天' });
const percent = (key: string, label: string): FactField =>
  field(key, label, { unit: '%', decimals: 1, min: -1_000, max: 1_000 });

/** A unit's annual target of one measure, year to date; units and measures without a target have no row. */
export const UNIT_MEASURE_SUBJECT: FactSubject = {
  key: 'unitMeasure',
  name: '单位年度目标',
  fields: [
    field('measure', '指标', {
      kind: 'choice',
      choices: MEASURES.map((measure) => ({ value: measure, label: MEASURE_NAMES[measure] })),
    }),
    field('behind', '落后时序', { unit: '个百分点', decimals: 2, min: -1_000, max: 100 }),
    percent('completion', '完成率'),
    field('elapsed', '时间进度', { unit: '%', decimals: 1, min: 0, max: 100 }),
  ],
};

/** A unit as a whole. */
export const UNIT_SUBJECT: FactSubject = {
  key: 'unit',
  name: '单位',
  fields: [
    percent('inPlaceRate', '资金到位率（同期，今年以来）'),
    percent('startRate', '开工率（近四个季度签约项目）'),
    field('signed', '近四个季度签约项目', { unit: '个', min: 0, max: 1_000_000 }),
    field('started', '其中已开工', { unit: '个', min: 0, max: 1_000_000 }),
  ],
};

/** A lead, by what is verified and booked up to the end of the quarter and what was done on it until then. */
export const LEAD_SUBJECT: FactSubject = {
  key: 'lead',
  name: '项目',
  fields: [
    date('registeredOn', '登记日期'),
    date('signedOn', '正式协议签订日期'),
    date('startedOn', '开工日期'),
    date('producedOn', '投产日期'),
    date('terminatedOn', '终止日期'),
    date('withdrawnOn', '退库日期'),
    date('lastActivityOn', '最近一次办理'),
  ],
};

/** A record that was sent back and is neither corrected nor discarded. */
export const RETURNED_RECORD_SUBJECT: FactSubject = {
  key: 'returnedRecord',
  name: '退回凭证',
  fields: [date('returnedOn', '退回日期'), date('occurredOn', '发生日期')],
};
