import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Change of rank: last month's rank − this one's. +3 ▲ is three places up. */
@Component({
  selector: 'yp-rank-change',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span [class]="look().tone" [title]="look().words" aria-hidden="true">{{ look().text }}</span
    ><span class="yp-sr">{{ look().words }}</span>`,
  styles: `
    :host {
      white-space: nowrap;
    }
    .up {
      color: var(--yp-green);
    }
    .down {
      color: var(--yp-red);
    }
    .same {
      color: var(--yp-text-2);
    }
  `,
})
export class RankChange {
  readonly change = input.required<number | null | undefined>();

  protected readonly look = computed(() => {
    const change = this.change();
    if (change === null || change === undefined) return { text: '—', tone: 'same', words: '上期没有名次' };
    if (change > 0) return { text: `+${change} ▲`, tone: 'up', words: `上升 ${change} 位` };
    if (change < 0) return { text: `−${-change} ▼`, tone: 'down', words: `下降 ${-change} 位` };
    return { text: '持平', tone: 'same', words: '名次不变' };
  });
}
