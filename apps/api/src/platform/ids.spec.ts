import { isId, newId } from './ids';

describe('ids', () => {
  it('are uuidv7 and sort in the order in which they were made', () => {
    const made = Array.from({ length: 20_000 }, newId);
    expect(new Set(made).size).toBe(made.length);
    expect([...made].sort()).toEqual(made);
    expect(made.every((id) => isId(id) && id[14] === '7' && '89ab'.includes(id[19]!))).toBe(true);
  });

  it('begin with the time of making', () => {
    const before = Date.now();
    expect(parseInt(newId().replaceAll('-', '').slice(0, 12), 16)).toBeGreaterThanOrEqual(before);
  });
});
