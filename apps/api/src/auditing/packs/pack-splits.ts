import { csvLine, page, table } from './pack-html';
import { splitsOf } from './pack-rows.query';
import type { PackJob } from './write-pack';

const COLUMNS = ['项目编号', '项目', '生效日期', '单位', '比例（%）'] as const;

/** splits.html, splits.csv; answers how many shares there are. */
export async function writeSplits(job: PackJob): Promise<number> {
  const rows = (await splitsOf(job.db, job)).map(({ leadCode, leadName, effectiveFrom, unitName, bp }) => [
    leadCode,
    leadName,
    effectiveFrom,
    unitName,
    (bp / 100).toFixed(2),
  ]);
  const note =
    '<p class="muted">没有列出的项目全部归责任单位。凭证审核时按发生日期当时的比例分配，此后修改分劈不影响已审核的凭证。</p>';
  await job.archive.text('splits.html', page('分劈', '', `${note}${table(COLUMNS, rows)}`));
  await job.archive.text('splits.csv', `\uFEFF${csvLine(COLUMNS)}${rows.map(csvLine).join('')}`);
  return rows.length;
}
