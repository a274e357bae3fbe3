import { monthOf, monthRange, addMonths, type Day, type Month } from '@yipanqi/domain';
import { demoCalendar, type DemoCalendar } from './demo-calendar';
import { demoEnterprises } from './demo-enterprises';
import { demoTargets, draftedTargets } from './demo-targets';
import { markHeads } from './head-marks';
import { disputedNames, openLeads } from './open-leads';
import { projectLife } from './project-life';
import { publishedSignings } from './published-signings';
import { Random } from './random';
import { signedProjects } from './signed-projects';
import type { DemoStory } from './story';
import { planVerification } from './verification-plan';
import { Vouchers } from './vouchers';

const SEED = 20_211_228;
const BULLETINS = 5;

/** The whole demonstration as it stands on a day: published signings as they are, and a made-up city around them. */
export function demoStory(today: Day): DemoStory {
  const random = new Random(SEED);
  const published = publishedSignings();
  const firstMonth = published.records.map((record) => monthOf(record.occurredOn)).sort()[0] ?? ('2021-01' as Month);
  const calendar = demoCalendar(today, firstMonth);
  const made = demoEnterprises(random);
  const signings = signedProjects(random, calendar, made);
  markHeads(random, signings, made);
  const vouchers = new Vouchers(random, today);
  const lives = signings.flatMap((signing) => projectLife(random, vouchers, signing, today));
  const disputed = disputedNames(random, calendar);
  const leads = [
    ...published.leads,
    ...signings.map((each) => each.signed),
    ...openLeads(random, calendar, made),
    ...disputed.leads,
  ];
  const records = planVerification(random, calendar, vouchers, [...published.records, ...lives]);
  return {
    enterprises: [
      ...published.enterprises,
      ...made.map(({ key, name, uscc, demo }) => ({ key, name, uscc, demo })),
      ...disputed.enterprises,
    ],
    leads,
    records,
    targets: [...demoTargets(random, calendar, leads, records), ...draftedTargets(calendar)],
    steps: calendar.steps,
    bulletins: bulletinsOf(calendar),
  };
}

function bulletinsOf({ lastClosed }: DemoCalendar): Month[] {
  return monthRange(addMonths(lastClosed, 1 - BULLETINS), lastClosed);
}
