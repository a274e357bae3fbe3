import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SignedLeadsAnswer } from '@yipanqi/contract';
import { Drawer, Empty, Money, Pending, resourceWithLast } from '@yipanqi/web/ui';

/** What the rates of a year's signed leads are made of: each lead with what it has signed, received and started. */
@Component({
  selector: 'yp-signed-drawer',
  imports: [Drawer, Empty, Money, Pending, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-drawer [heading]="heading()" (closed)="closed.emit()">
      <yp-pending [of]="answer" />
      @if (answer.value(); as found) {
        @if (found.leads.length === 0) {
          <yp-empty sentence="本年没有签约项目，没有可计算的比率。" />
        } @else {
          <div class="yp-table-box is-whole">
            <table class="yp-table" aria-label="本年签约项目">
              <thead>
                <tr>
                  <th>项目</th>
                  <th>开工</th>
                  <th class="is-number">合同引资（万元）</th>
                  <th class="is-number">到位资金（万元）</th>
                </tr>
              </thead>
              <tbody>
                @for (lead of found.leads; track lead.code) {
                  <tr>
                    <td>
                      @if (lead.id; as id) {
                        <a [routerLink]="['/leads', id]">{{ lead.name }}</a>
                      } @else {
                        {{ lead.name }}
                      }
                      <small>{{ lead.code }}</small>
                    </td>
                    <td>{{ lead.started ? '已开工' : '未开工' }}</td>
                    <td class="is-number"><yp-money bare in="万元" [yuan]="lead.contracted" /></td>
                    <td class="is-number"><yp-money bare in="万元" [yuan]="lead.inPlace" /></td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      }
      <div sum>
        @if (answer.value(); as found) {
          {{ found.signed }} 个项目，{{ found.started }} 个已开工；合同引资 <yp-money [yuan]="found.contracted" />，到位
          <yp-money [yuan]="found.inPlace" />
        }
      </div>
    </yp-drawer>
  `,
  styles: `
    small {
      display: block;
      color: var(--yp-text-2);
      font-size: 12px;
    }
  `,
})
export class SignedDrawer {
  readonly heading = input.required<string>();
  readonly editionId = input.required<string>();
  readonly unit = input.required<string>();
  readonly closed = output();

  protected readonly answer = resourceWithLast<SignedLeadsAnswer>(
    () => `/api/assessment/editions/${this.editionId()}/units/${this.unit()}/signed-leads`,
    { about: () => `${this.editionId()} ${this.unit()}` },
  );
}
