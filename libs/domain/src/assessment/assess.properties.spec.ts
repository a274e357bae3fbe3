import fc from 'fast-check';
import { compareRatios, ratioFromDecimal, type Ratio, RATIO_ZERO, add, multiply, subtract } from '../shared/ratio';
import { assess } from './assess';
import { checkScheme } from './check-scheme';
import { exact, rounded } from './exact';
import type { AssessmentFacts, UnitFacts } from './facts';
import { standsOutside } from './methods';
import { COHORTS_OF_TWO, randomFacts, randomScheme } from './random-scheme.support';
import type { ItemResult, UnitResult } from './result';
import type { Scheme, SchemeItem } from './scheme';

const RUNS = { numRuns: 500 };
const WORLD = { units: COHORTS_OF_TWO.map((cohort, index) => ({ id: `u${index}`, name: cohort, cohort })) };

const decimal = (text: string | null): Ratio => (text === null ? RATIO_ZERO : ratioFromDecimal(text));
const units = (scheme: Scheme, facts: AssessmentFacts): readonly UnitResult[] =>
  assess(scheme, facts).lists[0]?.units ?? [];
const itemsOf = (scheme: Scheme): readonly SchemeItem[] => scheme.lists[0]?.items ?? [];
const found = (results: readonly UnitResult[], unit: string): UnitResult => {
  const one = results.find((each) => each.unit === unit);
  if (!one) throw new Error(`no result for ${unit}`);
  return one;
};

describe('500 random schemes', () => {
  it('are sound as they are drawn', () => {
    fc.assert(
      fc.property(randomScheme, (scheme) => {
        expect(checkScheme(scheme, WORLD)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('have scores that are the sum of their items, and one rank for equal scores', () => {
    fc.assert(
      fc.property(randomScheme, randomFacts, (scheme, facts) => {
        const results = units(scheme, facts);
        expect(results).toHaveLength(facts.units.length);
        for (const { items, score, rank, group } of results) {
          const sum = items.reduce((total, item) => add(total, decimal(item.score)), RATIO_ZERO);
          if (score === null) expect(rank).toBeNull();
          else expect(compareRatios(sum, decimal(score))).toBe(0);
          const better = results.filter(
            (other) =>
              other.group === group && compareRatios(decimal(other.score), decimal(score)) > 0 && other.score !== null,
          );
          if (score !== null) expect(rank).toBe(better.length + 1);
        }
      }),
      RUNS,
    );
  });

  it('keep every item between 0 and what its weight and cap allow', () => {
    fc.assert(
      fc.property(randomScheme, randomFacts, (scheme, facts) => {
        for (const { items } of units(scheme, facts)) {
          for (const result of items) {
            const item = itemsOf(scheme).find(({ key }) => key === result.key);
            if (!item || result.score === null || item.method === 'veto') continue;
            expect(compareRatios(decimal(result.score), RATIO_ZERO)).toBeGreaterThanOrEqual(0);
            expect(compareRatios(decimal(result.score), highest(item, result))).toBeLessThanOrEqual(0);
          }
        }
      }),
      RUNS,
    );
  });

  it('never pass the full score without a bonus or a cap above 1', () => {
    fc.assert(
      fc.property(randomScheme, randomFacts, (scheme, facts) => {
        const plain = withItems(scheme, (item) => (standsOutside(item) ? [] : [limitedToFull(item)]));
        const full = decimal(plain.lists[0]?.fullScore ?? null);
        for (const { score } of units(plain, facts)) expect(compareRatios(decimal(score), full)).toBeLessThanOrEqual(0);
      }),
      RUNS,
    );
  });

  it('never fall when an actual rises', () => {
    fc.assert(
      fc.property(randomScheme, randomFacts, fc.nat(), fc.integer({ min: 1, max: 90 }), (scheme, facts, pick, more) => {
        const lucky = facts.units[pick % facts.units.length];
        if (!lucky) return;
        const raised = { ...facts, units: facts.units.map((unit) => (unit === lucky ? raise(unit, more) : unit)) };
        const [before, after] = [found(units(scheme, facts), lucky.unit), found(units(scheme, raised), lucky.unit)];
        if (before.score === null) expect(after.score).toBeNull();
        else expect(compareRatios(decimal(after.score), decimal(before.score))).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  it('never rise when something to be punished happens once more', () => {
    fc.assert(
      fc.property(randomScheme, randomFacts, fc.nat(), (scheme, facts, pick) => {
        const unlucky = facts.units[pick % facts.units.length];
        if (!unlucky) return;
        const worse = { ...facts, units: facts.units.map((unit) => (unit === unlucky ? punish(unit) : unit)) };
        const [before, after] = [found(units(scheme, facts), unlucky.unit), found(units(scheme, worse), unlucky.unit)];
        expect(compareRatios(decimal(after.score), decimal(before.score))).toBeLessThanOrEqual(0);
      }),
      RUNS,
    );
  });

  it('hold a unit with a breach to the level of the veto, and leave the others as they are', () => {
    fc.assert(
      fc.property(randomScheme, randomFacts, (scheme, facts) => {
        const veto = itemsOf(scheme).find(({ method }) => method === 'veto');
        if (veto?.method !== 'veto') return;
        const without = units(
          withItems(scheme, (item) => (item === veto ? [] : [item])),
          facts,
        );
        for (const { unit, score } of units(scheme, facts)) {
          const clean = found(without, unit).score;
          const breach = facts.units.find((each) => each.unit === unit)?.inputs['dataFraud']?.value === '1';
          const level = decimal(veto.parameters.level);
          const held = breach && clean !== null && compareRatios(decimal(clean), level) > 0;
          if (held) expect(compareRatios(decimal(score), level)).toBe(0);
          else expect(score).toBe(clean);
        }
      }),
      RUNS,
    );
  });

  it('settle an item without target by its rule', () => {
    fc.assert(
      fc.property(randomScheme, randomFacts, (scheme, facts) => {
        for (const { items } of units(scheme, facts)) {
          for (const result of items.filter(({ raw }) => raw === null)) {
            const item = itemsOf(scheme).find(({ key }) => key === result.key);
            if (item?.noTarget === 'zero') expect(result).toMatchObject({ state: 'missing', score: '0.00' });
            if (item?.noTarget === 'full') {
              expect(result.state).toBe('missing');
              if (item.cap !== '0.8') expect(result.score).toBe(result.effectiveWeight);
            }
            if (item?.noTarget === 'excluded') expect(result).toMatchObject({ state: 'excluded', score: null });
          }
        }
      }),
      RUNS,
    );
  });

  it('share the weight of what is excluded out so that the full score stays what it is', () => {
    fc.assert(
      fc.property(randomScheme, randomFacts, (scheme, facts) => {
        for (const { items, score } of units(scheme, facts)) {
          if (score === null) continue;
          const sum = items.reduce((total, { effectiveWeight }) => add(total, decimal(effectiveWeight)), RATIO_ZERO);
          expect(compareRatios(sum, decimal(scheme.lists[0]?.fullScore ?? null))).toBe(0);
        }
      }),
      RUNS,
    );
  });

  it('count a lead in one bonus only', () => {
    fc.assert(
      fc.property(randomScheme, randomFacts, (scheme, facts) => {
        const twice = itemsOf(scheme).flatMap((item) =>
          item.method === 'bonus' ? [item, { ...item, key: 'again' }] : [],
        );
        if (twice.length === 0) return;
        const only = withItems(scheme, (item) => (standsOutside(item) ? [] : [item]), twice);
        for (const { items } of units(only, facts)) {
          const again = items.filter(({ key }) => key === 'again');
          expect(again.every(({ score }) => score === '0.00')).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('give the same result for the same facts, in whatever order the units come', () => {
    fc.assert(
      fc.property(randomScheme, randomFacts, (scheme, facts) => {
        const backwards = { ...facts, units: [...facts.units].reverse() };
        expect(JSON.stringify(assess(scheme, backwards))).toBe(JSON.stringify(assess(scheme, facts)));
      }),
      RUNS,
    );
  });
});

/** The most an item can give on its effective weight. */
function highest(item: SchemeItem, { effectiveWeight }: ItemResult): Ratio {
  const weight = decimal(effectiveWeight);
  if (item.method === 'bonus') return decimal(item.cap);
  if (item.method === 'cappedCompletion' || item.method === 'paced') {
    return item.cap === null ? multiply(weight, exact('100000')) : rounded(multiply(weight, decimal(item.cap)));
  }
  return weight;
}

function limitedToFull(item: SchemeItem): SchemeItem {
  if (item.method !== 'cappedCompletion' && item.method !== 'paced') return item;
  const over = item.cap === null || compareRatios(decimal(item.cap), ratioFromDecimal('1')) > 0;
  return over ? { ...item, cap: '1' } : item;
}

function withItems(
  scheme: Scheme,
  keep: (item: SchemeItem) => readonly SchemeItem[],
  more: readonly SchemeItem[] = [],
): Scheme {
  const lists = scheme.lists.map((list) => ({ ...list, items: [...list.items.flatMap(keep), ...more] }));
  return { ...scheme, lists };
}

/** Every actual of the unit goes up; targets stay. */
function raise(unit: UnitFacts, more: number): UnitFacts {
  const rising = [
    'contracted',
    'inPlace',
    'industrialContracted',
    'signedProjects',
    'startedProjects',
    'producingProjects',
  ];
  const inputs = Object.entries(unit.inputs).map(([key, fact]) => {
    if (!rising.includes(key) || fact.value === null) return [key, fact] as const;
    return [key, { ...fact, value: String(BigInt(fact.value) + BigInt(more)) }] as const;
  });
  const fresh = {
    ...unit.leads[0],
    lead: 'new',
    name: 'new',
    events: ['signed', 'started'] as const,
    flags: [],
    size: '0',
    contracted: '0',
    inPlace: '0',
  };
  return { ...unit, inputs: Object.fromEntries(inputs), leads: [...unit.leads, fresh] };
}

function punish(unit: UnitFacts): UnitFacts {
  const more = (key: string): string =>
    String(subtract(decimal(unit.inputs[key]?.value ?? '0'), ratioFromDecimal('-1')).n);
  const worse = ['overdueOrders', 'redLights'].map((key) => [key, { value: more(key) }] as const);
  return { ...unit, inputs: { ...unit.inputs, ...Object.fromEntries(worse) } };
}
