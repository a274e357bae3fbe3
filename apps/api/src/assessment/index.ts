export { AssessmentModule } from './assessment.module';
export {
  AssessmentInputTable,
  AssessmentLateRecordTable,
  AssessmentObjectionTable,
  AssessmentUnitTable,
  AssessmentYearTable,
} from './assessment.table';
