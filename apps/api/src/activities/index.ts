export { ActivitiesModule } from './activities.module';
export { ActivityTable, IndexSchemeTable } from './activity.table';
