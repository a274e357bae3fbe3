export { BULLETINS_ROUTES, DOCUMENT_TEMPLATES_ROUTES, PLAN_BOARD_ROUTES, RANKING_ROUTES } from './reports.routes';
export { defaultMonth } from './default-month';
export { Figure, type EntriesKey, type OpenedFigure } from './figure';
export { MonthChoice } from './month-choice';
export { type Opening, SentenceLine } from './sentence';
export { targetAddress, TargetLink } from './target-link';
export {
  EDITION_KIND_NAMES,
  EDITION_STATUS_NAMES,
  MEASURE_CHOICES,
  periodWords,
  unitOfMeasure,
} from './reports.labels';
export { ComputeDialog } from './edition/compute-dialog';
export { type DifferenceWords, EditionFrame } from './edition/edition-frame';
