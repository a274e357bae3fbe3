export { AssessmentModule } from './assessment.module';
export { AssessmentSchemeTable, DraftScheme } from './schemes';
export {
  AssessmentInputTable,
  AssessmentLateRecordTable,
  AssessmentObjectionTable,
  AssessmentUnitTable,
  AssessmentYearTable,
} from './assessment.table';
export { type AssessmentInputSource, type OfferedInput, OffersAssessmentInputs } from './assessment-inputs';
export { DecideObjection } from './decide-objection';
export { EnrolYear } from './enrol-year';
export { RaiseObjection } from './raise-objection';
export { RecordInput } from './record-input';
export { UnitAssessmentQuery } from './unit-assessment.query';
