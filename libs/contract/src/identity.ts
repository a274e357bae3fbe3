import type { Role } from '@yipanqi/domain';

/** A role at a unit; it reaches the unit's subtree. */
export interface GrantView {
  role: Role;
  unit: string;
  unitName: string;
}

export interface Me {
  id: string;
  login: string;
  name: string;
  grants: GrantView[];
  unit: string;
  unitName: string;
}

export interface SignInBody {
  login: string;
  password: string;
}

/** Answer of POST /api/session and POST /api/session/refresh; the refresh token travels in an HttpOnly cookie. */
export interface SessionAnswer {
  accessToken: string;
  me: Me;
}

/** GET /api/sample-accounts: empty in production. */
export interface SampleAccount {
  login: string;
  name: string;
  roleName: string;
  password: string;
}

export interface UnitView {
  id: string;
  name: string;
  shortName: string;
  kind: string;
  parent: string | null;
  cohort: string;
  ranked: boolean;
}

export interface DirectionView {
  key: string;
  name: string;
  sector: string;
  sectorName: string;
  section: string;
  sectionName: string;
  /** `null`: counts towards no quota line. */
  quotaLine: string | null;
  industrial: boolean;
  strategicEmerging: boolean;
  digital: boolean;
}

export interface QuotaLineView {
  key: string;
  name: string;
}

/** GET /api/reference */
export interface ReferenceAnswer {
  units: UnitView[];
  directions: DirectionView[];
  quotaLines: QuotaLineView[];
  /** Names of the list editions, e.g. 世界500强 2021. */
  headLists: string[];
  /** The server's Shanghai date, YYYY-MM-DD. */
  today: string;
  lastClosedMonth: string | null;
  firstOpenMonth: string | null;
}

/** GET /api/search?q= */
export interface SearchAnswer {
  leads: { id: string; code: string; name: string; enterpriseName: string }[];
  enterprises: { id: string; name: string }[];
}
