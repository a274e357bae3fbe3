import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf, UnitTree } from '@yipanqi/api/identity';
import { isUniqueViolation, type Tx, type Write, Writes } from '@yipanqi/api/platform';
import type { DraftTargetBody, DraftTargetsAnswer } from '@yipanqi/contract';
import {
  type AnnualTarget,
  draftTarget,
  MEASURE_NAMES,
  RuleBroken,
  type TargetValue,
  wireValue,
} from '@yipanqi/domain';
import { type StoredTarget, TargetRepository } from './target.repository';
import { targetFromWire } from './target-value';

/** A wanted draft; `version` is that of the draft it replaces, `any` = whatever it is (imports). */
export interface WantedTarget {
  readonly target: TargetValue;
  readonly source: string;
  readonly version: number | null | 'any';
}

/** Drafts many targets at once: all or none. They take effect when another person has approved them. */
@Injectable()
export class DraftTargets {
  constructor(
    private readonly writes: Writes,
    private readonly targets: TargetRepository,
    private readonly units: UnitTree,
    private readonly audit: AuditLog,
  ) {}

  async run(write: Write, bodies: readonly DraftTargetBody[]): Promise<DraftTargetsAnswer> {
    const scope = scopeOf(write.actor, 'target.draft');
    const wanted = bodies.map((body, index) =>
      at(index, () => {
        assertInScope(scope, this.units.get(body.unit).id);
        return { target: targetFromWire(body), source: (body.source ?? '').trim(), version: body.version ?? null };
      }),
    );
    return this.writes.run(write, (tx) => this.draft(tx, write, wanted)).catch(refuseDraftedMeanwhile);
  }

  /** Inside a write that is open already. */
  async draft(tx: Tx, write: Write, wanted: readonly WantedTarget[]): Promise<DraftTargetsAnswer> {
    if (wanted.length === 0) throw new RuleBroken('TARGET_EMPTY');
    this.assertEachOnce(wanted);
    const known = await this.targets.lockYears(tx, [...new Set(wanted.map(({ target }) => target.year))]);
    const answer: DraftTargetsAnswer = { drafted: [], unchanged: 0 };
    for (const [index, one] of wanted.entries()) {
      const target = at(index, () => draftTarget(one.target, write.actor.userId));
      const drafted = await this.draftOne(tx, write, target, one, known);
      if (drafted) answer.drafted.push(drafted);
      else answer.unchanged += 1;
    }
    return answer;
  }

  private async draftOne(
    tx: Tx,
    write: Write,
    target: AnnualTarget,
    { source, version }: WantedTarget,
    known: readonly StoredTarget[],
  ): Promise<DraftTargetsAnswer['drafted'][number] | null> {
    const same = known.filter((each) => keyOf(each) === keyOf(target));
    const before = same.find(({ status }) => status === 'draft') ?? null;
    if (version !== 'any' && (before?.version ?? null) !== version) {
      throw new RuleBroken('VERSION_STALE', { version: before?.version ?? 0 });
    }
    const standing = before ?? same[0];
    // A file's name is no reason to draft the same figure again.
    if (standing && saysTheSame(standing, target, version === 'any' ? null : source)) return null;
    const id = before ? before.id : await this.targets.insertDraft(tx, target, source);
    if (before) await this.targets.replaceDraft(tx, id, target, source);
    await this.audit.record(tx, write.actor, {
      action: 'target.draft',
      entity: 'annualTarget',
      entityId: id,
      before: standing ? targetForTrail(standing) : null,
      after: targetForTrail({ ...target, source }),
    });
    const { year, unit, measure } = target;
    return { id, version: (before?.version ?? 0) + 1, year, unit, measure };
  }

  private assertEachOnce(wanted: readonly WantedTarget[]): void {
    const seen = new Set<string>();
    for (const { target } of wanted) {
      const { year, measure } = target;
      if (seen.has(keyOf(target))) {
        throw new RuleBroken('TARGET_REPEATED', {
          unit: this.units.get(target.unit).name,
          year,
          measure: MEASURE_NAMES[measure],
        });
      }
      seen.add(keyOf(target));
    }
  }
}

/** Two people drafted the same target for the first time at one moment; the database keeps one. */
function refuseDraftedMeanwhile(error: unknown): never {
  if (isUniqueViolation(error)) throw new RuleBroken('VERSION_STALE', { version: 1 });
  throw error;
}

/** What the trail keeps of a target. */
export function targetForTrail(target: TargetValue & { readonly source: string }): object {
  const { year, unit, measure, value, phasing, source } = target;
  const monthly = phasing && phasing.values.map((each) => wireValue(measure, each));
  return { year, unit, measure, value: wireValue(measure, value), phasing: monthly, source };
}

export function keyOf({ year, unit, measure }: TargetValue): string {
  return `${year}|${unit}|${measure}`;
}

function saysTheSame(known: StoredTarget, target: TargetValue, source: string | null): boolean {
  const phasing = (one: TargetValue): string => one.phasing?.values.join() ?? '';
  const sourced = source === null || source === '' || source === known.source;
  return known.value === target.value && phasing(known) === phasing(target) && sourced;
}

/** Names the cell in what is refused: `targets.3.value`. */
function at<T>(index: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    throw new RuleBroken(error.code, error.details, `targets.${index}${error.field ? `.${error.field}` : ''}`);
  }
}
