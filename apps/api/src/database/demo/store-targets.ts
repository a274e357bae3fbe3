import { ApproveTargets, DraftTargets } from '@yipanqi/api/plan';
import { wireValue } from '@yipanqi/domain';
import { DemoActors } from './demo-actors';
import type { DemoTarget } from './story';
import type { Providers } from './providers';

const SOURCE = '示例：演示数据，不是公布的目标';

/** Drafted by the sample verifier and approved by the sample leader; a few stay drafts. */
export async function storeTargets(app: Providers, targets: readonly DemoTarget[]): Promise<void> {
  const actors = new DemoActors(app);
  for (const year of new Set(targets.map((target) => target.year))) {
    const ofYear = targets.filter((target) => target.year === year);
    const { drafted } = await app.get(DraftTargets, { strict: false }).run(
      await actors.write('verifier'),
      ofYear.map(({ unit, measure, value }) => ({
        year,
        unit,
        measure,
        value: wireValue(measure, value),
        source: SOURCE,
      })),
    );
    const approved = drafted.filter((draft) =>
      ofYear.some((each) => each.approved && each.unit === draft.unit && each.measure === draft.measure),
    );
    if (approved.length === 0) continue;
    await app.get(ApproveTargets, { strict: false }).run(await actors.write('leader'), {
      year,
      targets: approved.map(({ id, version }) => ({ id, version })),
    });
  }
}
