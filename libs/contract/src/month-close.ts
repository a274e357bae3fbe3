import type { RecordView } from './ledger';

/** A leader's signature under the figures of a closed month. */
export interface MonthApproval {
  name: string;
  at: string;
  /** SHA-256 of the totals that were signed, hexadecimal. */
  digest: string;
}

/** A month that is closed. */
export interface ClosedMonth {
  month: string;
  closedAt: string;
  closedByName: string;
  postings: number;
  /** Entries booked to it that happened in an earlier month. */
  late: number;
  /** Units that had not confirmed it when it was closed; null for months closed before units confirmed months. */
  unconfirmed: number | null;
  /** SHA-256 of the totals, hexadecimal. */
  digest: string;
  /** null: not approved yet. */
  approval: MonthApproval | null;
  /** The asking user closed it, and therefore may not approve it. */
  ownClose: boolean;
}

export interface UnitCount {
  unit: string;
  unitName: string;
  count: number;
}

/** The month that may be closed next. */
export interface OpenMonth {
  month: string;
  /** Has it ended? Only then can it be closed. */
  ended: boolean;
  /** First day on which it can be closed. */
  closableFrom: string;
  /** Day by which it should be closed. */
  dueOn: string;
  overdue: boolean;
  /** Units of the asking user's scope that are asked to confirm it, and those that have. */
  asked: number;
  confirmed: number;
  /** Verified entries booked to it so far, and those of them that happened earlier. */
  verified: number;
  late: number;
  /** Records dated in it or before that would be booked to a later month if it were closed now. */
  pending: UnitCount[];
  returned: UnitCount[];
  /** One's own job that is closing it now. */
  jobId: string | null;
  /** It is being closed now, by whomever. */
  closing: boolean;
}

/** A month that has ended and waits behind the open one. */
export interface WaitingMonth {
  month: string;
  dueOn: string;
  overdue: boolean;
}

/** GET /api/month-closes: closed months newest first; `open` is null as long as nothing is booked. */
export interface MonthCalendar {
  closed: ClosedMonth[];
  open: OpenMonth | null;
  /** Ended months after the open one, in order. */
  waiting: WaitingMonth[];
}

/** GET /api/month-closes/:month : adjustments of a closed month, in the asking user's scope; at most 500 each. */
export interface ClosedMonthDetail extends ClosedMonth {
  /** Booked to it though they happened earlier. */
  fromEarlier: RecordView[];
  /** They happened in it, but were verified after the close and booked to a later month. */
  bookedLater: RecordView[];
  /** Names of the units that had not confirmed it. */
  unconfirmedUnits: string[];
}

/** POST /api/month-closes */
export interface CloseMonthBody {
  /** YYYY-MM. */
  month: string;
}

export interface MonthCloseStarted {
  jobId: string;
}

/** A unit's word that a month is complete, with what was still open when it gave it. */
export interface MonthConfirmation {
  id: string;
  name: string;
  at: string;
  verified: number;
  pending: number;
  returned: number;
  remark: string;
  version: number;
}

/** How a unit stands with a month. */
export interface UnitMonth {
  unit: string;
  unitName: string;
  cohort: string;
  /** Records of its leads: verified and booked to the month; dated in it or before and still pending or returned. */
  verified: number;
  pending: number;
  returned: number;
  /** null: not confirmed, or withdrawn. */
  confirmation: MonthConfirmation | null;
  /** Records have come or changed since it was confirmed. */
  changed: boolean;
  /** The asking user may confirm it. */
  mayConfirm: boolean;
}

/** GET /api/month-confirmations?month= : the units of the asking user's scope; without a month, the open one. */
export interface MonthStanding {
  month: string;
  ended: boolean;
  closed: boolean;
  dueOn: string;
  units: UnitMonth[];
}

/** POST /api/month-confirmations → UnitMonth. A remark is needed while records are pending or returned. */
export interface ConfirmMonthBody {
  month: string;
  unit: string;
  remark?: string;
}

/** PUT /api/month-confirmations/:id/withdrawal → UnitMonth, while the month is open. */
export interface WithdrawConfirmationBody {
  version: number;
}

/** POST /api/month-confirmations/reminders: tells the officers of every unit that has not confirmed. */
export interface RemindUnitsBody {
  month: string;
}

export interface RemindedAnswer {
  /** Units that have not confirmed, and officers who were told. */
  units: number;
  users: number;
}

/** POST /api/month-closes/:month/approval → ClosedMonth: a leader signs the figures of this digest. */
export interface ApproveMonthBody {
  digest: string;
}
