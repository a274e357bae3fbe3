import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { assertInScope, scopeOf, type Scope, UnitTree } from '@yipanqi/api/identity';
import { digestOf, withUpload, type Write, Writes } from '@yipanqi/api/platform';
import type { TargetImportAnswer, TargetImportFault } from '@yipanqi/contract';
import { assertPhasing, RuleBroken, sentenceFor, type TargetValue } from '@yipanqi/domain';
import { DraftTargets, keyOf } from './draft-targets';
import { assertEndsAt } from './target-value';
import {
  figureFromCell,
  measureNamed,
  monthsFromCells,
  readTargetRows,
  TARGET_SHEET,
  type TargetRowIn,
} from './target-workbook';

const FILE_MAX_BYTES = 5 << 20;
const NAME_MAX = 200;

/** Drafts a year's targets from a workbook: every cell is checked first, and with any fault nothing is drafted. */
@Injectable()
export class ImportTargets {
  constructor(
    private readonly writes: Writes,
    private readonly units: UnitTree,
    private readonly drafts: DraftTargets,
  ) {}

  async run(write: Write, year: number, body: unknown, encodedName: string | undefined): Promise<TargetImportAnswer> {
    const scope = scopeOf(write.actor, 'target.draft');
    return withUpload(body, FILE_MAX_BYTES, async (path) => {
      // The body is no JSON: what makes two requests the same is the file.
      const file = await digestOf(path);
      const digest = createHash('sha256').update(write.digest).update(file).digest();
      const rows = await readTargetRows(path);
      const { targets, faults } = this.check(rows, year, scope);
      if (faults.length > 0) return { applied: false, rows: rows.length, drafted: 0, unchanged: 0, faults };
      const source = `导入：${fileName(encodedName)}`;
      return this.writes.run({ ...write, digest }, async (tx) => {
        const wanted = targets.map((target) => ({ target, source, version: 'any' as const }));
        const { drafted, unchanged } = await this.drafts.draft(tx, write, wanted);
        return { applied: true, rows: rows.length, drafted: drafted.length, unchanged, faults: [] };
      });
    });
  }

  private check(
    rows: readonly TargetRowIn[],
    year: number,
    scope: Scope,
  ): { targets: TargetValue[]; faults: TargetImportFault[] } {
    const targets: TargetValue[] = [];
    const faults: TargetImportFault[] = [];
    const firstRows = new Map<string, number>();
    for (const { row, cells } of rows) {
      const found = new RowFaults(row, cells, faults);
      const unit = found.at('单位', (text) => this.unitOf(text, scope));
      const measure = found.at('指标', (text) => {
        const named = measureNamed(text);
        if (named === null) throw new RuleBroken('MEASURE_UNKNOWN', { value: text });
        return named;
      });
      if (measure === null) continue;
      const value = found.at('年度目标', (text) => figureFromCell(measure, text));
      const months = found.months(() => monthsFromCells(measure, cells), value, measure);
      if (unit === null || value === null || found.any) continue;
      const target: TargetValue = {
        unit,
        year,
        measure,
        value,
        phasing: months && { kind: 'cumulative', values: months },
      };
      const firstRow = firstRows.get(keyOf(target));
      if (firstRow !== undefined) {
        found.add('指标', 'ROW_REPEATED', { value: `${cells.get('单位')} ${cells.get('指标')}`, firstRow });
      } else {
        firstRows.set(keyOf(target), row);
        targets.push(target);
      }
    }
    return { targets, faults };
  }

  private unitOf(text: string, scope: Scope): string {
    const unit = this.units.find(text);
    if (!unit) throw new RuleBroken('UNIT_UNKNOWN', { value: text });
    assertInScope(scope, unit.id);
    return unit.id;
  }
}

/** Gathers what is wrong in one row, so that all of it is said at once. */
class RowFaults {
  any = false;

  constructor(
    private readonly row: number,
    private readonly cells: ReadonlyMap<string, string>,
    private readonly into: TargetImportFault[],
  ) {}

  at<T>(heading: string, work: (text: string) => T): T | null {
    const text = this.cells.get(heading);
    if (text === undefined) {
      this.add(heading, 'FIELD_REQUIRED', { field: heading });
      return null;
    }
    return this.try(heading, () => work(text));
  }

  months(work: () => bigint[] | null, value: bigint | null, measure: TargetValue['measure']): bigint[] | null {
    return this.try('12月', () => {
      const values = work();
      if (values === null || value === null) return values;
      assertPhasing({ kind: 'cumulative', values });
      assertEndsAt(measure, { kind: 'cumulative', values }, value);
      return values;
    });
  }

  add(heading: string, code: RuleBroken['code'], details: RuleBroken['details']): void {
    this.any = true;
    this.into.push({
      sheet: TARGET_SHEET,
      row: this.row,
      heading,
      value: this.cells.get(heading) ?? '',
      code,
      message: sentenceFor(code, details),
    });
  }

  private try<T>(heading: string, work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      this.add(heading, error.code, error.details);
      return null;
    }
  }
}

/** The name is for people only; one that is not encoded as asked is left out. */
function fileName(encoded: string | undefined): string {
  try {
    const name = decodeURIComponent(encoded ?? '')
      .replace(/[\\/\p{Cc}]/gu, '')
      .trim();
    return [...name].slice(0, NAME_MAX).join('') || '年度目标.xlsx';
  } catch (error) {
    if (error instanceof URIError) return '年度目标.xlsx';
    throw error;
  }
}
