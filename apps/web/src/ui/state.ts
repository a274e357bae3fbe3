import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

export type StateTone = 'grey' | 'blue' | 'green' | 'orange' | 'purple' | 'red';

interface Look {
  readonly words: string;
  readonly tone: StateTone;
  readonly shape: string;
}

/** States of records, editions, targets, imports, jobs and leads: words, colour and shape, never colour alone. */
export const STATE_LOOKS = {
  draft: { words: '草稿', tone: 'grey', shape: '○' },
  pending: { words: '待审核', tone: 'blue', shape: '◐' },
  verified: { words: '已审核', tone: 'green', shape: '●' },
  returned: { words: '退回', tone: 'orange', shape: '↩' },
  discarded: { words: '作废', tone: 'grey', shape: '×' },
  reversal: { words: '冲正', tone: 'purple', shape: '⇄' },
  overdue: { words: '超期', tone: 'red', shape: '!' },
  submitted: { words: '待批准', tone: 'blue', shape: '◐' },
  approved: { words: '已批准', tone: 'green', shape: '◕' },
  published: { words: '已发布', tone: 'green', shape: '●' },
  interim: { words: '快报', tone: 'orange', shape: '◌' },
  open: { words: '未月结', tone: 'blue', shape: '◐' },
  closed: { words: '已月结', tone: 'green', shape: '●' },
  uploaded: { words: '正在校验', tone: 'blue', shape: '◐' },
  checked: { words: '可以导入', tone: 'green', shape: '✓' },
  unchanged: { words: '没有变化', tone: 'grey', shape: '○' },
  faulty: { words: '有错误', tone: 'red', shape: '!' },
  applying: { words: '正在导入', tone: 'blue', shape: '◐' },
  applied: { words: '已导入', tone: 'green', shape: '●' },
  undone: { words: '已撤销', tone: 'orange', shape: '↩' },
  queued: { words: '排队中', tone: 'grey', shape: '○' },
  running: { words: '进行中', tone: 'blue', shape: '◐' },
  done: { words: '已完成', tone: 'green', shape: '●' },
  failed: { words: '没有完成', tone: 'red', shape: '!' },
  clue: { words: '线索', tone: 'grey', shape: '○' },
  appraisal: { words: '研判', tone: 'grey', shape: '◔' },
  negotiation: { words: '在谈', tone: 'blue', shape: '◑' },
  signed: { words: '签约', tone: 'green', shape: '◕' },
  registered: { words: '注册', tone: 'green', shape: '◕' },
  construction: { words: '开工', tone: 'green', shape: '◕' },
  production: { words: '投产', tone: 'green', shape: '●' },
  fullCapacity: { words: '达产', tone: 'green', shape: '●' },
  withdrawn: { words: '退库', tone: 'orange', shape: '↩' },
  terminated: { words: '终止', tone: 'red', shape: '×' },
} as const satisfies Readonly<Record<string, Look>>;

export type StateKey = keyof typeof STATE_LOOKS;

@Component({
  selector: 'yp-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="shape" aria-hidden="true">{{ look().shape }}</span
    >{{ words() || look().words }}`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      padding: 0 6px;
      border-radius: var(--yp-radius);
      font-size: 12px;
      line-height: 20px;
      white-space: nowrap;
    }
    :host(.grey) {
      background: var(--yp-hover);
      color: var(--yp-text-2);
    }
    :host(.blue) {
      background: var(--yp-accent-bg);
      color: var(--yp-accent);
    }
    :host(.green) {
      background: var(--yp-green-bg);
      color: var(--yp-green);
    }
    :host(.orange) {
      background: var(--yp-orange-bg);
      color: var(--yp-orange);
    }
    :host(.purple) {
      background: var(--yp-purple-bg);
      color: var(--yp-purple);
    }
    :host(.red) {
      background: var(--yp-red-bg);
      color: var(--yp-red);
    }
  `,
  host: { '[class]': 'look().tone' },
})
export class State {
  readonly of = input.required<StateKey>();
  /** Other words with the same look, e.g. `超期 3 天`. */
  readonly words = input('');

  protected readonly look = computed<Look>(() => STATE_LOOKS[this.of()]);
}
