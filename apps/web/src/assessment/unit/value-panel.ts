import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { UnitAssessment } from '@yipanqi/contract';
import { figureEntries, type FigureEntries, type FigureResult, type UsedInput } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import type { EntriesOf } from './entries-drawer';

/** The figure by which a single list ranks: the leads it counts, or the entries it is the sum of. */
@Component({
  selector: 'yp-value-panel',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="yp-panel" aria-label="排名所用的数值">
      <h3>
        {{ figure().name }}：
        @if (source(); as only) {
          <button class="yp-open" type="button" (click)="open(only)">{{ figure().value }}</button>
        } @else {
          {{ figure().value ?? '—' }}
        }
      </h3>
      @for (used of figure().inputs; track used.input) {
        @for (source of entries(used); track source.name) {
          <p>
            @if (readsRecords()) {
              <button class="yp-open" type="button" (click)="open(source)">{{ source.name }}的凭证</button>
            } @else {
              {{ source.name }}
            }
          </p>
        }
      }
      @if (figure().leads.length > 0) {
        <div class="yp-table-box is-whole">
          <table class="yp-table" aria-label="计入的项目">
            <thead>
              <tr>
                <th>项目</th>
                <th>项目编号</th>
              </tr>
            </thead>
            <tbody>
              @for (lead of figure().leads; track lead.lead) {
                <tr>
                  <td>
                    @if (unit().leads[lead.lead]; as id) {
                      <a [routerLink]="['/leads', id]">{{ lead.name }}</a>
                    } @else {
                      {{ lead.name }}
                    }
                  </td>
                  <td>{{ lead.lead }}</td>
                </tr>
              }
            </tbody>
            <tfoot>
              <tr>
                <th>合计</th>
                <td>{{ figure().leads.length }} 个项目</td>
              </tr>
            </tfoot>
          </table>
        </div>
      } @else if (figure().inputs.length === 0) {
        <p class="yp-muted">没有符合条件的项目。</p>
      }
    </section>
  `,
})
export class ValuePanel {
  private readonly session = inject(Session);

  readonly unit = input.required<UnitAssessment>();
  readonly figure = input.required<FigureResult>();
  readonly opened = output<EntriesOf>();

  protected readonly readsRecords = computed(() => this.session.canAt('record.read', this.unit().unit));

  /** The postings of which the figure is the sum, where it is one measure's. */
  protected readonly source = computed<FigureEntries | null>(() => {
    const { inputs, leads, value } = this.figure();
    const [only, ...others] = inputs;
    if (!this.readsRecords() || value === null || only === undefined || others.length > 0 || leads.length > 0)
      return null;
    const [entries, ...rest] = this.entries(only);
    return rest.length === 0 ? (entries ?? null) : null;
  });

  protected entries(used: UsedInput): FigureEntries[] {
    const { year, planFrom } = this.unit();
    return figureEntries(used, year, planFrom);
  }

  protected open({ name, measure, from, to }: FigureEntries): void {
    const { editionId, unit, name: unitName } = this.unit();
    this.opened.emit({ heading: `${unitName} · ${name}`, editionId, unit, measure, from, to });
  }
}
