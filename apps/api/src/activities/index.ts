export { ActivitiesModule } from './activities.module';
export { ActivityTable, IndexSchemeTable } from './activity.table';
export { ActivityIndexQuery } from './activity-index.query';
export { activityFacts, activityLine } from './activity-words';
export { activityNumbers, insertActivities, type NewActivity } from './insert-activities';
export { RecordActivity } from './record-activity';
export { ReturnActivity } from './return-activity';
export { RevokeActivity } from './revoke-activity';
export { VerifyActivities } from './verify-activities';
