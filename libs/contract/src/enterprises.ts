/** GET /api/enterprises?q=&next= : newest first. */
export interface EnterprisePage {
  rows: EnterpriseSummary[];
  total: number;
  /** True when there are more than `total` says. */
  totalCapped: boolean;
  next: string | null;
}

export interface EnterpriseSummary {
  id: string;
  name: string;
  uscc: string | null;
  aliases: string[];
  createdAt: string;
}

/** GET /api/enterprises/:id */
export interface EnterpriseDetail extends EnterpriseSummary {
  createdByName: string;
  /** List editions on which one of its names stands, e.g. 世界500强 2021. */
  headLists: { key: string; rank: number | null; source: string }[];
  demo: boolean;
  version: number;
}

/** POST /api/enterprises. Refused with ENTERPRISE_LIKELY_DUPLICATE (`details.candidates`: JSON of `EnterpriseCandidate[]`) unless confirmed. */
export interface CreateEnterpriseBody {
  name: string;
  uscc?: string | null;
  confirmNew?: boolean;
}

export interface EnterpriseCandidate {
  id: string;
  name: string;
}

/** PATCH /api/enterprises/:id; a former name stays as an alias. */
export interface EditEnterpriseBody {
  version: number;
  name?: string;
  uscc?: string | null;
}

/** POST /api/enterprises/:id/aliases */
export interface AddAliasBody {
  alias: string;
}

/** GET /api/enterprises/duplicates?name= : while a name is typed. */
export interface EnterpriseDuplicates {
  exact: EnterpriseHint | null;
  likely: EnterpriseHint[];
  /** Whose names contain what has been typed so far. */
  similar: EnterpriseHint[];
}

export interface EnterpriseHint {
  id: string;
  name: string;
  uscc: string | null;
  leads: EnterpriseLeadHint[];
}

/** That a unit has registered a lead of the enterprise. Id and name only for leads in the reader's scope. */
export interface EnterpriseLeadHint {
  unitName: string;
  stage: string;
  registeredOn: string;
  id: string | null;
  name: string | null;
}
