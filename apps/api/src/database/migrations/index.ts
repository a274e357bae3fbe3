import type { MigrationInterface } from 'typeorm';
import { Platform1767225601000 } from './01-platform';
import { Audit1767225602000 } from './02-audit';
import { Identity1767225603000 } from './03-identity';
import { Plan1767225604000 } from './04-plan';
import { Enterprises1767225605000 } from './05-enterprises';
import { Leads1767225606000 } from './06-leads';
import { Ledger1767225607000 } from './07-ledger';
import { Reports1767225608000 } from './08-reports';
import { ForeignMeasures1767225609000 } from './09-foreign-measures';
import { Notifications1767225610000 } from './10-notifications';
import { Schedules1767225611000 } from './11-schedules';
import { MonthConfirmation1767225612000 } from './12-month-confirmation';
import { Activities1767225613000 } from './13-activities';
import { Documents1767225614000 } from './14-documents';
import { AssessmentSchemes1767225615000 } from './15-assessment-schemes';
import { AssessmentYears1767225616000 } from './16-assessment-years';
import { Supervision1767225617000 } from './17-supervision';
import { Auditing1767225618000 } from './18-auditing';
import { AuditChain1767225619000 } from './19-audit-chain';
import { Questions1767225620000 } from './20-questions';
import { IdempotentAnswers1767225621000 } from './21-idempotent-answers';

/** In the order in which they run. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  Platform1767225601000,
  Audit1767225602000,
  Identity1767225603000,
  Plan1767225604000,
  Enterprises1767225605000,
  Leads1767225606000,
  Ledger1767225607000,
  Reports1767225608000,
  ForeignMeasures1767225609000,
  Notifications1767225610000,
  Schedules1767225611000,
  MonthConfirmation1767225612000,
  Activities1767225613000,
  Documents1767225614000,
  AssessmentSchemes1767225615000,
  AssessmentYears1767225616000,
  Supervision1767225617000,
  Auditing1767225618000,
  AuditChain1767225619000,
  Questions1767225620000,
  IdempotentAnswers1767225621000,
];
