import { multiply } from '../../shared/ratio';
import { exact, shownPoints } from '../exact';
import type { MethodDefinition } from '../method';
import { award, bandPaths, limitedPoints, readBands, shownValue, total, written } from './support';

/** Σ points × count, capped; the weight is the cap where none is set. */
export const pointsPerItem: MethodDefinition<'pointsPerItem'> = {
  title: '按件计分',
  formula: 'Σ 每件分值 × 件数，封顶',
  cap: 'points',
  outside: false,
  quantities: ({ bands }) => bandPaths(bands),
  check: () => [],
  score({ bands }, context) {
    const readings = readBands(bands, context);
    if ('missing' in readings) return readings;
    const parts = readings.map(({ band, reading, value }) => ({
      band,
      reading,
      points: multiply(exact(band.points), written(value, reading.unit)),
    }));
    const raw = total(parts.map(({ points }) => points));
    return limitedPoints(raw, context.cap ?? context.weight, [
      ...parts.map(({ band, reading, points }) => ({
        label: band.name,
        formula: `${shownValue(reading)} × ${shownPoints(exact(band.points))}`,
        result: `${shownPoints(points)} 分`,
      })),
      award(parts.map(({ points }) => shownPoints(points)).join(' + ') || '0', raw),
    ]);
  },
};
