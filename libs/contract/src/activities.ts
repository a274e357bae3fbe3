import type {
  ActivityIndexOfPeriod,
  ActivityKind,
  ActivityOddity,
  ActivityStatus,
  IndexSchemeBody,
  IndexSchemeStatus,
  LeaderLevel,
  LevelCounts,
  SubIndex,
  UnitIndex,
} from '@yipanqi/domain';

/** What is written down about an activity. */
export interface ActivityFields {
  kind: ActivityKind;
  /** One's own unit by default. */
  unit?: string;
  /** YYYY-MM-DD. */
  occurredOn: string;
  level: LeaderLevel;
  /** What it was about. */
  subject: string;
  /** Whom one met; required for visits and receptions. The name of the enterprise when left out and one is chosen. */
  counterpart?: string;
  enterpriseId?: string | null;
  /** The lead that it concerns: it appears on its timeline. */
  leadId?: string | null;
  place?: string;
  result?: string;
  evidence?: string;
  remark?: string;
}

/** POST /api/activities → ActivityView */
export type ActivityBody = ActivityFields;

/** PUT /api/activities/:id → ActivityView: waits for verification again. */
export interface CorrectActivityBody extends ActivityFields {
  version: number;
}

/** PUT /api/activities/:id/verification, POST /api/activities/:id/discard */
export interface ActivityVersionBody {
  version: number;
}

/** PUT /api/activities/:id/return; POST /api/activities/:id/revocation → ActivityView of the revocation that now waits. */
export interface ActivityReasonBody {
  version: number;
  reason: string;
}

/** POST /api/activities/verifications: all of them or none. */
export interface VerifyActivitiesBody {
  activities: { id: string; version: number }[];
}

export interface ActivitiesVerified {
  verified: { id: string; activityNo: string; bookedMonth: string; late: boolean }[];
}

export interface ActivityView {
  id: string;
  /** HD-2026-000001 */
  activityNo: string;
  kind: ActivityKind;
  unit: string;
  unitName: string;
  occurredOn: string;
  level: LeaderLevel;
  subject: string;
  counterpart: string;
  enterpriseId: string | null;
  enterpriseName: string | null;
  leadId: string | null;
  leadCode: string | null;
  leadName: string | null;
  place: string;
  result: string;
  evidence: string;
  remark: string;
  status: ActivityStatus;
  /** 1, or −1 for a revocation: what it adds to every count once verified. */
  sign: number;
  /** The verified activity that this one revokes. */
  revokesId: string | null;
  revokesNo: string | null;
  /** The revocation of this one that waits or is verified. */
  revokedById: string | null;
  revokedByNo: string | null;
  recordedBy: string;
  recordedByName: string;
  recordedAt: string;
  verifiedByName: string | null;
  verifiedAt: string | null;
  returnReason: string;
  bookedMonth: string | null;
  late: boolean;
  version: number;
}

/** GET /api/activities?unit=&kind=&level=&month=&bookedMonth=&from=&to=&status=&lead=&enterprise=&mine=&q=&sums=1&after= : newest first. */
export interface ActivityPage {
  rows: ActivityView[];
  next: string | null;
  /** Exact up to 1 000. */
  count: number;
  capped: boolean;
  /** When asked for with `sums`: net counts by level over the whole selection, revocations taken off. Equal to the figure it was opened from. */
  levels: LevelCounts | null;
}

/** One that waits, with what its verifier looks at. */
export interface QueueActivity {
  activity: ActivityView;
  oddities: ActivityOddity[];
  /** Others of the unit in the same month and kind, newest first; at most 10. */
  others: ActivityView[];
}

/** GET /api/activities/:id */
export type ActivityDetail = QueueActivity;

/** GET /api/activities/queue?unit=&after= : oldest first. */
export interface ActivityQueuePage {
  rows: QueueActivity[];
  next: string | null;
  waiting: { unit: string; unitName: string; count: number }[];
}

/** GET /api/index-schemes → IndexSchemeView[], newest number first; discarded ones are left out. */
export interface IndexSchemeView {
  id: string;
  number: number;
  name: string;
  /** Shipped with the product, marked 示例. */
  sample: boolean;
  /** YYYY-MM */
  validFrom: string;
  status: IndexSchemeStatus;
  body: IndexSchemeBody;
  /** Why it was changed. */
  reason: string;
  draftedBy: string | null;
  draftedByName: string | null;
  draftedAt: string;
  approvedByName: string | null;
  approvedAt: string | null;
  version: number;
  /** It holds in the month of today. */
  inForce: boolean;
}

/** POST /api/index-schemes → IndexSchemeView */
export interface IndexSchemeDraftBody {
  name: string;
  validFrom: string;
  reason: string;
  body: IndexSchemeBody;
}

/** PUT /api/index-schemes/:id → IndexSchemeView */
export interface IndexSchemeChangeBody extends IndexSchemeDraftBody {
  version: number;
}

/** GET /api/activity-index?period=2021-03|2021-W12&cohort=&scheme= */
export interface ActivityIndexAnswer {
  period: string;
  kind: 'month' | 'week';
  /** First and last day. */
  from: string;
  to: string;
  /** The month is not closed, or the week lies in months that are not: figures may still move. */
  interim: boolean;
  scheme: ActivityIndexOfPeriod['scheme'] & { id: string; validFrom: string; body: IndexSchemeBody; draft: boolean };
  cohorts: string[];
  rows: ActivityIndexRow[];
  /** Only the reader's own units are shown. */
  ownOnly: boolean;
}

export interface ActivityIndexRow extends UnitIndex {
  name: string;
  ranked: boolean;
  /** 元; part of the points of 签约. */
  contracted: string;
  /** Counts of the activity sub-indices by level of leader. */
  levels: Record<Exclude<SubIndex, 'signings' | 'starts'>, LevelCounts>;
}

/** GET /api/activity-index/trend?unit=&period= : the period and the eleven before it, oldest first. */
export interface ActivityIndexTrend {
  unit: string;
  name: string;
  kind: 'month' | 'week';
  points: ActivityIndexPoint[];
}

export interface ActivityIndexPoint {
  period: string;
  /** null: no scheme held, or the unit is not ranked. */
  index: string | null;
  rank: number | null;
  /** Mean of the cohort's ranked units, two decimals. */
  cohortMean: string | null;
  normalised: Record<SubIndex, string | null>;
}
