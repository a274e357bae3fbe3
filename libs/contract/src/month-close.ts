/** A month that is closed. */
export interface ClosedMonth {
  month: string;
  closedAt: string;
  closedByName: string;
  postings: number;
  /** Entries booked to it that happened in an earlier month. */
  late: number;
  /** SHA-256 of the totals, hexadecimal. */
  digest: string;
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
  /** Verified entries booked to it so far, and those of them that happened earlier. */
  verified: number;
  late: number;
  /** Records dated in it or before that would be booked to a later month if it were closed now. */
  pending: UnitCount[];
  returned: UnitCount[];
  /** Job that is closing it now. */
  jobId: string | null;
}

/** GET /api/month-closes: closed months newest first; `open` is null as long as nothing is booked. */
export interface MonthCalendar {
  closed: ClosedMonth[];
  open: OpenMonth | null;
}

/** POST /api/month-closes */
export interface CloseMonthBody {
  /** YYYY-MM. */
  month: string;
}

export interface MonthCloseStarted {
  jobId: string;
}
