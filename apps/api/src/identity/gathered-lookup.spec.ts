import { GatheredLookup } from './gathered-lookup';

describe('a gathered look-up', () => {
  it('asks once for what is asked at the same moment, and again for what is asked later', async () => {
    const asked: (readonly string[])[] = [];
    const lookup = new GatheredLookup<string>(async (keys) => {
      asked.push(keys);
      await new Promise((done) => setTimeout(done, 5));
      return new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, key.toUpperCase()]));
    });
    const first = Promise.all([lookup.get('a'), lookup.get('b'), lookup.get('a'), lookup.get('unknown')]);
    await new Promise((done) => setTimeout(done, 2));
    const second = lookup.get('a');

    expect(await first).toEqual(['A', 'B', 'A', null]);
    expect(await second).toBe('A');
    expect(asked).toEqual([['a', 'b', 'unknown'], ['a']]);
    expect(await lookup.get('c')).toBe('C');
  });

  it('tells a failure to everybody who asked, and goes on', async () => {
    let broken = true;
    const lookup = new GatheredLookup<number>(async (keys) => {
      if (broken) throw new Error('no database');
      return new Map(keys.map((key) => [key, 1]));
    });
    const both = Promise.allSettled([lookup.get('a'), lookup.get('b')]);
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await lookup.get('a')).toBe(1);
  });
});
