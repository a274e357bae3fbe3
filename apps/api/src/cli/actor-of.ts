import type { INestApplicationContext } from '@nestjs/common';
import { ActorRepository } from '@yipanqi/api/identity';
import { newId, type Actor } from '@yipanqi/api/platform';
import { Refused } from './refusal';

/** The named user, with the rights of this moment. @throws Refused */
export async function actorOf(app: INestApplicationContext, login: string): Promise<Actor> {
  const actor = await app.get(ActorRepository).ofUser(login, `cli-${newId()}`);
  if (!actor)
    throw new Refused([{ code: 'USER_UNKNOWN', message: `没有“${login}”这个用户，或已停用，请核对用户名。` }]);
  return actor;
}

/** Nobody in particular: sees what everybody may see. */
export const NOBODY: Actor = {
  userId: '00000000-0000-0000-0000-000000000000',
  login: '',
  name: '命令行',
  unit: '',
  grants: [],
  subtree: {},
  sessionId: null,
  ip: 'local',
  requestId: 'cli',
};
