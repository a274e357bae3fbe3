import { multiply, subtract } from '../../shared/ratio';
import { exact, shownPoints } from '../exact';
import type { MethodDefinition } from '../method';
import { atLeastZero, award, bandPaths, limitedPoints, readBands, shownValue, total, written } from './support';

/** full − Σ rate × count, floor 0; a negative count takes nothing back. */
export const penalty: MethodDefinition<'penalty'> = {
  title: '扣分',
  formula: '满分 − Σ 每件扣分 × 件数，扣完为止',
  cap: null,
  outside: false,
  quantities: ({ bands }) => bandPaths(bands),
  check: () => [],
  score({ bands }, context) {
    const readings = readBands(bands, context);
    if ('missing' in readings) return readings;
    const parts = readings.map(({ band, reading, value }) => ({
      band,
      reading,
      points: multiply(exact(band.rate), written(atLeastZero(value), reading.unit)),
    }));
    const raw = subtract(context.weight, total(parts.map(({ points }) => points)));
    return limitedPoints(raw, null, [
      ...parts.map(({ band, reading, points }) => ({
        label: band.name,
        formula: `${shownValue(reading)} × ${shownPoints(exact(band.rate))}`,
        result: `扣 ${shownPoints(points)} 分`,
      })),
      award([context.weight, ...parts.map(({ points }) => points)].map(shownPoints).join(' − '), raw),
    ]);
  },
};
