import { newId } from '@yipanqi/api/platform';
import { openHistory, type ReportsBench } from '../../testing/reports-bench';

/**
 * The history of the reports' specs with annual targets of 2021. At the end of March 万州区 is 11.5 points behind with contracted
 * capital, 渝北区 exactly 10, 渝中区 not at all.
 */
export async function openSupervised(): Promise<ReportsBench> {
  const bench = await openHistory();
  const [verifier, leader] = [await bench.app.actor('verifier'), await bench.app.actor('leader')];
  for (const [unit, yi] of [
    ['500101', 200],
    ['500112', 220],
    ['500103', 240],
  ] as const) {
    await bench.app.db.run(
      `INSERT INTO annual_target (id, year, unit_id, measure, value, status, source, drafted_by, approved_by, approved_at)
       VALUES ($1, 2021, $2, 'contracted', $3, 'approved', '演示', $4, $5, now())`,
      [newId(), unit, String(BigInt(yi) * 10_000_000_000n), verifier.userId, leader.userId],
    );
  }
  return bench;
}
