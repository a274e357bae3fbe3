import { Injectable } from '@nestjs/common';
import type { Tx } from '@yipanqi/api/platform';

type Listener = (tx: Tx, enterpriseId: string, names: readonly string[]) => Promise<void>;

/** Later features that keep an enterprise's names beside their own rows hear of every change, in its transaction. */
@Injectable()
export class EnterpriseRenames {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(tx: Tx, enterpriseId: string, names: readonly string[]): Promise<void> {
    for (const listener of this.listeners) await listener(tx, enterpriseId, names);
  }
}
