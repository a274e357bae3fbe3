import { type AssessmentFacts, MEASURES, measureInput, type Month, type UnitFacts } from '@yipanqi/domain';
import { openHistory, type ReportsBench } from '../../testing/reports-bench';
import { AssessmentFactsQuery } from './assessment-facts.query';

const MARCH = '2021-03' as Month;

describe('the facts of a year', () => {
  let bench: ReportsBench;
  let facts: AssessmentFacts;
  beforeAll(async () => {
    bench = await openHistory();
    facts = await bench.app.db.snapshot((tx) => bench.app.get(AssessmentFactsQuery).read(tx, 2021, MARCH));
  });
  afterAll(() => bench.close());

  /** Σ postings by unit and measure over months, straight from the ledger. */
  const posted = async (from: string, to: string): Promise<Map<string, string>> => {
    const rows = await bench.app.db.query<{ unit: string; measure: string; sum: string }>(
      `SELECT unit_id AS unit, measure, sum(value)::text AS sum FROM ledger_posting
        WHERE booked_month BETWEEN $1 AND $2 GROUP BY 1, 2`,
      [from, to],
    );
    return new Map(rows.map(({ unit, measure, sum }) => [`${unit} ${measure}`, sum]));
  };
  const unit = (id: string): UnitFacts => {
    const found = facts.units.find((each) => each.unit === id);
    if (!found) throw new Error(`no facts for ${id}`);
    return found;
  };

  it('are of every unit that is ranked, in the order of the register', () => {
    expect(facts).toMatchObject({ year: 2021, asOf: '2021-03' });
    expect(facts.units.some(({ cohort }) => cohort === '市级')).toBe(false);
    expect(facts.units.length).toBeGreaterThan(40);
  });

  it('agree with the ledger to the 分 for every unit, measure and window', async () => {
    const now = await posted('2021-01', '2021-03');
    const last = await posted('2020-01', '2020-03');
    for (const { unit: id, inputs } of facts.units) {
      for (const measure of MEASURES) {
        expect(inputs[measure]?.value).toBe(now.get(`${id} ${measure}`) ?? '0');
        // The plan begins with 2021, so plan to date is the year to date.
        expect(inputs[measureInput(measure, 'planToDate')]?.value).toBe(now.get(`${id} ${measure}`) ?? '0');
        const before = inputs[measureInput(measure, 'lastYear')]?.value;
        if (before !== null) expect(before).toBe(last.get(`${id} ${measure}`) ?? '0');
      }
    }
  });

  it('carry exact rates, “—” without a denominator', () => {
    const rated = facts.units.filter(({ inputs }) => inputs['contracted']?.value !== '0');
    for (const { inputs } of rated) expect(inputs['inPlaceRate']?.value).toMatch(/^-?\d+(\/\d+)?$/);
    for (const { inputs } of facts.units.filter((each) => !rated.includes(each))) {
      expect(inputs['inPlaceRate']?.value).toBeNull();
      expect(inputs['strategicEmergingShare']?.value).toBeNull();
    }
  });

  it('name the leads behind the counts, each with what it did', () => {
    for (const { inputs, leads } of facts.units) {
      const did = (event: string) => leads.filter(({ events }) => events.some((each) => each === event)).length;
      expect(String(did('signed'))).toBe(inputs['signedProjects']?.value);
      expect(String(did('started'))).toBe(inputs['startedProjects']?.value);
      expect(String(did('over5bn'))).toBe(inputs['projectsOver5bn']?.value);
      const money = leads.reduce((sum, { contracted }) => sum + BigInt(contracted), 0n);
      expect(String(money)).toBe(inputs['contracted']?.value);
    }
    expect(unit('500103').leads.map(({ lead, flags }) => [lead, flags])).toContainEqual([
      'B1',
      ['industrial', 'strategicEmerging', 'digital'],
    ]);
  });

  it('need a closed month', async () => {
    await expect(
      bench.app.db.snapshot((tx) => bench.app.get(AssessmentFactsQuery).read(tx, 2021, '2021-04' as Month)),
    ).rejects.toMatchObject({ code: 'MONTH_NOT_CLOSED' });
  });
});
