import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ChoiceList } from './choice';
import { Empty } from './empty';
import { ErrorNote } from './error';
import { isTyping } from './is-typing';
import { Money } from './money';
import { Page } from './page';
import { Pending } from './pending';
import { instantWords } from './periods';
import { ReasonDialog } from './reason-dialog';
import type { ReviewQueue, ReviewRow } from './review-queue';

/**
 * A queue with the one at hand beside it: one keystroke each. A verify, R return, J K next and previous, X select.
 * The content is the one at hand; slot `[filters]`.
 */
@Component({
  selector: 'yp-review-page',
  imports: [ChoiceList, Empty, ErrorNote, Money, NzButtonModule, Page, Pending, ReasonDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './review-page.html',
  styleUrl: './review-page.css',
  host: { '(document:keydown)': 'press($event)' },
})
export class ReviewPage<T extends ReviewRow> {
  readonly heading = input.required<string>();
  readonly queue = input.required<ReviewQueue<T>>();
  /** What waits, and the word that counts it: 凭证, 张. */
  readonly thing = input.required<string>();
  readonly counter = input.required<string>();
  readonly allDone = input.required<string>();
  /** The usual reasons for sending one back. */
  readonly reasons = input.required<readonly string[]>();

  protected readonly askReturn = signal(false);
  protected readonly sentence = computed(() =>
    this.queue().answer.value() ? `待审核 ${this.queue().total()} ${this.counter()} · 先登记的在前` : '',
  );
  protected readonly instant = instantWords;

  protected press(event: KeyboardEvent): void {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || isCovered()) return;
    const act = this.keys[event.key.toLowerCase()];
    if (!act || !this.queue().current()) return;
    event.preventDefault();
    act();
  }

  private readonly keys: Readonly<Record<string, () => void>> = {
    a: () => void this.queue().verify(),
    r: () => this.askReturn.set(true),
    j: () => this.queue().step(1),
    k: () => this.queue().step(-1),
    x: () => this.queue().pick(this.queue().current()?.item.id ?? ''),
  };

  protected async sendBack(reason: string): Promise<void> {
    if (await this.queue().sendBack(reason)) this.askReturn.set(false);
  }
}

/** A dialog or drawer is open: the keys are not for the queue. */
function isCovered(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}
