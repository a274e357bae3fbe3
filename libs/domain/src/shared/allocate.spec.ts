import fc from 'fast-check';
import { WHOLE_BP, allocate, assertShares, bpText } from './allocate';
import { AMOUNT_MAX_FEN } from './money';

const code = (expected: string) => expect.objectContaining({ code: expected });
const THIRDS = [
  { unit: '500112', bp: 3_334 },
  { unit: '500101', bp: 3_333 },
  { unit: '500103', bp: 3_333 },
];

const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: WHOLE_BP - 1 }), { maxLength: 8 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), WHOLE_BP])
  .map((edges) => edges.slice(1).map((edge, index) => ({ unit: `5001${index}`, bp: edge - (edges[index] ?? 0) })));

describe('allocating an amount', () => {
  it('gives the rest to the largest remainders', () => {
    expect(allocate(100n, THIRDS).map((part) => part.fen)).toEqual([34n, 33n, 33n]);
  });

  it('gives equal remainders to the lower unit code, in whatever order the shares stand', () => {
    const halves = [
      { unit: '500112', bp: 5_000 },
      { unit: '500101', bp: 5_000 },
    ];
    expect(allocate(1n, halves)).toEqual([
      { unit: '500112', fen: 0n },
      { unit: '500101', fen: 1n },
    ]);
    expect(allocate(-1n, halves).map((part) => part.fen)).toEqual([0n, -1n]);
  });

  it('adds up to the amount, never strays a whole 分, and mirrors negative amounts', () => {
    fc.assert(
      fc.property(fc.bigInt(-AMOUNT_MAX_FEN, AMOUNT_MAX_FEN), shares, (amount, split) => {
        const parts = allocate(amount, split);
        expect(parts.reduce((sum, part) => sum + part.fen, 0n)).toBe(amount);
        expect(allocate(-amount, split).map((part) => -part.fen)).toEqual(parts.map((part) => part.fen));
        parts.forEach((part, index) => {
          const error = part.fen * BigInt(WHOLE_BP) - amount * BigInt(split[index]?.bp ?? 0);
          expect(error > -BigInt(WHOLE_BP) && error < BigInt(WHOLE_BP)).toBe(true);
        });
      }),
    );
  });
});

describe('shares', () => {
  it('add up to 100 %', () => {
    expect(() => assertShares([{ unit: 'a', bp: 9_900 }])).toThrow(
      expect.objectContaining({ code: 'SPLIT_SUM', details: { sum: '99' } }),
    );
    expect(() =>
      allocate(1n, [
        { unit: 'a', bp: 6_000 },
        { unit: 'b', bp: 4_001 },
      ]),
    ).toThrow(code('SPLIT_SUM'));
  });

  it('are there, positive whole basis points, one a unit', () => {
    expect(() => assertShares([])).toThrow(code('SPLIT_EMPTY'));
    for (const bp of [0, -1, 0.5, 10_001]) {
      expect(() => assertShares([{ unit: 'a', bp }])).toThrow(code('SPLIT_SHARE_INVALID'));
    }
    expect(() =>
      assertShares([
        { unit: 'a', bp: 5_000 },
        { unit: 'a', bp: 5_000 },
      ]),
    ).toThrow(code('SPLIT_UNIT_TWICE'));
  });

  it('are written as shortest per cent', () => {
    expect([bpText(6_000), bpText(3_333), bpText(10), bpText(10_000)]).toEqual(['60', '33.33', '0.1', '100']);
  });
});
