import { compareRatios, multiply, type Ratio, ratio, RATIO_ZERO } from '../../shared/ratio';
import { exact, shownPoints } from '../exact';
import type { MethodContext, MethodDefinition, Missing } from '../method';
import { leadsOf, readQuantity } from '../quantity';
import type { MethodParameters } from '../scheme';
import { atLeastZero, award, bandPaths, limitedPoints, shownValue, total, written } from './support';

type Band = MethodParameters['bonus']['bands'][number];

interface BandBonus {
  readonly band: Band;
  readonly formula: string;
  readonly points: Ratio;
  readonly takes: readonly string[];
}

/** Points outside the full score, with a cap. A lead is counted once: in its best band, by the first bonus of the list. */
export const bonus: MethodDefinition<'bonus'> = {
  title: '加分',
  formula: 'Σ 每件加分 × 件数，封顶；同一项目只加一次',
  cap: 'points',
  outside: true,
  quantities: ({ bands }) => bandPaths(bands),
  check: ({ cap, parameters: { bands } }) => [
    ...(cap === null ? [{ path: '../cap', code: 'CAP_REQUIRED', sentence: '加分项必须设定最多加多少分。' }] : []),
    ...bands.flatMap(({ quantity }, index) =>
      quantity.of === 'leads' && quantity.take !== 'count'
        ? [
            {
              path: `bands.${index}.quantity.take`,
              code: 'BONUS_COUNTS',
              sentence: '加分按项目个数计，请选“项目个数”。',
            },
          ]
        : [],
    ),
  ],
  score({ bands }, context) {
    const parts = bandsOf(bands, context);
    if ('missing' in parts) return parts;
    const raw = total(parts.map(({ points }) => points));
    return {
      ...limitedPoints(raw, context.cap, [
        ...parts.map(({ band, formula, points }) => ({
          label: band.name,
          formula: `${formula} × ${shownPoints(exact(band.points))}`,
          result: `${shownPoints(points)} 分`,
        })),
        award(parts.map(({ points }) => shownPoints(points)).join(' + ') || '0', raw),
      ]),
      takes: parts.flatMap(({ takes }) => takes),
    };
  },
};

/** Bands in their printed order; leads go to the band with the most points first. */
function bandsOf(bands: readonly Band[], context: MethodContext): BandBonus[] | Missing {
  const taken = new Set(context.takenLeads);
  const best = [...bands.entries()].sort(([i, a], [j, b]) => compareRatios(exact(b.points), exact(a.points)) || i - j);
  const parts = new Map<number, BandBonus>();
  for (const [index, band] of best) {
    const part = band.quantity.of === 'leads' ? ofLeads(band, context, taken) : ofInputs(band, context);
    if ('missing' in part) return part;
    parts.set(index, part);
    for (const lead of part.takes) taken.add(lead);
  }
  return [...bands.keys()].flatMap((index) => parts.get(index) ?? []);
}

function ofLeads(band: Band, context: MethodContext, taken: ReadonlySet<string>): BandBonus | Missing {
  if (band.quantity.of !== 'leads') return { missing: `${band.name}没有数据` };
  const all = leadsOf(band.quantity, context.unit);
  const fresh = all.filter(({ lead }) => !taken.has(lead));
  const again = all.length - fresh.length;
  return {
    band,
    formula: `${fresh.length} 个${again > 0 ? `（另 ${again} 个已计）` : ''}`,
    points: multiply(exact(band.points), ratio(BigInt(fresh.length))),
    takes: fresh.map(({ lead }) => lead),
  };
}

function ofInputs(band: Band, context: MethodContext): BandBonus | Missing {
  const reading = readQuantity(band.quantity, context.unit);
  if (reading.value === null) return { band, formula: '未登记', points: RATIO_ZERO, takes: [] };
  const value = written(atLeastZero(reading.value), reading.unit);
  return { band, formula: shownValue(reading), points: multiply(exact(band.points), value), takes: [] };
}
