import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '@yipanqi/api/audit';
import { EnterprisesModule } from '@yipanqi/api/enterprises';
import { IdentityModule } from '@yipanqi/api/identity';
import { LeadsModule } from '@yipanqi/api/leads';
import { LedgerModule } from '@yipanqi/api/ledger';
import { PlanModule } from '@yipanqi/api/plan';
import { connectionOptions, PlatformModule, WorkerPlatformModule, type Config } from '@yipanqi/api/platform';
import { ReportsModule } from '@yipanqi/api/reports';
import { NotificationsModule } from '@yipanqi/api/notifications';
import { TasksModule } from '@yipanqi/api/tasks';
import { ActivitiesModule } from '@yipanqi/api/activities';
import { DocumentsModule } from '@yipanqi/api/documents';
import { QuestionsModule } from '@yipanqi/api/questions';
import { AssessmentModule } from '@yipanqi/api/assessment';
import { SupervisionModule } from '@yipanqi/api/supervision';
import { AuditingModule } from '@yipanqi/api/auditing';
import { dataSourceOptions } from '@yipanqi/api/database';

const FEATURES = [
  AuditModule,
  IdentityModule,
  NotificationsModule,
  TasksModule,
  PlanModule,
  EnterprisesModule,
  LeadsModule,
  LedgerModule,
  ActivitiesModule,
  DocumentsModule,
  ReportsModule,
  QuestionsModule,
  AssessmentModule,
  SupervisionModule,
  AuditingModule,
];

/** The same modules serve HTTP, work off jobs and run commands; only the worker talks to the queue. */
@Module({})
export class AppModule {
  static of(config: Config, part: 'http' | 'worker' | 'command'): DynamicModule {
    const database = dataSourceOptions(connectionOptions(config, config.databaseSchema));
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(config, database),
        ...FEATURES,
        ...(part === 'worker' ? [WorkerPlatformModule.of(config)] : []),
      ],
    };
  }
}
