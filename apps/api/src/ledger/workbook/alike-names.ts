import { coreName } from '@yipanqi/domain';

interface Named {
  readonly name: string;
  readonly uscc: string | null;
  readonly row: number;
}

const MISPRINT_LENGTH_MIN = 5;

/**
 * Names of one file that may mean the same enterprise: equal cores, or one character apart. Comparing all with all would take the
 * square of their number; instead every core is filed under itself and under itself with each character left open, and only what
 * meets in a file is compared.
 */
export class AlikeNames<N extends Named> {
  private readonly names: N[] = [];
  /** Hash of a core or of a core with one character open → the names filed there. */
  private readonly files = new Map<number, number | number[]>();

  add(name: N): void {
    const place = this.names.push(name) - 1;
    const core = [...coreName(name.name)];
    this.file(hash(core, -1), place);
    if (core.length < MISPRINT_LENGTH_MIN) return;
    for (let open = 0; open < core.length; open++) this.file(hash(core, open), place);
  }

  /** Pairs in the order of rows, every later name with the first that it resembles; credit codes that differ tell two apart. */
  pairs(same: (a: string, b: string) => boolean): [first: N, second: N][] {
    const found = new Map<number, number>();
    for (const places of this.files.values()) {
      if (typeof places === 'number') continue;
      const inOrder = [...places].sort((a, b) => this.names[a]!.row - this.names[b]!.row);
      for (const [at, second] of inOrder.entries()) {
        const first = inOrder.slice(0, at).find((place) => this.resemble(place, second, same));
        if (first !== undefined && !found.has(second)) found.set(second, first);
      }
    }
    return [...found].map(([second, first]) => [this.names[first]!, this.names[second]!]);
  }

  private resemble(a: number, b: number, same: (a: string, b: string) => boolean): boolean {
    const one = this.names[a]!;
    const other = this.names[b]!;
    if (one.uscc !== null && other.uscc !== null && one.uscc !== other.uscc) return false;
    return same(one.name, other.name);
  }

  private file(key: number, place: number): void {
    const there = this.files.get(key);
    if (there === undefined) this.files.set(key, place);
    else if (typeof there === 'number') this.files.set(key, [there, place]);
    else there.push(place);
  }
}

/** 52 bits of two FNV-1a hashes: what meets by chance is compared and told apart. */
function hash(core: readonly string[], open: number): number {
  let low = 0x811c9dc5;
  let high = 0x9dc5811c ^ (open + 1);
  for (const [at, character] of core.entries()) {
    const code = at === open ? 0x110000 : character.codePointAt(0)!;
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + at), 0x01000193);
  }
  return (low >>> 0) * 0x100000 + ((high >>> 0) & 0xfffff);
}
