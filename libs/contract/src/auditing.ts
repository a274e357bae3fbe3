import type {
  CheckResult,
  FindingGrade,
  Measure,
  RecordKind,
  RecordType,
  SampleMethod,
  SampleResult,
  ScreenKey,
  Stratum,
  WireValue,
  WorksheetCheck,
  WorksheetStatus,
} from '@yipanqi/domain';
import type { EditionKind, EditionStatus } from './reports';

/** A row of GET /api/auditing/years/:year : what there is to look at in each unit. */
export interface UnitYearRow {
  unit: string;
  unitName: string;
  cohort: string;
  /** 元, booked to the year and to the year before. */
  contracted: string;
  contractedBefore: string;
  inPlace: string;
  inPlaceBefore: string;
  /** Verified records of the unit's leads booked to the year; of them late ones and reversals. */
  records: number;
  late: number;
  reversals: number;
  /** Worksheets of the year that await the unit's reply, and the issues found. */
  awaitingReply: number;
  issues: number;
}

/** GET /api/auditing/years/:year */
export interface AuditYear {
  year: number;
  rows: UnitYearRow[];
}

/** A measure in two years, with the change. */
export interface YearFigure {
  measure: Measure;
  value: WireValue;
  before: WireValue;
  /** Per cent; null (“—”) where there was nothing before. */
  yoy: string | null;
}

/** One month of a unit: as it was published, as it was booked, and as is now known by the day on which things happened. */
export interface AuditedMonth {
  month: string;
  /** The last published bulletin of the month; null while there is none. */
  edition: { id: string; number: number; digest: string; publishedAt: string } | null;
  closedAt: string | null;
  closedBy: string | null;
  published: Partial<Record<Measure, WireValue>> | null;
  booked: Partial<Record<Measure, WireValue>>;
  nowKnown: Partial<Record<Measure, WireValue>>;
}

export interface UnitEdition {
  id: string;
  kind: EditionKind;
  period: string;
  edition: number;
  status: EditionStatus;
  digest: string;
  reason: string;
  computedBy: string;
  computedAt: string;
  approvedBy: string | null;
  approvedAt: string | null;
  publishedBy: string | null;
  publishedAt: string | null;
}

/** A record in a list of the auditor's. */
export interface AuditRecord {
  id: string;
  type: RecordType;
  kind: RecordKind;
  voucherNo: string;
  leadId: string;
  leadCode: string;
  leadName: string;
  unit: string;
  unitName: string;
  occurredOn: string;
  bookedMonth: string | null;
  /** 元; null for milestones. */
  amount: string | null;
  evidence: string;
  recordedByName: string;
  recordedAt: string;
  verifiedByName: string | null;
  verifiedAt: string | null;
  /** The record that it takes back. */
  reversesVoucherNo: string | null;
  reversesId: string | null;
}

export interface SplitChange {
  at: string;
  userName: string;
  leadId: string;
  leadCode: string;
  leadName: string;
  effectiveFrom: string;
  /** 万州区 60%、两江新区 40% */
  before: string;
  after: string;
  /** The month whose close came next, and how long before it; null while it has not been closed. */
  nextClose: string | null;
  hoursBeforeClose: number | null;
}

export interface RecorderVerifier {
  recorder: string;
  verifier: string;
  recorderName: string;
  verifierName: string;
  records: number;
  /** 元, without signs. */
  amount: string;
  /** Of the recorder's records in the unit-year, per cent. */
  share: string | null;
}

/** GET /api/auditing/years/:year/units/:unit */
export interface AuditedYear {
  year: number;
  unit: string;
  unitName: string;
  cohort: string;
  figures: YearFigure[];
  months: AuditedMonth[];
  editions: UnitEdition[];
  /** Records booked later than the month in which they happened. */
  adjustments: AuditRecord[];
  reversals: AuditRecord[];
  splits: SplitChange[];
  pairs: RecorderVerifier[];
  /** All of the unit-year, by status. */
  recordCounts: { pending: number; returned: number; verified: number; discarded: number };
  /** Lists are cut after so many rows. */
  listMax: number;
}

/** A parameter of a screen with the value that was used. */
export interface ScreenParameterValue {
  key: string;
  label: string;
  unit: string;
  value: number;
  default: number;
  min: number;
  max: number;
}

/** One of GET /api/auditing/screens?year=&unit= : all screens with their defaults and counts. */
export interface ScreenSummary {
  key: ScreenKey;
  name: string;
  rule: string;
  why: string;
  doesNotProve: string;
  parameters: ScreenParameterValue[];
  /** Hits in the unit asked for, or in all. */
  count: number;
  /** Hits by unit, most first. */
  units: { unit: string; unitName: string; count: number }[];
}

export interface ScreenHit {
  id: string;
  unit: string;
  unitName: string;
  /** What was found, in words. */
  sentence: string;
  leadId: string | null;
  leadName: string | null;
  /** 元; null where the hit is about no amount. */
  amount: string | null;
  /** The records that it is about; at most ten are named. */
  records: { id: string; voucherNo: string }[];
}

/** GET /api/auditing/screens/:key?year=&unit=&after= and the screen's own parameters: largest amount first. */
export interface ScreenPage extends ScreenSummary {
  hits: ScreenHit[];
  next: string | null;
}

/** GET /api/auditing/population?year=&unit=&type= : what a sample would be drawn from. */
export interface PopulationView {
  count: number;
  /** 元, Σ without signs. */
  amount: string;
  withoutAmount: number;
  digest: string;
  /** A seed that has not been used yet; any other may be typed. */
  proposedSeed: string;
}

/** POST /api/auditing/samples → SampleDetail */
export interface DrawSampleBody {
  year: number;
  /** Empty: the whole city. */
  unit?: string;
  /** Empty: all types. */
  type?: RecordType;
  method: SampleMethod;
  /** Records, for `unit` in each unit. */
  size: number;
  seed: string;
}

/** A row of GET /api/auditing/samples?year=&unit= */
export interface SampleSummary {
  id: string;
  year: number;
  unit: string | null;
  unitName: string;
  type: RecordType | null;
  method: SampleMethod;
  size: number;
  seed: string;
  drawn: number;
  populationCount: number;
  populationAmount: string;
  populationDigest: string;
  /** By money only: 元 between two draws, and the first draw. */
  interval: string | null;
  start: string | null;
  drawnBy: string;
  drawnAt: string;
  result: SampleResult;
}

export interface SampleItem {
  worksheetId: string;
  seq: number;
  stratum: Stratum;
  record: AuditRecord;
  status: WorksheetStatus;
  grade: FindingGrade;
  /** 元 */
  errorAmount: string;
  dueOn: string | null;
}

/** GET /api/auditing/samples/:id */
export interface SampleDetail extends SampleSummary {
  items: SampleItem[];
}

/** GET /api/auditing/samples/:id/redraw : the sample drawn again from its seed and today's population. */
export interface SampleRedrawn {
  /** The population is still that of the sample. */
  samePopulation: boolean;
  populationDigest: string;
  /** The same records come out in the same order. */
  sameSample: boolean;
}

/** GET /api/auditing/worksheets/:id */
export interface WorksheetDetail {
  id: string;
  sampleId: string;
  seq: number;
  year: number;
  stratum: Stratum;
  record: AuditRecord;
  status: WorksheetStatus;
  checks: Partial<Record<WorksheetCheck, CheckResult>>;
  grade: FindingGrade;
  finding: string;
  /** 元 */
  errorAmount: string;
  checkedBy: string | null;
  checkedAt: string | null;
  dueOn: string | null;
  sentBy: string | null;
  sentAt: string | null;
  reply: string;
  repliedBy: string | null;
  repliedAt: string | null;
  conclusion: string;
  concludedBy: string | null;
  concludedAt: string | null;
  version: number;
}

/** PUT /api/auditing/worksheets/:id */
export interface CheckWorksheetBody {
  version: number;
  evidenceSeen: CheckResult;
  amountAgrees: CheckResult;
  dateAgrees: CheckResult;
  unitAgrees: CheckResult;
  grade: FindingGrade;
  finding?: string;
  /** 元; empty = 0. */
  errorAmount?: string;
}

/** PUT /api/auditing/worksheets/:id/sending */
export interface SendWorksheetBody {
  version: number;
  /** Day by which the unit answers. */
  dueOn: string;
}

/** PUT /api/auditing/findings/:id/reply */
export interface ReplyFindingBody {
  version: number;
  reply: string;
}

/** PUT /api/auditing/worksheets/:id/conclusion */
export interface ConcludeWorksheetBody {
  version: number;
  conclusion: string;
}

/** A finding as the unit sees it: what was sent to it, its reply, the conclusion. GET /api/auditing/findings, /findings/:id */
export interface AuditFindingView {
  id: string;
  year: number;
  unit: string;
  unitName: string;
  record: Pick<
    AuditRecord,
    'id' | 'type' | 'kind' | 'voucherNo' | 'leadId' | 'leadName' | 'occurredOn' | 'bookedMonth' | 'amount' | 'evidence'
  >;
  grade: FindingGrade;
  finding: string;
  errorAmount: string;
  status: WorksheetStatus;
  sentBy: string;
  sentAt: string;
  dueOn: string;
  overdue: boolean;
  reply: string;
  repliedBy: string | null;
  repliedAt: string | null;
  conclusion: string;
  concludedAt: string | null;
  version: number;
}

/** A row of GET /api/auditing/notes?year=&unit= : seen by auditors only. */
export interface AuditorNote {
  id: string;
  year: number;
  unit: string | null;
  unitName: string;
  text: string;
  writtenBy: string;
  /** Only the writer changes it. */
  own: boolean;
  writtenAt: string;
  changedAt: string;
  version: number;
}

/** POST /api/auditing/notes */
export interface WriteNoteBody {
  year: number;
  unit?: string;
  text: string;
}

/** PUT /api/auditing/notes/:id */
export interface ChangeNoteBody {
  version: number;
  text: string;
}

/** POST /api/auditing/notes/:id/removal */
export interface RemoveNoteBody {
  version: number;
}

/** POST /api/auditing/packs → {jobId}: built by a background job; the archive is fetched from the list. */
export interface MakePackBody {
  year: number;
  unit: string;
}

export interface PackStarted {
  jobId: string;
}

/** A row of GET /api/auditing/packs?year=&unit= ; the archive is GET /api/auditing/packs/:id/archive.zip */
export interface EvidencePack {
  id: string;
  year: number;
  unit: string;
  unitName: string;
  fileName: string;
  bytes: number;
  files: number;
  records: number;
  /** SHA-256 of MANIFEST.sha256, and of the archive. */
  manifestDigest: string;
  archiveDigest: string;
  madeBy: string;
  madeAt: string;
}

/** What of a year GET /api/auditing/records?year=&unit=&what=&recorder=&verifier=&after= lists. */
export type AuditRecordsWhat =
  | 'verified'
  | 'late'
  | 'reversals'
  | 'pending'
  | 'returned'
  | 'discarded'
  | 'pair'
  /** Records of the year's samples in which something was found, and those whose finding waits for the unit's reply. */
  | 'issues'
  | 'awaitingReply';

/** The records behind a number of the auditor's year, newest first. */
export interface AuditRecordPage {
  rows: AuditRecord[];
  next: string | null;
  count: number;
  /** 元, over all of them. */
  sum: string;
}
