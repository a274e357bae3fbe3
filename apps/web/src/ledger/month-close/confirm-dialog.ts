import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { RecordPage, RecordView, UnitMonth } from '@yipanqi/contract';
import { lastDayOf, REASON_MAX, type Month } from '@yipanqi/domain';
import { Dialog, Doing, Field, isComplete, monthWords, Pending, resourceWithLast, State } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { LedgerClient } from '../ledger.client';
import { recordWords } from '../ledger.labels';

/** A unit confirms its month, in sight of what is not settled; then it says why it confirms nevertheless. */
@Component({
  selector: 'yp-confirm-dialog',
  imports: [Dialog, Field, NzButtonModule, NzInputModule, Pending, ReactiveFormsModule, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog [heading]="heading()" [width]="640" (closed)="closed.emit()">
      <p>
        计入 {{ words(month()) }} 的已审核凭证 {{ unit().verified }} 张，待审核 {{ unit().pending }} 张，退回未更正
        {{ unit().returned }} 张。
      </p>
      @if (isOpen()) {
        <p class="odd">! 下列凭证还没有办完；月结之后才审核的，将计入以后的月份并列为迟报。</p>
        @for (list of lists(); track list.status) {
          <yp-pending [of]="list.page" [rows]="3" />
          @if (list.page.value(); as page) {
            <ul [attr.aria-label]="list.label">
              @for (record of page.rows; track record.id) {
                <li>
                  <yp-state [of]="list.status" />
                  <a routerLink="/ledger/records" [queryParams]="{ open: record.id }"
                    >{{ name(record) }} {{ record.voucherNo }}</a
                  >
                  <span>{{ record.occurredOn }} · {{ record.leadName }}</span>
                  @if (record.returnReason) {
                    <span class="yp-muted">{{ record.returnReason }}</span>
                  }
                </li>
              }
            </ul>
            @if (page.next) {
              <a routerLink="/ledger/records" [queryParams]="{ unit: unit().unit, status: list.status, to: lastDay() }"
                >看全部{{ list.label }}的凭证</a
              >
            }
          }
        }
        <form id="confirm" class="yp-form" [formGroup]="form" (ngSubmit)="send()">
          <yp-field label="仍要确认的原因" for="confirm-remark" required [control]="form.controls.remark">
            <textarea nz-input id="confirm-remark" rows="2" formControlName="remark"></textarea>
          </yp-field>
        </form>
      } @else {
        <p class="good">✓ 该月的凭证都已审核。</p>
        <form id="confirm" [formGroup]="form" (ngSubmit)="send()"></form>
      }
      @if (sending.sentence(); as wrong) {
        <p class="yp-form-errors" role="alert">{{ wrong }}</p>
      }
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button nz-button nzType="primary" type="submit" form="confirm" [nzLoading]="sending.busy()">确认本月</button>
      </ng-container>
    </yp-dialog>
  `,
  styles: `
    p {
      margin: 0 0 8px;
    }
    .odd {
      color: var(--yp-orange);
    }
    .good {
      color: var(--yp-green);
    }
    ul {
      margin: 0 0 8px;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      padding: 6px 0;
      border-bottom: 1px solid var(--yp-line);
    }
    form {
      margin-top: 12px;
    }
  `,
})
export class ConfirmDialog {
  private readonly client = inject(LedgerClient);

  readonly month = input.required<string>();
  readonly unit = input.required<UnitMonth>();
  readonly closed = output();
  readonly confirmed = output();

  protected readonly isOpen = computed(() => this.unit().pending + this.unit().returned > 0);
  protected readonly heading = computed(() => `确认 ${this.unit().unitName} ${monthWords(this.month())}`);
  protected readonly lastDay = computed(() => lastDayOf(this.month() as Month));
  private readonly pending = resourceWithLast<RecordPage>(() => this.listed('pending', this.unit().pending));
  private readonly returned = resourceWithLast<RecordPage>(() => this.listed('returned', this.unit().returned));
  protected readonly lists = computed(() => [
    ...(this.unit().pending > 0 ? [{ status: 'pending' as const, label: '待审核', page: this.pending }] : []),
    ...(this.unit().returned > 0 ? [{ status: 'returned' as const, label: '退回', page: this.returned }] : []),
  ]);
  protected readonly form = inject(NonNullableFormBuilder).group({ remark: ['', Validators.maxLength(REASON_MAX)] });
  protected readonly sending = new Doing();
  protected readonly words = monthWords;

  protected name(record: RecordView): string {
    return recordWords(record.type, record.kind);
  }

  protected async send(): Promise<void> {
    const { remark } = this.form.controls;
    remark.setValidators([...(this.isOpen() ? [Validators.required] : []), Validators.maxLength(REASON_MAX)]);
    remark.updateValueAndValidity();
    if (!isComplete(this.form)) return;
    const body = { month: this.month(), unit: this.unit().unit, remark: remark.value.trim() };
    if (await this.sending.run(() => this.client.confirmMonth(body))) this.confirmed.emit();
  }

  private listed(status: string, count: number): { url: string; params: Record<string, string> } | undefined {
    if (count === 0) return undefined;
    return { url: '/api/records', params: { unit: this.unit().unit, status, to: this.lastDay() } };
  }
}
