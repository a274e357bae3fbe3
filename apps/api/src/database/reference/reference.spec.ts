import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Plan {
  readonly indicators: readonly { readonly key: string; readonly target: number; readonly measure: string | null }[];
  readonly quotaLines: readonly { readonly key: string; readonly sector: string; readonly quotaYi: number }[];
  readonly headTargets: readonly {
    readonly key: string;
    readonly kind: 'head_enterprise' | 'top_research_institute';
    readonly count: number;
    readonly quotaLines: readonly string[];
  }[];
  readonly sections: readonly { readonly key: string }[];
  readonly sectors: readonly { readonly key: string; readonly section: string }[];
  readonly directions: readonly {
    readonly key: string;
    readonly seq: number;
    readonly printedNo: number;
    readonly section: string;
    readonly sector: string;
    readonly quotaLine: string | null;
    readonly keywords: readonly string[];
    readonly industrial: boolean;
    readonly strategicEmerging: boolean;
    readonly digital: boolean;
  }[];
}

interface Unit {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'city' | 'district' | 'county' | 'zone';
  readonly parent: string | null;
  readonly cohort: string;
  readonly ranked: boolean;
  readonly aliases: readonly string[];
}

interface AnnualTarget {
  readonly year: number;
  readonly unit: string;
  readonly measure: string;
  readonly targetYi: number;
  readonly source: { readonly title: string; readonly url: string };
}

interface HeadList {
  readonly list: string;
  readonly year: number;
  readonly key: string;
  readonly entries: readonly { readonly enterprise: string; readonly source: { readonly title: string } }[];
}

interface Signing {
  readonly id: string;
  readonly district: string;
  readonly amountYi: string;
  readonly amountWan: string;
  readonly event: string;
  readonly date: string;
  readonly occurredOn: string;
  readonly dayPrinted: boolean;
  readonly unitId: string;
  readonly direction: string | null;
  readonly recordType: string;
  readonly recordKind: string;
  readonly mappingNote: string | null;
  readonly source: { readonly title: string; readonly url: string | null };
}

interface Names {
  readonly mark: string;
  readonly brands: readonly string[];
  readonly directions: readonly {
    readonly direction: string;
    readonly style: string;
    readonly industries: readonly string[];
  }[];
  readonly companySuffixes: Readonly<Record<string, readonly string[]>>;
  readonly projectPatterns: Readonly<Record<string, readonly string[]>>;
  readonly contacts: readonly string[];
  readonly parks: readonly { readonly unitId: string; readonly names: readonly string[] }[];
}

interface DistrictMap {
  readonly features: readonly {
    readonly properties: { readonly id: string; readonly name: string };
    readonly geometry: { readonly type: string };
  }[];
}

const read = <T>(path: string): T => JSON.parse(readFileSync(join(__dirname, path), 'utf8')) as T;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const plan = read<Plan>('plan.json');
const units = read<readonly Unit[]>('units.json');

describe('plan version 1', () => {
  it('has 20 quota lines of 91 000 亿元; 9 000 of the 100 000 belong to no line', () => {
    const total = plan.indicators.find((indicator) => indicator.measure === 'contracted')?.target;
    const allocated = sum(plan.quotaLines.map((line) => line.quotaYi));

    expect(plan.quotaLines).toHaveLength(20);
    expect(allocated).toBe(91_000);
    expect(total).toBe(100_000);
    expect(Number(total) - allocated).toBe(9_000);
  });

  it('has 16 groups of 97 head enterprises and one of 3 research institutes', () => {
    const enterprises = plan.headTargets.filter((target) => target.kind === 'head_enterprise');
    const institutes = plan.headTargets.filter((target) => target.kind === 'top_research_institute');

    expect(enterprises).toHaveLength(16);
    expect(sum(enterprises.map((target) => target.count))).toBe(97);
    expect(institutes.map((target) => target.count)).toEqual([3]);
  });

  it('leaves the target shared by four service lines unsplit, and gives every line exactly one head target', () => {
    const shared = plan.headTargets.filter((target) => target.quotaLines.length > 1);

    expect(shared).toHaveLength(1);
    expect(shared[0]).toMatchObject({
      count: 20,
      quotaLines: ['finance', 'logistics', 'culture_tourism', 'big_health'],
    });
    expect(plan.headTargets.flatMap((target) => target.quotaLines).sort()).toEqual(
      plan.quotaLines.map((line) => line.key).sort(),
    );
  });

  it('has 6 sections, 17 sectors and 62 directions, each under an existing parent', () => {
    const sections = plan.sections.map((section) => section.key);
    const sectors = new Map(plan.sectors.map((sector) => [sector.key, sector.section]));

    expect(sections).toHaveLength(6);
    expect(plan.sectors).toHaveLength(17);
    expect(plan.directions).toHaveLength(62);
    expect(plan.sectors.filter((sector) => !sections.includes(sector.section))).toEqual([]);
    expect(plan.directions.filter((direction) => sectors.get(direction.sector) !== direction.section)).toEqual([]);
  });

  it('identifies directions by key and seq, because the printed number 59 occurs twice', () => {
    expect(new Set(plan.directions.map((direction) => direction.key)).size).toBe(62);
    expect(plan.directions.map((direction) => direction.seq)).toEqual(Array.from({ length: 62 }, (_, i) => i + 1));
    expect(plan.directions.filter((direction) => direction.printedNo === 59)).toHaveLength(2);
  });

  it('counts every direction towards an existing quota line of its sector, but for the two without quota', () => {
    const sectorOf = new Map(plan.quotaLines.map((line) => [line.key, line.sector]));
    const withQuota = plan.directions.filter((direction) => direction.quotaLine !== null);
    const without = plan.directions.filter((direction) => direction.quotaLine === null);

    expect(withQuota.filter(({ quotaLine, sector }) => sectorOf.get(String(quotaLine)) !== sector)).toEqual([]);
    expect(without.map((direction) => direction.seq)).toEqual([58, 59]);
    expect(new Set(withQuota.map((direction) => direction.quotaLine)).size).toBe(20);
  });

  it('proposes flags by section and sector', () => {
    expect(plan.directions.filter((direction) => direction.industrial)).toHaveLength(45);
    expect(plan.directions.filter((direction) => direction.strategicEmerging)).toHaveLength(28);
    expect(plan.directions.filter((direction) => direction.digital)).toHaveLength(14);
  });

  it('gives every direction distinct keywords', () => {
    const faulty = plan.directions.filter(
      ({ keywords }) => keywords.length === 0 || new Set(keywords).size !== keywords.length,
    );
    expect(faulty.map((direction) => direction.key)).toEqual([]);
  });
});

describe('units', () => {
  it('are 43: the bureau, 38 districts and counties, 万盛 and three development zones', () => {
    const ofKind = (kind: Unit['kind']): number => units.filter((unit) => unit.kind === kind).length;

    expect(units).toHaveLength(43);
    expect([ofKind('city'), ofKind('district') + ofKind('county'), ofKind('zone')]).toEqual([1, 38, 4]);
    expect(new Set(units.map((unit) => unit.id)).size).toBe(43);
  });

  it('stand in the cohorts of the plan; only the bureau is not ranked', () => {
    const sizes = Object.fromEntries(
      [...new Set(units.map((unit) => unit.cohort))].map((cohort) => [
        cohort,
        units.filter((unit) => unit.cohort === cohort).length,
      ]),
    );

    expect(sizes).toEqual({
      市级: 1,
      中心城区: 9,
      主城新区: 13,
      渝东北三峡库区城镇群: 11,
      渝东南武陵山区城镇群: 6,
      开发区: 3,
    });
    expect(units.filter((unit) => !unit.ranked).map((unit) => unit.id)).toEqual(['500000']);
  });

  it('use the GB/T 2260 code as id where there is one, and all hang under the bureau', () => {
    expect(units.filter((unit) => unit.code !== null && unit.code !== unit.id)).toEqual([]);
    expect(units.filter((unit) => unit.code === null).map((unit) => unit.kind)).toEqual(Array(4).fill('zone'));
    expect(units.filter((unit) => unit.parent !== (unit.kind === 'city' ? null : '500000'))).toEqual([]);
  });

  it('are found by id, full name or alias without ambiguity', () => {
    const owners = new Map<string, string[]>();
    for (const unit of units) {
      for (const word of [unit.id, unit.name, ...unit.aliases]) {
        owners.set(word, [...(owners.get(word) ?? []), unit.id]);
      }
    }

    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
    expect(new Set(units.map((unit) => unit.shortName)).size).toBe(43);
    expect(
      ['万州', '石柱县', '开县', '梁平县', '武隆县', '万盛', '高新区', '市招商局'].map((word) => owners.get(word)?.[0]),
    ).toEqual(['500101', '500240', '500154', '500155', '500156', '500110-wansheng', '500000-gaoxin', '500000']);
  });

  it('cover the district map, feature by feature', () => {
    const map = read<DistrictMap>('../../../../web/public/map/chongqing.json');
    const drawn = map.features.map(({ properties }) => [properties.id, properties.name]).sort();
    const expected = units
      .filter((unit) => unit.kind === 'district' || unit.kind === 'county')
      .map((unit) => [unit.id, unit.name])
      .sort();

    expect(drawn).toEqual(expected);
  });
});

describe('annual targets of the city', () => {
  it('are the published ones of 2021 and 2022, each with its source', () => {
    const targets = read<readonly AnnualTarget[]>('annual-targets.json');

    expect(targets.map(({ year, unit, measure, targetYi }) => [year, unit, measure, targetYi])).toEqual([
      [2021, '500000', 'contracted', 16_000],
      [2021, '500000', 'inPlace', 3_200],
      [2022, '500000', 'contracted', 18_500],
      [2022, '500000', 'inPlace', 4_200],
    ]);
    expect(targets.filter(({ source }) => source.title === '' || !source.url.startsWith('http'))).toEqual([]);
  });
});

describe('head list editions', () => {
  it('have a key of list and year, and entries that each name their source', () => {
    const lists = read<readonly HeadList[]>('head-lists.json');
    const entries = lists.flatMap((list) => list.entries);

    expect(lists.map((list) => list.key)).toEqual(lists.map((list) => `${list.list} ${list.year}`));
    expect(new Set(lists.map((list) => list.key)).size).toBe(lists.length);
    expect(entries).toHaveLength(81);
    expect(entries.filter((entry) => entry.enterprise === '' || entry.source.title === '')).toEqual([]);
  });
});

describe('published signings', () => {
  const signings = read<readonly Signing[]>('../demo/signings.json');

  it('are the 85 ledger-ready rows: 67 signed, 17 started, 1 completed', () => {
    const events = ['签约', '开工', '竣工'].map((event) => signings.filter((row) => row.event === event).length);

    expect(signings).toHaveLength(85);
    expect(new Set(signings.map((row) => row.id)).size).toBe(85);
    expect(events).toEqual([67, 17, 1]);
  });

  it('name a unit by its full name or an alias, and a direction of the plan or none', () => {
    const known = new Set(plan.directions.map((direction) => direction.key));
    const unitOf = (district: string): string | undefined =>
      units.find((unit) => unit.name === district || unit.aliases.includes(district))?.id;

    expect(signings.filter((row) => unitOf(row.district) !== row.unitId)).toEqual([]);
    expect(signings.filter((row) => row.direction !== null && !known.has(row.direction))).toEqual([]);
  });

  it('keep the printed amount: 万元 = 亿元 × 10 000', () => {
    expect(
      signings
        .filter((row) => Math.round(Number(row.amountYi) * 10_000) !== Number(row.amountWan))
        .map((row) => row.id),
    ).toEqual([]);
  });

  it('book a printed month on its first day', () => {
    const faulty = signings.filter((row) => row.occurredOn !== (row.dayPrinted ? row.date : `${row.date}-01`));
    expect(faulty.map((row) => row.id)).toEqual([]);
  });

  it('count no row whose source says that it is no formal agreement', () => {
    const uncounted = signings.filter((row) => row.recordType === 'agreement' && row.recordKind !== 'formal');

    expect(uncounted.map((row) => [row.id, row.recordKind])).toEqual([
      ['S100', 'framework'],
      ['S256', 'intent'],
    ]);
    expect(uncounted.filter((row) => row.mappingNote === null)).toEqual([]);
  });
});

describe('parts of demo names', () => {
  const names = read<Names>('../demo/names.json');

  it('serve every direction and every ranked unit', () => {
    expect(names.directions.map((entry) => entry.direction)).toEqual(plan.directions.map((direction) => direction.key));
    expect(names.parks.map((park) => park.unitId)).toEqual(units.filter((unit) => unit.ranked).map((unit) => unit.id));
    expect(
      names.directions.filter(
        ({ style, industries }) =>
          industries.length === 0 || !names.companySuffixes[style]?.length || !names.projectPatterns[style]?.length,
      ),
    ).toEqual([]);
  });

  it('yield far more than 400 distinct enterprises, all marked 演示', () => {
    const all = names.directions.flatMap((entry) =>
      names.brands.flatMap((brand) => entry.industries.map((industry) => `${names.mark}${brand}${industry}有限公司`)),
    );

    expect(new Set(all).size).toBeGreaterThan(4_000);
    expect(all.every((name) => name.startsWith('演示'))).toBe(true);
    expect(names.contacts.every((contact) => contact.startsWith('演示'))).toBe(true);
    expect(names.parks.flatMap((park) => park.names).every((name) => name.startsWith('演示'))).toBe(true);
  });
});
