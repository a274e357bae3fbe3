import { ChangeDetectionStrategy, Component, ElementRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorNote, JobsStore } from '@yipanqi/web/ui';
import { JobList } from './tasks/job-list';

/** Long work in the top bar: what runs, how far, and where its result is; survives leaving the page. */
@Component({
  selector: 'yp-job-tray',
  imports: [ErrorNote, JobList, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" [attr.aria-expanded]="open()" (click)="open.set(!open())">
      任务
      @if (store.running().length; as count) {
        <span class="count">{{ count }}</span>
      }
    </button>
    @if (open()) {
      <div class="tray" role="region" aria-label="任务">
        @if (store.failure(); as failure) {
          <yp-error slim [of]="failure" (retry)="store.refresh()" />
        }
        <yp-job-list (opened)="open.set(false)" />
        <p><a routerLink="/tasks" (click)="open.set(false)">全部任务</a></p>
      </div>
    }
  `,
  styles: `
    :host {
      position: relative;
    }
    button {
      height: 32px;
      padding: 0 8px;
      border: 0;
      border-radius: var(--yp-radius);
      background: none;
      color: var(--yp-text-2);
      font: inherit;
      white-space: nowrap;
      cursor: pointer;
    }
    button:hover {
      background: var(--yp-hover);
      color: var(--yp-text);
    }
    .count {
      padding: 0 6px;
      border-radius: 8px;
      background: var(--yp-accent);
      color: var(--yp-on-accent);
      font-size: 12px;
    }
    .tray {
      position: absolute;
      top: 40px;
      right: 0;
      z-index: 800;
      overflow: auto;
      width: min(360px, 92vw);
      max-height: 70vh;
      border: 1px solid var(--yp-line);
      border-radius: var(--yp-radius);
      background: var(--yp-surface);
      box-shadow: var(--yp-shadow);
    }
    p {
      margin: 0;
      padding: 8px 16px;
    }
    @media (max-width: 768px) {
      .tray {
        position: fixed;
        top: 48px;
        right: 8px;
      }
    }
  `,
  host: { '(document:click)': 'closeUnlessInside($event)', '(document:keydown.escape)': 'open.set(false)' },
})
export class JobTray {
  private readonly self = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly store = inject(JobsStore);
  protected readonly open = signal(false);

  protected closeUnlessInside(event: Event): void {
    if (!(event.target instanceof Node && this.self.contains(event.target))) this.open.set(false);
  }
}
