import { previousMonth, parseMonth } from '@yipanqi/domain';
import type { ReferenceStore } from '@yipanqi/web/identity';

/** The month that one looks at without having asked for one: the last closed one; while none is closed, the one before today's. */
export function defaultMonth(reference: Pick<ReferenceStore, 'today' | 'lastClosedMonth'>): string {
  return reference.lastClosedMonth() ?? previousMonth(parseMonth(reference.today().slice(0, 7)));
}
