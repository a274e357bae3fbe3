export { BULLETINS_ROUTES, PLAN_BOARD_ROUTES, RANKING_ROUTES } from './reports.routes';
export { defaultMonth } from './default-month';
export { Figure, type EntriesKey, type OpenedFigure } from './figure';
export { MonthChoice } from './month-choice';
export { MEASURE_CHOICES, unitOfMeasure } from './reports.labels';
