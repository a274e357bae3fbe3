import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Committed {
  readonly quotaLines: readonly { readonly key: string; readonly quotaYi: number }[];
  readonly headTargets: readonly {
    readonly key: string;
    readonly kind: string;
    readonly count: number;
    readonly quotaLines: readonly string[];
  }[];
}

interface Source {
  readonly quotaLines: readonly { readonly key: string; readonly contractedCapital: number }[];
  readonly targetGroups: Committed['headTargets'];
}

/** SHA-256 of quotas and head targets as loaded; it stands for the source where the source is not at hand. */
const FIGURES_DIGEST = '313a09d37e2a5f40060d93f107216469fb65390c566e1491534a60d1aac71410';

/** The extracted plan lies beside the checkout, in `../shared`, and is not part of it. */
const SOURCE = join(__dirname, '../../../../../../shared/plan/plan.json');
const sourceIsHere = existsSync(SOURCE);

const plan = JSON.parse(readFileSync(join(__dirname, 'plan.json'), 'utf8')) as Committed;
const quotas = plan.quotaLines.map(({ key, quotaYi }) => [key, quotaYi]);
const heads = plan.headTargets.map(({ key, kind, count, quotaLines }) => [key, kind, count, [...quotaLines]]);

function againstSource(): void {
  const source = JSON.parse(readFileSync(SOURCE, 'utf8')) as Source;

  it('has the quotas of the source, line by line', () => {
    expect(quotas).toEqual(source.quotaLines.map(({ key, contractedCapital }) => [key, contractedCapital]));
  });

  it('has the head counts of the source, group by group', () => {
    expect(heads).toEqual(
      source.targetGroups.map(({ key, kind, count, quotaLines }) => [key, kind, count, [...quotaLines]]),
    );
  });
}

describe(`plan figures, checked ${sourceIsHere ? 'against ../shared/plan' : 'by checksum only: ../shared is not here'}`, () => {
  it('has the recorded checksum of quotas and head counts', () => {
    expect(createHash('sha256').update(JSON.stringify({ quotas, heads })).digest('hex')).toBe(FIGURES_DIGEST);
  });

  if (sourceIsHere) {
    againstSource();
  }
});
