import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { JobView } from '@yipanqi/contract';
import { countWords } from './count-words';
import { State } from './state';

/** One job: title, state, progress counted in rows, where its result is. */
@Component({
  selector: 'yp-job-progress',
  imports: [State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="head">
      <span>{{ job().title }}</span>
      <yp-state [of]="job().status" />
    </div>
    @if (job().status === 'running') {
      <progress [attr.max]="job().total || null" [attr.value]="job().total ? job().done : null"></progress>
    }
    @if (counted(); as words) {
      <p class="yp-muted">{{ words }}</p>
    }
    @if (job().message) {
      <p [class.yp-negative]="job().status === 'failed'">{{ job().message }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
    }
    .head {
      display: flex;
      justify-content: space-between;
      gap: 8px;
    }
    progress {
      width: 100%;
      height: 6px;
      accent-color: var(--yp-accent);
    }
    p {
      margin: 0;
      font-size: 12px;
    }
  `,
})
export class JobProgress {
  readonly job = input.required<JobView>();

  protected readonly counted = computed(() => {
    const { done, total } = this.job();
    if (total > 0) return `${countWords(done)} / ${countWords(total)} 行`;
    return done > 0 ? `已处理 ${countWords(done)} 行` : '';
  });
}
