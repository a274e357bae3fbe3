import type { TargetRow } from '@yipanqi/contract';
import { CITY_UNIT, type Measure, MEASURE_UNIT, parseYuan, sumFen, toYuan } from '@yipanqi/domain';
import { readTarget, standing, targetWords } from './target-text';

/** The units' targets of one measure together, with drafts and what is typed; the city's own target is not among them. '' for none. */
export function columnSum(rows: readonly TargetRow[], measure: Measure, edits: ReadonlyMap<string, string>): string {
  const values = rows
    .filter((row) => row.unit !== CITY_UNIT)
    .map((row) => {
      const typed = edits.get(`${row.unit}|${measure}`);
      return (typed === undefined ? null : readTarget(measure, typed).value) ?? standing(row.cells[measure]);
    })
    .filter((value) => value !== null);
  if (values.length === 0) return '';
  if (MEASURE_UNIT[measure] === 'money') {
    return targetWords(measure, toYuan(sumFen(values.map((value) => parseYuan(String(value))))));
  }
  return targetWords(
    measure,
    values.reduce<number>((sum, value) => sum + Number(value), 0),
  );
}
