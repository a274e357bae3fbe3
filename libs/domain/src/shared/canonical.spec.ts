import fc from 'fast-check';
import { canonicalJson } from './canonical';

describe('canonical JSON', () => {
  it('sorts keys, drops absent ones, has no white space', () => {
    expect(canonicalJson({ b: [1, null, { z: true, a: '一' }], a: undefined, A: -0 })).toBe(
      '{"A":0,"b":[1,null,{"a":"一","z":true}]}',
    );
  });

  it('does not depend on the order in which keys were set, and is JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean())), (object) => {
        const text = canonicalJson(object);
        expect(canonicalJson(Object.fromEntries(Object.entries(object).reverse()))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it.each([[1n], [NaN], [Infinity], [[undefined]], [new Date(0)], [new Map()], [() => 1], [undefined]])(
    'refuses %p',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});
