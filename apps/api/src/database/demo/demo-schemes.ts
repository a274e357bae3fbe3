import { DraftScheme } from '@yipanqi/api/assessment';
import { Database } from '@yipanqi/api/platform';
import { DISTRICT_SAMPLE, type Scheme } from '@yipanqi/domain';
import { DemoActors } from './demo-actors';
import type { Providers } from './providers';

/** More for money in place, less for what is only signed. */
const WEIGHTS: Readonly<Record<string, string>> = { inPlace: '25', contracted: '15' };

/** The next version of the district scheme as the sample verifier's draft: a leader may try it out, compare it and approve it. */
export class DemoSchemes {
  constructor(private readonly app: Providers) {}

  async store(): Promise<void> {
    // An interrupted load may have got this far already.
    const there = await this.app
      .get(Database)
      .one('SELECT 1 FROM assessment_scheme WHERE key = $1 AND number > 1', [DISTRICT_SAMPLE.key]);
    if (there) return;
    const write = await new DemoActors(this.app).write('verifier');
    await this.app.get(DraftScheme, { strict: false }).begin(write, {
      content: reweighed(DISTRICT_SAMPLE),
      reason: '演示：提高到位资金的权重，相应降低合同引资的权重。',
    });
  }
}

function reweighed(scheme: Scheme): Scheme {
  return {
    ...scheme,
    lists: scheme.lists.map((list) => ({
      ...list,
      items: list.items.map((item) => ({ ...item, weight: WEIGHTS[item.key] ?? item.weight })),
    })),
  };
}
