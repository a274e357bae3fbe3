export * from './shared/rule-broken';
export * from './shared/error-sentences';
export * from './shared/money';
export * from './shared/calendar';
export * from './shared/cron';
export * from './shared/iso-week';
export * from './shared/ratio';
export * from './shared/allocate';
export * from './shared/text';
export * from './shared/limits';
export * from './shared/canonical';
export * from './identity/role';
export * from './identity/permission';
export * from './identity/password';
export * from './identity/lockout';
export * from './enterprises/uscc';
export * from './enterprises/likeness';
export * from './enterprises/head-list';
export * from './leads/stage';
export * from './leads/credit-split';
export * from './leads/lead';
export * from './leads/propose-direction';
export * from './plan/measure';
export * from './plan/measure-values';
export * from './plan/plan';
export * from './plan/cohort';
export * from './plan/annual-target';
export * from './plan/plan-standing';
export * from './plan/plan-progress';
export * from './ledger/record';
export * from './ledger/record-rules';
export * from './ledger/workbook';
export * from './ledger/oddities';
export * from './ledger/booking';
export * from './ledger/posting';
export * from './ledger/remaining';
export * from './ledger/count-states';
export * from './ledger/head-count';
export * from './ledger/verify-record';
export * from './ledger/recompute';
export * from './ledger/month-close';
export * from './reports/ranking';
export * from './reports/rates';
export * from './reports/bulletin-figures';
export * from './reports/monthly-bulletin-content';
export * from './reports/monthly-bulletin';
export * from './reports/bulletin-paragraphs';
export * from './questions/question';
export * from './questions/question-table';
export * from './auditing/seeded-random';
export * from './auditing/sampling';
export * from './auditing/evidence-key';
export * from './auditing/screens';
export * from './auditing/worksheet';
export * from './auditing/extrapolation';
export * from './assessment/enrolment';
export * from './assessment/objection';
export * from './activities/activity';
export * from './activities/activity-oddities';
export * from './activities/index-scheme';
export * from './activities/activity-index';
export * from './activities/index-period';
export * from './supervision/facts';
export * from './supervision/rule-set';
export * from './supervision/rule-set-faults';
export * from './supervision/subjects';
export * from './supervision/sample-rules';
export * from './supervision/findings';
export * from './supervision/order';
export * from './supervision/quarterly-content';
export * from './supervision/quarterly-supervision';
export * from './supervision/quarterly-paragraphs';
export * from './assessment/scheme';
export * from './assessment/inputs';
export * from './assessment/facts';
export * from './assessment/result';
export * from './assessment/assess';
export {
  type Exact,
  exact,
  exactText,
  INPUT_UNIT_NAMES,
  type InputUnit,
  shown as shownFigure,
  shownPercent,
  type WrittenDecimal,
} from './assessment/exact';
export type { ScoreStep } from './assessment/method';
export { isMethod, itemQuantities, METHOD_KEYS, METHODS, standsOutside } from './assessment/methods';
export { quantityName, quantityUnit } from './assessment/quantity';
export * from './documents/document-template';
export * from './documents/number-pattern';
export * from './assessment/manual-input';
export * from './assessment/scheme-inputs';
export * from './assessment/yearly-content';
export * from './assessment/yearly-assessment';
export * from './assessment/figure-entries';
