import { Module } from '@nestjs/common';
import { LeadsModule } from '@yipanqi/api/leads';
import { ActivitiesController } from './activities.controller';
import { ActivityIndexController } from './activity-index.controller';
import { ActivityIndexQuery } from './activity-index.query';
import { ActivityList } from './activity-list.query';
import { ActivityQueue } from './activity-queue.query';
import { ActivityTallies } from './activity-tallies.query';
import { ActivityTraces } from './activity-traces';
import { ApproveIndexScheme } from './approve-index-scheme';
import { CorrectActivity } from './correct-activity';
import { DiscardActivity } from './discard-activity';
import { DraftIndexScheme } from './draft-index-scheme';
import { IndexSchemes } from './index-scheme.repository';
import { RecordActivity } from './record-activity';
import { ReturnActivity } from './return-activity';
import { RevokeActivity } from './revoke-activity';
import { VerifyActivities } from './verify-activities';
import { VerifyWaiting } from './verify-waiting';

@Module({
  imports: [LeadsModule],
  controllers: [ActivitiesController, ActivityIndexController],
  providers: [
    ActivityIndexQuery,
    ActivityList,
    ActivityQueue,
    ActivityTallies,
    ActivityTraces,
    ApproveIndexScheme,
    CorrectActivity,
    DiscardActivity,
    DraftIndexScheme,
    IndexSchemes,
    RecordActivity,
    ReturnActivity,
    RevokeActivity,
    VerifyActivities,
    VerifyWaiting,
  ],
  exports: [ActivityIndexQuery, VerifyActivities],
})
export class ActivitiesModule {}
