import { yearOf } from '@yipanqi/domain';
import type { DirectedEnterprise } from './demo-enterprises';
import type { Random } from './random';
import { directionOf, HEAD_TARGETS } from './reference-data';
import type { Signing } from './signed-projects';

/** List editions that hold for agreements signed in a year; made-up enterprises stand on no real list, the mark is 演示 too. */
const EDITIONS: Readonly<Record<number, readonly string[]>> = {
  2021: ['中国企业500强 2021', '中国制造业企业500强 2021', '中国服务业企业500强 2021'],
  2022: ['世界500强 2022', '中国企业500强 2021', '中国制造业企业500强 2021'],
  2023: ['世界500强 2023', '重庆企业100强 2023'],
  2024: ['世界500强 2023', '重庆企业100强 2023'],
};
const LATER = ['中国制造业企业500强 2025'];
const LAST_PLAN_YEAR = 2025;

/** Puts some signatories on a list edition, so that the seats of each head-target group fill up in part. */
export function markHeads(
  random: Random,
  signings: readonly Signing[],
  enterprises: readonly DirectedEnterprise[],
): void {
  const byKey = new Map(enterprises.map((each) => [each.key, each]));
  for (const target of HEAD_TARGETS) {
    const seats = Math.round(target.count * random.between(0.35, 1.1));
    const seated = new Set<string>();
    for (const signing of signings) {
      const enterprise = byKey.get(signing.signed.enterprise);
      const line = enterprise && signing.signed.direction && directionOf(signing.signed.direction).quotaLine;
      const late = yearOf(signing.signedOn) > LAST_PLAN_YEAR;
      if (!enterprise || !line || !target.quotaLines.includes(line) || !(signing.large || late)) continue;
      // Last year's list is kept for this year: a few more after the plan period, and an enterprise once seated is marked again.
      const free = late ? random.chance(0.12) : seated.size < seats && random.chance(0.45);
      if (!free && !seated.has(enterprise.key)) continue;
      seated.add(enterprise.key);
      signing.headList = random.pick(EDITIONS[yearOf(signing.signedOn)] ?? LATER);
    }
  }
}
