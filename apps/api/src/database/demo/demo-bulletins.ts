import { ComputeEdition, DecideEdition } from '@yipanqi/api/reports';
import type { Month } from '@yipanqi/domain';
import { DemoActors } from './demo-actors';
import type { Providers } from './providers';

/** Computed by the sample verifier, approved and published by the sample leader; the newest one is left as a draft. */
export class DemoBulletins {
  private readonly actors: DemoActors;

  constructor(private readonly app: Providers) {
    this.actors = new DemoActors(app);
  }

  async publish(months: readonly Month[]): Promise<void> {
    const verifier = await this.actors.get('verifier');
    const decide = this.app.get(DecideEdition, { strict: false });
    for (const period of months) {
      const edition = await this.app.get(ComputeEdition, { strict: false }).run(verifier, { kind: 'monthly', period });
      if (period === months.at(-1)) return;
      const approved = await decide.approve(await this.actors.write('leader'), edition.id, edition.version);
      await decide.publish(await this.actors.write('leader'), edition.id, approved.version);
    }
  }
}
