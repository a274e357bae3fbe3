import type {
  FactLink,
  FactSubject,
  FindingLight,
  Light,
  LightConditions,
  OrderEventKind,
  OrderState,
  RuleSetStatus,
  SupervisionFinding,
  SupervisionRule,
} from '@yipanqi/domain';

/** A row of GET /api/supervision/rules. */
export interface RuleSetSummary {
  id: string;
  /** Version of the rules: 1, 2, … */
  rulesVersion: number;
  name: string;
  sample: boolean;
  status: RuleSetStatus;
  /** Why there is another version. */
  reason: string;
  rules: number;
  draftedByName: string | null;
  draftedAt: string;
  /** Drafted by the asking user, who may not approve it. */
  own: boolean;
  approvedByName: string | null;
  approvedAt: string | null;
  /** The newest approved version: by it quarters are looked through. */
  inForce: boolean;
  version: number;
}

/** GET /api/supervision/rules/:rulesVersion */
export interface RuleSetDetail extends Omit<RuleSetSummary, 'rules'> {
  rules: SupervisionRule[];
  lights: LightConditions;
  lightWords: Record<Light, string>;
  orderLightWords: Record<Light, string>;
  /** What rules may run over. */
  subjects: FactSubject[];
}

/**
 * PUT /api/supervision/rules/draft: makes the draft of the next version, or changes it (then with its row's `version`). Faulty
 * rules are refused with place and reason.
 */
export interface DraftRulesBody {
  version?: number;
  name: string;
  reason: string;
  rules: SupervisionRule[];
  lights: LightConditions;
}

/** PUT /api/supervision/rules/:rulesVersion/approval */
export interface ApproveRulesBody {
  version: number;
}

/** Which order stands for a finding. */
export interface FindingOrder {
  id: string;
  number: string;
  state: OrderState;
}

export interface FindingView extends Omit<SupervisionFinding, 'links'> {
  unitName: string;
  links: FindingLinkView[];
  order: FindingOrder | null;
}

/** A link with the page that it leads to; postings are opened in a drawer. */
export type FindingLinkView = FactLink & {
  /** Path of the lead; null when one may not read it. */
  path: string | null;
};

/** A quarter that has ended, newest first. */
export interface SupervisedQuarter {
  quarter: string;
  /** Its three months are closed. */
  closed: boolean;
  run: FindingsRun | null;
}

export interface FindingsRun {
  rulesVersion: number;
  asOf: string;
  /** Of the units in the asking user's reach. */
  found: number;
  red: number;
  runByName: string;
  runAt: string;
}

/** GET /api/supervision/findings?quarter=&unit=&rule=&light=&ordered=yes|no&after= ; without quarter the newest one looked through. */
export interface FindingsAnswer {
  quarter: string | null;
  quarters: SupervisedQuarter[];
  run: FindingsRun | null;
  rules: { key: string; name: string; found: number }[];
  rows: FindingView[];
  total: number;
  next: string | null;
}

/** POST /api/supervision/findings: looks the quarter through in the background (job `supervision-findings`). */
export interface LookThroughBody {
  quarter: string;
}

export interface LookThroughAnswer {
  jobId: string;
}

/** POST /api/supervision/orders */
export interface IssueOrderBody {
  unit: string;
  item: string;
  asked: string;
  deadline: string;
  /** Quarter and keys of the findings it is issued for; left out when it is issued by hand. */
  quarter?: string;
  findings?: string[];
}

export interface OrderSummary {
  id: string;
  /** 督办单〔2021〕3号 */
  number: string;
  unit: string;
  unitName: string;
  item: string;
  state: OrderState;
  /** null once it is closed or withdrawn. */
  light: Light | null;
  issuedOn: string;
  deadline: string;
  overdueDays: number;
  /** Asked for and not yet decided. */
  extensionUntil: string | null;
  level: number;
  findings: number;
  quarter: string | null;
  endedOn: string | null;
  version: number;
}

/** GET /api/supervision/orders?light=&state=&unit=&quarter=&open=yes&mine=verdict|extension&after= : red first, then by deadline. */
export interface OrderPage {
  asOf: string;
  rows: OrderSummary[];
  total: number;
  next: string | null;
  /** Of everything in one's reach that stands. */
  counts: { red: number; yellow: number; green: number; replied: number; extensions: number; closed: number };
  lightWords: Record<Light, string>;
}

export interface OrderEventView {
  id: string;
  kind: OrderEventKind;
  on: string;
  at: string;
  userName: string;
  text: string;
  evidence: string;
  deadline: string | null;
  /** Days after the deadline of then, for a reply; 0 when it came in time. */
  lateDays: number;
}

/** What the asking user may do with the order now. */
export interface OrderSteps {
  reply: boolean;
  requestExtension: boolean;
  judge: boolean;
  decideExtension: boolean;
  withdraw: boolean;
}

/** GET /api/supervision/orders/:id ; instead of the id the number as `2021-3`. */
export interface OrderDetail extends OrderSummary {
  asked: string;
  issuedByName: string;
  findingRows: FindingView[];
  /** Oldest first. */
  events: OrderEventView[];
  steps: OrderSteps;
}

/** POST /api/supervision/orders/:id/reply */
export interface ReplyOrderBody {
  version: number;
  text: string;
  /** 文号、凭证号、材料名称 */
  evidence: string;
}

/** POST /api/supervision/orders/:id/verdict */
export interface JudgeOrderBody {
  version: number;
  verdict: 'accepted' | 'sentBack';
  /** What the bureau says; needed when it goes back. */
  reason: string;
  /** New deadline; needed when it goes back. */
  deadline?: string;
}

/** POST /api/supervision/orders/:id/extension */
export interface RequestExtensionBody {
  version: number;
  until: string;
  reason: string;
}

/** PUT /api/supervision/orders/:id/extension */
export interface DecideExtensionBody {
  version: number;
  approved: boolean;
  /** Needed for a refusal. */
  reason: string;
}

/** POST /api/supervision/orders/:id/withdrawal */
export interface WithdrawOrderBody {
  version: number;
  reason: string;
}

/** A unit on the board: what its light is made of, as of today. */
export interface UnitLightRow {
  unit: string;
  name: string;
  cohort: string;
  light: Light;
  redFindings: number;
  yellowFindings: number;
  open: number;
  overdue: number;
  dueSoon: number;
  waiting: number;
}

/** GET /api/supervision/lights: findings of the newest quarter looked through, orders of today. */
export interface LightsAnswer {
  asOf: string;
  quarter: string | null;
  rulesVersion: number;
  rulesName: string;
  sample: boolean;
  words: Record<Light, string>;
  orderWords: Record<Light, string>;
  units: UnitLightRow[];
}

/** GET /api/supervision/desk: what waits for the asking user, for the workbench. */
export interface SupervisionDesk {
  /** To be answered by the user's units, first due first. */
  toAnswer: OrderSummary[];
  toAnswerTotal: number;
  /** Replies that wait for a verdict, and requests for an extension. */
  toJudge: number;
  extensions: number;
  overdue: number;
}

export interface FindingFilter {
  quarter?: string;
  unit?: string;
  rule?: string;
  light?: FindingLight;
  ordered?: 'yes' | 'no';
  after?: string;
}

export interface OrderFilter {
  light?: Light;
  state?: OrderState;
  unit?: string;
  quarter?: string;
  open?: 'yes';
  mine?: 'verdict' | 'extension';
  after?: string;
}
