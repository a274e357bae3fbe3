import { ActorRepository } from '@yipanqi/api/identity';
import { Clock, Database } from '@yipanqi/api/platform';
import { quarterOf } from '@yipanqi/domain';
import { DemoActivities } from './demo-activities';
import { DemoAuditing } from './demo-auditing';
import { DemoAssessment } from './demo-assessment';
import { DemoBulletins } from './demo-bulletins';
import { DemoLeads } from './demo-leads';
import { DemoMonths } from './demo-months';
import { DemoRecords } from './demo-records';
import { DemoSchemes } from './demo-schemes';
import { DemoSupervision } from './demo-supervision';
import { backdate } from './backdate';
import { demoStory } from './generate';
import { storeTargets } from './store-targets';
import type { Providers } from './providers';

type Say = (text: string) => void;

/**
 * Loads the demonstration through the product's own rules: recorded by the sample officers, verified and closed by the sample
 * verifier in the order of time. Does nothing where there are leads already, but goes on where an earlier load was interrupted.
 */
export async function loadDemo(app: Providers, say: Say = () => undefined): Promise<void> {
  const db = app.get(Database);
  if (!(await isWanted(db, app.get(ActorRepository, { strict: false })))) return;
  say('· 载入演示数据…');
  const story = demoStory(app.get(Clock).today());
  await new DemoLeads(app).store(story);
  await storeTargets(app, story.targets);
  const activities = new DemoActivities(app);
  await new DemoRecords(app).store(
    story,
    (upTo) => activities.verifyUpTo(upTo),
    (upTo) => say(`  · 已载入并月结至 ${upTo}`),
  );
  await activities.leaveWaiting();
  await backdate(db);
  await new DemoMonths(app).approve();
  const lastMonth = story.bulletins.at(-1);
  if (lastMonth) await new DemoSupervision(app).store(quarterOf(lastMonth), app.get(Clock).today());
  await new DemoAuditing(app).store();
  await new DemoSchemes(app).store();
  if (lastMonth) await new DemoAssessment(app).store(lastMonth);
  await new DemoBulletins(app).publish(story.bulletins);
}

/** Bulletins come last: where there is one, the demonstration was loaded to its end. Without sample accounts nobody could record. */
async function isWanted(db: Database, actors: ActorRepository): Promise<boolean> {
  const found = await db.one<{ own: boolean; others: boolean; done: boolean }>(
    `SELECT EXISTS (SELECT FROM lead WHERE demo) AS own, EXISTS (SELECT FROM lead) AS others, EXISTS (SELECT FROM edition WHERE kind = 'monthly') AS done`,
  );
  if (!found || found.done || (found.others && !found.own)) return false;
  return (await actors.ofUser('officer', 'demo')) !== null;
}
