import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import type { TrailVerification } from '@yipanqi/contract';
import { Dialog, Doing, instantWords, Loading } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { firstValueFrom } from 'rxjs';

/** Follows the chain of the trail from its beginning and says what came of it. */
@Component({
  selector: 'yp-verify-trail',
  imports: [Dialog, Loading, NzButtonModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="核验痕迹" [width]="640" (closed)="closed.emit()">
      @if (doing.busy()) {
        <yp-loading [rows]="3" />
      }
      @if (doing.sentence(); as wrong) {
        <p class="yp-form-errors" role="alert">{{ wrong }}</p>
      }
      @if (answer(); as it) {
        <p role="status">
          @if (it.intact) {
            痕迹完好：从第一行起逐行核对，没有改动、删除、插入或调换。
          } @else {
            <b class="yp-negative"
              >痕迹与封存时不符，共列出 {{ it.faults.length }} 处{{ it.more ? '，还有更多' : '' }}。</b
            >
          }
        </p>
        <dl class="yp-facts">
          <dt>链中行数</dt>
          <dd>{{ it.count }}</dd>
          <dt>刚写入、待封存</dt>
          <dd>{{ it.unsealed }}</dd>
          @if (it.sealedAt) {
            <dt>最近封存</dt>
            <dd>{{ instant(it.sealedAt) }}</dd>
          }
          <dt>链头</dt>
          <dd>
            <code>{{ it.count }}:{{ it.head }}</code>
          </dd>
        </dl>
        <p class="yp-muted">请另行记下链头。以后的链中应仍有这一环；没有的，说明末尾被截断过或整条链被重做过。</p>
        @if (it.faults.length > 0) {
          <div class="yp-table-box is-whole">
            <table class="yp-table" aria-label="不符之处">
              <thead>
                <tr>
                  <th>位置</th>
                  <th>行</th>
                  <th>情况</th>
                </tr>
              </thead>
              <tbody>
                @for (fault of it.faults; track $index) {
                  <tr>
                    <td>{{ fault.seq ?? '链外' }}</td>
                    <td>
                      <code>{{ fault.eventId ?? '—' }}</code>
                    </td>
                    <td>{{ fault.sentence }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      }
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">关闭</button>
      </ng-container>
    </yp-dialog>
  `,
  styles: `
    code {
      overflow-wrap: anywhere;
    }
  `,
})
export class VerifyTrail {
  private readonly http = inject(HttpClient);

  readonly closed = output();

  protected readonly doing = new Doing();
  protected readonly answer = signal<TrailVerification | null>(null);
  protected readonly instant = instantWords;

  constructor() {
    void this.doing.run(async () =>
      this.answer.set(await firstValueFrom(this.http.get<TrailVerification>('/api/audit/verification'))),
    );
  }
}
