import type { Measure } from '../plan/measure';
import type { WireValue } from '../plan/measure-values';
import type { BulletinFigures, BulletinUnitContent, MonthlyBulletinContent } from './monthly-bulletin-content';
import type { RateName } from './rates';

export interface SubTableMeasure {
  readonly measure: Measure;
  readonly share: RateName;
}

export interface SubTableFigure {
  readonly month: WireValue;
  readonly yearToDate: WireValue;
  /** Of the year to date, per cent; null without a denominator. */
  readonly share: string | null;
  /** In the cohort, by year to date; null for a unit that is not ranked, and for the city. */
  readonly rank: number | null;
  readonly cityRank: number | null;
}

export interface SubTableRow {
  /** null: the whole city. */
  readonly unit: string | null;
  readonly name: string;
  readonly cohort: string;
  /** In the order of the table's measures. */
  readonly figures: readonly SubTableFigure[];
}

/** A part of the figures by unit: 工业, 外资, 战略性新兴产业, 数字经济. */
export interface SubTable {
  readonly key: string;
  readonly name: string;
  readonly measures: readonly SubTableMeasure[];
  readonly rows: readonly SubTableRow[];
  readonly city: SubTableRow;
}

const SUB_TABLES: readonly Pick<SubTable, 'key' | 'name' | 'measures'>[] = [
  {
    key: 'industrial',
    name: '工业',
    measures: [
      { measure: 'industrialContracted', share: 'industrialContractedShare' },
      { measure: 'industrialInPlace', share: 'industrialInPlaceShare' },
    ],
  },
  {
    key: 'foreign',
    name: '外资',
    measures: [
      { measure: 'foreignContracted', share: 'foreignContractedShare' },
      { measure: 'foreignInPlace', share: 'foreignInPlaceShare' },
    ],
  },
  {
    key: 'strategicEmerging',
    name: '战略性新兴产业',
    measures: [{ measure: 'strategicEmergingContracted', share: 'strategicEmergingShare' }],
  },
  { key: 'digital', name: '数字经济', measures: [{ measure: 'digitalContracted', share: 'digitalShare' }] },
];

/** The sub-tables of a bulletin, from its own rows; a measure that it does not know has none. */
export function subTables(content: MonthlyBulletinContent): SubTable[] {
  return SUB_TABLES.filter(({ measures }) => measures.every(({ measure }) => measure in content.city.month)).map(
    (table) => ({
      ...table,
      rows: content.units.map((unit) => rowOf(table.measures, unit, unit)),
      city: rowOf(table.measures, content.city, {
        unit: null,
        name: '全市合计',
        cohort: '',
        rank: null,
        cityRank: null,
      }),
    }),
  );
}

type Place = Pick<BulletinUnitContent, 'name' | 'cohort'> & {
  readonly unit: string | null;
  readonly rank: BulletinUnitContent['rank'] | null;
  readonly cityRank: BulletinUnitContent['cityRank'] | null;
};

function rowOf(measures: readonly SubTableMeasure[], figures: BulletinFigures, place: Place): SubTableRow {
  return {
    unit: place.unit,
    name: place.name,
    cohort: place.cohort,
    figures: measures.map(({ measure, share }) => ({
      month: figures.month[measure],
      yearToDate: figures.yearToDate[measure],
      share: figures.rates[share],
      rank: place.rank?.[measure] ?? null,
      cityRank: place.cityRank?.[measure] ?? null,
    })),
  };
}
