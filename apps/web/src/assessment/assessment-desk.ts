import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AssessmentYearSummary, YearEdition } from '@yipanqi/contract';
import { CITY_UNIT } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { resourceWithLast } from '@yipanqi/web/ui';

interface Waiting {
  readonly words: string;
  readonly link: readonly string[];
  readonly params: Readonly<Record<string, string>>;
}

/** What of the yearly assessment waits for the leader or the desk: objections without a reply, editions on their way. */
@Component({
  selector: 'yp-assessment-desk',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (waiting().length > 0) {
      <section class="yp-panel" aria-labelledby="assessment-desk">
        <h2 id="assessment-desk">年度考核</h2>
        <ul>
          @for (each of waiting(); track each.words) {
            <li>
              <a [routerLink]="each.link" [queryParams]="each.params">{{ each.words }}</a>
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

  private readonly concerns = computed(
    () => this.session.canAt('objection.decide', CITY_UNIT) || this.session.canAt('assessment.enrol', CITY_UNIT),
  );
  private readonly years = resourceWithLast<AssessmentYearSummary[]>(() =>
    this.concerns() ? '/api/assessment/years' : undefined,
  );
  protected readonly waiting = computed<Waiting[]>(() =>
    (this.years.value() ?? []).flatMap(({ year, openObjections, editions }) => [
      ...(openObjections > 0
        ? [
            {
              words: `${year} 年考核有 ${openObjections} 件异议待答复`,
              link: ['/assessment/objections'],
              params: { year: String(year), status: 'open' },
            },
          ]
        : []),
      ...editions.filter(({ status }) => status !== 'published').map((edition) => waitingEdition(year, edition)),
    ]),
  );
}

function waitingEdition(year: number, { id, edition, status }: YearEdition): Waiting {
  const words = `${year} 年考核第 ${edition} 版${status === 'draft' ? '待批准' : '待发布'}`;
  return { words, link: ['/assessment/editions', id], params: {} };
}
