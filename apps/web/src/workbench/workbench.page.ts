import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { dayWords, monthWords, Page } from '@yipanqi/web/ui';

/** First page after the sign-in. */
@Component({
  selector: 'yp-workbench-page',
  imports: [Page],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-page heading="工作台" [subtitle]="subtitle()">
      <section class="yp-panel">
        <h2>月份</h2>
        <dl class="yp-facts">
          <dt>已月结至</dt>
          <dd>{{ closed() }}</dd>
          <dt>正在记账</dt>
          <dd>{{ open() }}</dd>
        </dl>
      </section>
    </yp-page>
  `,
})
export class WorkbenchPage {
  private readonly session = inject(Session);
  private readonly reference = inject(ReferenceStore);

  protected readonly subtitle = computed(() => `${dayWords(this.reference.today())} · ${this.session.roleWords()}`);
  protected readonly closed = computed(() => words(this.reference.lastClosedMonth(), '尚未月结'));
  protected readonly open = computed(() => words(this.reference.firstOpenMonth(), '所有月份'));
}

function words(month: string | null, none: string): string {
  return month ? monthWords(month) : none;
}
