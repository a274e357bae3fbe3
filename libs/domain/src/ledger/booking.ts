import { type Day, type Month, monthOf, nextMonth } from '../shared/calendar';

export interface Booking {
  readonly month: Month;
  /** Booked later than it happened, because its own month had been closed: an adjustment of the bulletin. */
  readonly late: boolean;
}

/** The month of the event when it is still open, else the first open month. */
export function bookedMonth(occurredOn: Day, lastClosed: Month | null): Booking {
  const own = monthOf(occurredOn);
  if (lastClosed === null || own > lastClosed) return { month: own, late: false };
  return { month: nextMonth(lastClosed), late: true };
}

export function isLate(record: { readonly occurredOn: Day; readonly bookedMonth: Month }): boolean {
  return monthOf(record.occurredOn) !== record.bookedMonth;
}
