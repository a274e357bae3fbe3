import {
  INPUT_KIND_NAMES,
  INPUTS,
  LEAD_EVENT_NAMES,
  LEAD_FLAG_NAMES,
  LEAD_TAKE_NAMES,
  METHOD_KEYS,
  METHODS,
  NO_TARGET_NAMES,
} from '@yipanqi/domain';
import type { Choice } from '@yipanqi/web/ui';

export const METHOD_CHOICES: readonly Choice[] = METHOD_KEYS.map((value) => ({ value, label: METHODS[value].title }));

export const INPUT_CHOICES: readonly Choice[] = INPUTS.map(({ key, name, kind, window }) => ({
  value: key,
  label: name,
  group: kind === 'measure' && window !== 'yearToDate' ? '指标（其他口径）' : INPUT_KIND_NAMES[kind],
}));

export const NO_TARGET_CHOICES = choices(NO_TARGET_NAMES);
export const TAKE_CHOICES = choices(LEAD_TAKE_NAMES);
export const EVENT_CHOICES: readonly Choice[] = [{ value: '', label: '本年有变动' }, ...choices(LEAD_EVENT_NAMES)];
export const FLAG_CHOICES = choices(LEAD_FLAG_NAMES);
export const QUANTITY_CHOICES: readonly Choice[] = [
  { value: 'inputs', label: '指标' },
  { value: 'leads', label: '符合条件的项目' },
];
export const BASIS_CHOICES: readonly Choice[] = [
  { value: 'completion', label: '完成率' },
  { value: 'value', label: '数值' },
];
export const WITHIN_CHOICES: readonly Choice[] = [
  { value: 'group', label: '同组单位' },
  { value: 'list', label: '全部单位' },
];

function choices(names: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}
