import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { UnitTree } from '@yipanqi/api/identity';
import { isId, isUniqueViolation, type Tx, type Write, Writes } from '@yipanqi/api/platform';
import type { ManualInputBody, ManualInputView } from '@yipanqi/contract';
import {
  canAt,
  CITY_UNIT,
  EVIDENCE_MAX,
  manualDefinition,
  manualInputsOf,
  manualValue,
  NOTE_MAX,
  optionalText,
  parseYear,
  requiredText,
  RuleBroken,
} from '@yipanqi/domain';
import { AssessmentYearRepository } from './assessment-year.repository';
import { inputView } from './input-view';
import { ManualInputRepository } from './manual-input.repository';
import { ObjectionRepository } from './objection.repository';
import { SchemeRepository } from './schemes/scheme.repository';
import { YearStanding } from './year-standing';

/** Enters what the scheme takes from people: every value with its evidence, every change as a further revision. */
@Injectable()
export class RecordInput {
  constructor(
    private readonly writes: Writes,
    private readonly years: AssessmentYearRepository,
    private readonly schemes: SchemeRepository,
    private readonly inputs: ManualInputRepository,
    private readonly objections: ObjectionRepository,
    private readonly standing: YearStanding,
    private readonly tree: UnitTree,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RuleBroken FORBIDDEN, ASSESSMENT_NOT_ENROLLED, MANUAL_INPUT_…, VERSION_STALE */
  async run(write: Write, yearText: string | number, body: ManualInputBody): Promise<ManualInputView> {
    if (!canAt(write.actor.grants, 'assessment.enrol', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const year = parseYear(yearText, 'year');
    const definition = manualDefinition(body.key, year);
    const input = {
      unit: this.tree.get(body.unit, 'unit').id,
      key: definition.key,
      revision: body.revision + 1,
      value: manualValue(definition, body.value),
      evidence: requiredText(body.evidence, '佐证材料', EVIDENCE_MAX, 'evidence'),
      note: optionalText(body.note, '说明', NOTE_MAX, 'note') ?? '',
    };
    return this.writes
      .run(write, async (tx) => {
        const objection = await this.objection(tx, year, input.unit, body.objectionId);
        await this.standing.assertInputOpen(tx, year, objection !== null);
        await this.assertTaken(tx, year, input.unit, input.key);
        const before = await this.inputs.lastOf(tx, year, input.unit, input.key);
        if ((before?.revision ?? 0) !== body.revision) {
          throw new RuleBroken('VERSION_STALE', { version: before?.revision ?? 0 });
        }
        const id = await this.inputs.add(tx, year, input, { userId: write.actor.userId, objectionId: objection });
        await this.audit.record(tx, write.actor, {
          action: 'assessment.input',
          entity: 'assessmentInput',
          entityId: id,
          before: before && { value: before.value, evidence: before.evidence, note: before.note },
          after: { year, ...input, objection },
        });
        const stored = await this.inputs.lastOf(tx, year, input.unit, input.key);
        if (!stored) throw new Error(`assessment input ${id} is gone`);
        return inputView(stored);
      })
      .catch(refuseRecordedMeanwhile);
  }

  /** The year's scheme takes it, and the unit is assessed. */
  private async assertTaken(tx: Tx, year: number, unit: string, key: string): Promise<void> {
    const enrolment = await this.years.of(tx, year);
    if (!enrolment) throw new RuleBroken('ASSESSMENT_NOT_ENROLLED', { year });
    const scheme = await this.schemes.approved(tx, enrolment.schemeKey, enrolment.schemeVersion);
    if (!scheme || !manualInputsOf(scheme).some((definition) => definition.key === key)) {
      throw new RuleBroken('MANUAL_INPUT_UNKNOWN', { year, value: key }, 'key');
    }
    if (!enrolment.units.some((each) => each.unit === unit)) {
      throw new RuleBroken('MANUAL_INPUT_UNIT', { unit: this.tree.get(unit).name, year }, 'unit');
    }
  }

  /** A granted objection of the unit that asks for an input to be put right. */
  private async objection(tx: Tx, year: number, unit: string, id: string | undefined): Promise<string | null> {
    if (id === undefined) return null;
    const objection = isId(id) ? await this.objections.byId(tx, id) : null;
    const fits =
      objection?.status === 'granted' &&
      objection.correction === 'manualInput' &&
      objection.year === year &&
      objection.unit === unit;
    if (!fits) throw new RuleBroken('MANUAL_INPUT_FROZEN', { year, status: '已发布' }, 'objectionId');
    return objection.id;
  }
}

/** Two people entered the same revision at one moment; the database keeps one. */
function refuseRecordedMeanwhile(error: unknown): never {
  if (isUniqueViolation(error)) throw new RuleBroken('VERSION_STALE', { version: 1 });
  throw error;
}
