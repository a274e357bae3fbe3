import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IndexSchemeDraftBody, IndexSchemeView } from '@yipanqi/contract';
import { INDEX_SCHEME_STATUS_NAMES } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import {
  Dialog,
  Doing,
  Empty,
  instantWords,
  monthWords,
  Page,
  Pending,
  resourceWithLast,
  State,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ActivitiesClient } from '../activities.client';
import { IndexSchemeForm } from './index-scheme-form';
import { IndexSchemeTable } from './index-scheme-table';

/** What is being written: a new version that starts from another one, or a draft that is changed. */
interface Writing {
  readonly from: IndexSchemeView | null;
  readonly change: IndexSchemeView | null;
}

/** 指数方案: every version with its weights and points; drafted by the verifier, approved by a leader. */
@Component({
  selector: 'yp-index-schemes-page',
  imports: [Dialog, Empty, IndexSchemeForm, IndexSchemeTable, NzButtonModule, Page, Pending, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './index-schemes.page.html',
  styles: `
    article {
      margin-bottom: 16px;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 16px;
    }
    h2 {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      margin: 0;
    }
    .in-force {
      color: var(--yp-green);
      font-size: 12px;
    }
  `,
})
export class IndexSchemesPage {
  private readonly client = inject(ActivitiesClient);
  protected readonly session = inject(Session);

  protected readonly schemes = resourceWithLast<IndexSchemeView[]>(() => '/api/index-schemes');
  protected readonly writing = signal<Writing | null>(null);
  protected readonly approving = signal<IndexSchemeView | null>(null);
  protected readonly discarding = signal<IndexSchemeView | null>(null);
  protected readonly saving = new Doing();
  protected readonly deciding = new Doing();
  protected readonly lastDone = signal('');
  protected readonly sentence = computed(() => {
    const now = this.schemes.value()?.find((scheme) => scheme.inForce);
    return now
      ? `现行第 ${now.number} 版${now.sample ? '（示例）' : ''} · 自 ${monthWords(now.validFrom)}起`
      : '本月没有生效的方案';
  });

  protected readonly instant = instantWords;
  protected readonly month = monthWords;
  protected readonly statusNames = INDEX_SCHEME_STATUS_NAMES;

  protected startNew(): void {
    const schemes = this.schemes.value() ?? [];
    const from = schemes.find((scheme) => scheme.inForce) ?? schemes[0] ?? null;
    this.saving.failure.set(null);
    this.writing.set({ from, change: null });
  }

  protected startChange(scheme: IndexSchemeView): void {
    this.saving.failure.set(null);
    this.writing.set({ from: scheme, change: scheme });
  }

  protected async save(body: IndexSchemeDraftBody): Promise<void> {
    const change = this.writing()?.change ?? null;
    const done = await this.saving.run(async () => {
      const saved =
        change === null
          ? await this.client.draftScheme(body)
          : await this.client.changeScheme(change.id, { ...body, version: change.version });
      this.lastDone.set(`第 ${saved.number} 版已保存为草稿，待领导批准。`);
    });
    if (!done) return;
    this.writing.set(null);
    this.schemes.reload();
  }

  protected async approve({ id, version, number }: IndexSchemeView): Promise<void> {
    const done = await this.deciding.run(() => this.client.approveScheme(id, version));
    if (done) this.leave(`第 ${number} 版已批准。`);
  }

  protected async discard({ id, version, number }: IndexSchemeView): Promise<void> {
    const done = await this.deciding.run(() => this.client.discardScheme(id, version));
    if (done) this.leave(`第 ${number} 版草稿已作废。`);
  }

  protected closeDialogs(): void {
    this.approving.set(null);
    this.discarding.set(null);
    this.deciding.failure.set(null);
  }

  private leave(words: string): void {
    this.closeDialogs();
    this.lastDone.set(words);
    this.schemes.reload();
  }
}
