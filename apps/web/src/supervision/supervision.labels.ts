import type { OrderSummary } from '@yipanqi/contract';
import {
  COMPARISON_WORDS,
  type FactSubject,
  fieldOf,
  type Light,
  LIGHT_WORDS,
  ORDER_STATE_NAMES,
  type OrderState,
  type RuleFilter,
  type SupervisionRule,
} from '@yipanqi/domain';
import type { Choice, StateKey } from '@yipanqi/web/ui';

/** How a state of an order looks, in the words of orders. */
export const ORDER_LOOKS: Readonly<Record<OrderState, StateKey>> = {
  issued: 'open',
  replied: 'submitted',
  returned: 'returned',
  closed: 'closed',
  withdrawn: 'discarded',
};

export const LIGHT_CHOICES: readonly Choice[] = [
  { value: '', label: '全部' },
  ...(['red', 'yellow', 'green'] as const).map((value: Light) => ({ value, label: LIGHT_WORDS[value] })),
];

/** What stands is shown unless something else is asked for. */
export const STATE_CHOICES: readonly Choice[] = [
  { value: '', label: '在办' },
  { value: 'all', label: '全部' },
  ...Object.entries(ORDER_STATE_NAMES).map(([value, label]) => ({ value, label })),
];

/** 超期 3 天 · 今天到期 · 还有 5 天; '' once nobody waits for an answer. */
export function deadlineWords({ state, overdueDays }: OrderSummary, daysLeft: number): string {
  if (overdueDays > 0) return `超期 ${overdueDays} 天`;
  if (state !== 'issued' && state !== 'returned') return '';
  return daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天`;
}

/** A condition in words: “资金到位率（同期，今年以来）低于 20 %”. */
export function conditionWords(subject: FactSubject | undefined, { field, comparison, threshold }: RuleFilter): string {
  const known = subject && fieldOf(subject, field);
  const name = known?.label ?? field;
  if (comparison === 'missing' || comparison === 'present') return `${COMPARISON_WORDS[comparison]}${name}`;
  if (comparison === 'daysOver') return `距${name}已超过 ${threshold} 天`;
  if (comparison === 'is')
    return `${name}为${known?.choices.find(({ value }) => value === threshold)?.label ?? threshold}`;
  return `${name}${COMPARISON_WORDS[comparison]} ${threshold}${known?.unit ? ` ${known.unit}` : ''}`;
}

/** What makes a finding of a row, a sentence a light. */
export function ruleWords(subject: FactSubject | undefined, rule: SupervisionRule): { light: Light; words: string }[] {
  const { field, comparison } = rule;
  return (['red', 'yellow'] as const).flatMap((light) => {
    const threshold = rule[light];
    return threshold === null ? [] : [{ light, words: conditionWords(subject, { field, comparison, threshold }) }];
  });
}

/** 督办单〔2021〕3号 → its page: a report knows an order by its number. */
export function orderPath(number: string): readonly string[] {
  const [, year = '', serial = ''] = /〔(\d{4})〕(\d+)号/.exec(number) ?? [];
  return ['/supervision/orders', `${year}-${serial}`];
}
