import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LeadDetail, TimelineEntry } from '@yipanqi/contract';
import { Doing, instantWords } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { LeadsClient } from '../leads.client';
import { EVENT_NAMES } from '../leads.labels';

/** Everything that happened, newest first. */
@Component({
  selector: 'yp-lead-timeline',
  imports: [NzButtonModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol aria-label="经过">
      @for (entry of entries(); track entry.id) {
        <li>
          <div class="head">
            <strong>{{ names[entry.kind] }}</strong>
            <span class="yp-muted">{{ when(entry) }} · {{ entry.userName }}</span>
          </div>
          <p>
            {{ entry.text }}
            @if (entry.activityId; as id) {
              <a routerLink="/activities" [queryParams]="{ open: id }">查看活动</a>
            }
          </p>
        </li>
      } @empty {
        <li class="yp-muted">还没有记录。</li>
      }
    </ol>
    @if (next()) {
      <div class="yp-more">
        <button nz-button type="button" [nzLoading]="more.busy()" (click)="fetchMore()">加载更多</button>
        @if (more.sentence(); as wrong) {
          <span role="alert">{{ wrong }}</span>
        }
      </div>
    }
  `,
  styles: `
    ol {
      margin: 0;
      padding: 0 0 0 12px;
      border-left: 2px solid var(--yp-line);
      list-style: none;
    }
    li {
      padding: 0 0 16px;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: baseline;
    }
    p {
      margin: 2px 0 0;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class Timeline {
  private readonly client = inject(LeadsClient);

  readonly lead = input.required<LeadDetail>();

  protected readonly names = EVENT_NAMES;
  protected readonly more = new Doing();
  private readonly pages = linkedSignal(() => [this.lead().timeline]);
  protected readonly entries = computed(() => this.pages().flatMap((page) => page.rows));
  protected readonly next = computed(() => this.pages().at(-1)?.next ?? null);

  protected when({ at, occurredOn }: TimelineEntry): string {
    const written = instantWords(at);
    return occurredOn && occurredOn !== written.slice(0, 10) ? `${occurredOn}（${written} 记）` : written;
  }

  protected fetchMore(): void {
    const after = this.next();
    if (!after) return;
    void this.more.run(async () => {
      const page = await this.client.timeline(this.lead().id, after);
      this.pages.update((pages) => [...pages, page]);
    });
  }
}
