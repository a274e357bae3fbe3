export { writeDocx } from './bulletin-document';
export { writeXlsx } from './bulletin-workbook';
export { ComputeEdition, type EditionWanted } from './compute-edition';
export { DecideEdition } from './decide-edition';
export { editionJson } from './edition-json';
export { EditionRepository, type StoredEdition } from './edition.repository';
export { EditionTable } from './edition.table';
export { PlanProgressQuery } from './plan-progress.query';
export { ReportsModule } from './reports.module';
