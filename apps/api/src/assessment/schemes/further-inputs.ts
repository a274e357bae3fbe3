import { Injectable } from '@nestjs/common';
import type { Queryable } from '@yipanqi/api/platform';
import { type AssessmentFacts, type InputFact, inputsOf, type Scheme } from '@yipanqi/domain';
import { AssessmentInputSources } from '../assessment-inputs';
import { ManualInputRepository } from '../manual-input.repository';

/** What no ledger holds: figures that other features count, and what people entered so far. */
@Injectable()
export class FurtherInputs {
  constructor(
    private readonly sources: AssessmentInputSources,
    private readonly manual: ManualInputRepository,
  ) {}

  /** The facts with the further inputs that these schemes name. */
  async add(db: Queryable, facts: AssessmentFacts, schemes: readonly Scheme[]): Promise<AssessmentFacts> {
    const keys = [...new Set(schemes.flatMap((scheme) => inputsOf(scheme)))];
    const offered = await this.sources.read(db, facts.year, keys);
    const entered = (await this.manual.latest(db, facts.year)).filter(({ value }) => value !== '');
    return {
      ...facts,
      units: facts.units.map((unit) => {
        const inputs: Record<string, InputFact> = { ...unit.inputs };
        for (const input of offered) if (input.unit === unit.unit) inputs[input.key] = { value: input.value };
        for (const { unit: of, key, value, evidence } of entered) {
          if (of === unit.unit && keys.includes(key)) inputs[key] = { value, evidence };
        }
        return { ...unit, inputs };
      }),
    };
  }
}
