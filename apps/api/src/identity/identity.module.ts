import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ActorRepository } from './actor.repository';
import { PermissionGuard } from './permission.guard';
import { RefreshSession } from './refresh-session';
import { SessionController } from './session.controller';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';
import { Tokens } from './tokens';
import { UnitTree } from './unit-tree';

@Global()
@Module({
  controllers: [SessionController],
  providers: [
    ActorRepository,
    RefreshSession,
    SignIn,
    SignOut,
    Tokens,
    UnitTree,
    PermissionGuard,
    { provide: APP_GUARD, useExisting: PermissionGuard },
  ],
  exports: [ActorRepository, UnitTree],
})
export class IdentityModule {}
