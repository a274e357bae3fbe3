import { multiply, subtract } from '../../shared/ratio';
import { exact, fromWritten, shown, shownPoints } from '../exact';
import type { MethodDefinition } from '../method';
import { atLeastZero, award, bandPaths, limitedPoints, readBands, shownValue, total, written } from './support';

/** full − step × Σ shortfall over bands, floor 0. */
export const minimumCounts: MethodDefinition<'minimumCounts'> = {
  title: '最低个数',
  formula: '满分 − 每缺一个扣分 × Σ 各档缺口',
  cap: null,
  outside: false,
  quantities: ({ bands }) => bandPaths(bands),
  check: () => [],
  score({ bands, step }, context) {
    const readings = readBands(bands, context);
    if ('missing' in readings) return readings;
    const shortfalls = readings.map(({ band, reading, value }) => {
      const least = fromWritten(band.minimum, reading.unit);
      return { band, reading, least, short: written(atLeastZero(subtract(least, value)), reading.unit) };
    });
    const short = total(shortfalls.map((each) => each.short));
    const raw = subtract(context.weight, multiply(exact(step), short));
    return limitedPoints(raw, null, [
      ...shortfalls.map(({ band, reading, least, short: missing }) => ({
        label: band.name,
        formula: `最低 ${shown(least, reading.unit)}，实际 ${shownValue(reading)}`,
        result: `缺 ${shownPoints(missing)}`,
      })),
      award(`${shownPoints(context.weight)} − ${shownPoints(exact(step))} × ${shownPoints(short)}`, raw),
    ]);
  },
};
