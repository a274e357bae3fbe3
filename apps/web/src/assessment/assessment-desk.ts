import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ObjectionView } from '@yipanqi/contract';
import { CITY_UNIT } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { resourceWithLast } from '@yipanqi/web/ui';

interface Waiting {
  readonly words: string;
  readonly link: readonly string[];
}

/** What of the yearly assessment waits for the leader or the desk: objections without a reply, granted ones not yet taken in. */
@Component({
  selector: 'yp-assessment-desk',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (waiting().length > 0) {
      <section class="yp-panel" aria-labelledby="assessment-desk">
        <h2 id="assessment-desk">考核异议</h2>
        <ul>
          @for (each of waiting(); track each.words) {
            <li>
              <a [routerLink]="each.link">{{ each.words }}</a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section {
      margin-bottom: 16px;
    }
    ul {
      margin: 0;
      padding-left: 20px;
    }
  `,
})
export class AssessmentDesk {
  private readonly session = inject(Session);

  private readonly decides = computed(() => this.session.canAt('objection.decide', CITY_UNIT));
  private readonly corrects = computed(() => this.session.canAt('assessment.enrol', CITY_UNIT));
  private readonly objections = resourceWithLast<ObjectionView[]>(() =>
    this.decides() || this.corrects() ? '/api/assessment/objections' : undefined,
  );
  protected readonly waiting = computed<Waiting[]>(() =>
    (this.objections.value() ?? []).flatMap((objection) => {
      const what = this.whatWaits(objection);
      if (what === '') return [];
      const { id, number, unitName, itemName } = objection;
      return [{ words: `${number} ${unitName}“${itemName}”${what}`, link: ['/assessment/objections', id] }];
    }),
  );

  private whatWaits({ status, comment, corrected }: ObjectionView): string {
    if (status === 'open') return this.decides() ? '待答复' : comment === '' ? '待核实' : '';
    return status === 'granted' && corrected === null && this.corrects() ? '成立，待编制更正版' : '';
  }
}
