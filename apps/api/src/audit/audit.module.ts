import { Global, Module } from '@nestjs/common';
import { AuditLog } from './audit-log';
import { AuditController } from './audit.controller';
import { RefusalTrail } from './refusal-trail';
import { SealTrail } from './seal-trail';
import { VerifyTrail } from './verify-trail';

/** Everybody who changes something writes the trail and can read their own acts in it. */
@Global()
@Module({
  controllers: [AuditController],
  providers: [AuditLog, RefusalTrail, SealTrail, VerifyTrail],
  exports: [AuditLog],
})
export class AuditModule {}
