import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { VerifierDesk } from '@yipanqi/contract';
import { Empty, instantWords } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';

/** How many records wait for verification, the oldest first, by unit. */
@Component({
  selector: 'yp-verifier-desk',
  imports: [Empty, NzButtonModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="yp-panel" aria-labelledby="pending">
      <h2 id="pending">待审核</h2>
      @if (desk().pending === 0) {
        <yp-empty sentence="没有待审核的凭证。" />
      } @else {
        <p>
          <a class="yp-open large" routerLink="/ledger/queue">{{ desk().pending }}</a> 张待审核，最早的于
          {{ oldest() }} 登记。
        </p>
        <a nz-button nzType="primary" routerLink="/ledger/queue">打开审核队列</a>
        <div class="yp-table-box is-whole">
          <table class="yp-table" aria-label="各单位待审核">
            <thead>
              <tr>
                <th>单位</th>
                <th class="is-number">待审核（张）</th>
                <th>最早登记</th>
              </tr>
            </thead>
            <tbody>
              @for (unit of desk().byUnit; track unit.unit) {
                <tr>
                  <th>
                    <a routerLink="/ledger/queue" [queryParams]="{ unit: unit.unit }">{{ unit.unitName }}</a>
                  </th>
                  <td class="is-number">
                    <a
                      class="yp-open"
                      routerLink="/ledger/queue"
                      [queryParams]="{ unit: unit.unit }"
                      [attr.aria-label]="unit.unitName + '待审核 ' + unit.pending + ' 张，打开'"
                      >{{ unit.pending }}</a
                    >
                  </td>
                  <td>{{ words(unit.oldestAt) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </section>
  `,
  styleUrl: './desk.css',
  styles: `
    .yp-table-box {
      margin-top: 16px;
    }
  `,
})
export class VerifierDeskView {
  readonly desk = input.required<VerifierDesk>();

  protected readonly words = instantWords;
  protected readonly oldest = computed(() => {
    const at = this.desk().oldestAt;
    return at ? instantWords(at) : '';
  });
}
