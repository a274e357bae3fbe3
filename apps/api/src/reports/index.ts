export { ReportsModule } from './reports.module';
export { EditionTable } from './edition.table';
