import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditFindingView } from '@yipanqi/contract';
import { FINDING_GRADE_NAMES } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { Empty, instantWords, Money, Page, Pending, resourceWithLast, State } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { recordKind, WORKSHEET_LOOKS, WORKSHEET_STATUS_NAMES } from '../auditing.labels';
import { ReplyDialog } from './reply-dialog';

/** 审计发现: what auditors sent to one's unit, to be answered. */
@Component({
  selector: 'yp-findings-page',
  imports: [Empty, Money, NzButtonModule, Page, Pending, ReplyDialog, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-page heading="审计发现" [subtitle]="sentence()">
      <yp-pending [of]="findings" />
      @if (findings.value(); as rows) {
        @for (finding of rows; track finding.id) {
          <article class="yp-panel" [attr.aria-label]="'凭证 ' + finding.record.voucherNo">
            <h2>
              凭证
              <a routerLink="/ledger/records" [queryParams]="{ open: finding.record.id }">{{
                finding.record.voucherNo
              }}</a>
              <yp-state [of]="looks[finding.status]" [words]="statuses[finding.status]" />
              @if (finding.overdue) {
                <yp-state of="overdue" />
              }
            </h2>
            <dl class="yp-facts">
              <dt>单位</dt>
              <dd>{{ finding.unitName }}</dd>
              <dt>凭证</dt>
              <dd>
                {{ kind(finding.record) }} · {{ finding.record.leadName }} · {{ finding.record.occurredOn }} ·
                <yp-money reason="节点没有金额" [yuan]="finding.record.amount" />
              </dd>
              <dt>等级</dt>
              <dd>{{ grades[finding.grade] }}</dd>
              <dt>发现</dt>
              <dd class="words">{{ finding.finding }}</dd>
              <dt>差错金额</dt>
              <dd><yp-money [yuan]="finding.errorAmount" /></dd>
              <dt>发出</dt>
              <dd>{{ finding.sentBy }}，{{ instant(finding.sentAt) }}，{{ finding.dueOn }} 前答复</dd>
              @if (finding.repliedAt) {
                <dt>答复</dt>
                <dd class="words">{{ finding.reply }}（{{ finding.repliedBy }}，{{ instant(finding.repliedAt) }}）</dd>
              }
              @if (finding.concludedAt) {
                <dt>审计结论</dt>
                <dd class="words">{{ finding.conclusion }}（{{ instant(finding.concludedAt) }}）</dd>
              }
            </dl>
            @if (finding.status === 'sent' && session.canAt('auditing.reply', finding.unit)) {
              <button nz-button nzType="primary" type="button" (click)="replying.set(finding)">答复</button>
            }
          </article>
        } @empty {
          <yp-empty sentence="没有需要答复的审计发现。" />
        }
      }
      @if (replying(); as finding) {
        <yp-reply-dialog [finding]="finding" (closed)="replying.set(null)" (replied)="replied()" />
      }
    </yp-page>
  `,
  styles: `
    article {
      margin-bottom: 16px;
    }
    h2 {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .words {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    button {
      margin-top: 12px;
    }
  `,
})
export class FindingsPage {
  protected readonly session = inject(Session);

  protected readonly findings = resourceWithLast<AuditFindingView[]>(() => '/api/auditing/findings');
  protected readonly sentence = computed(() => {
    const rows = this.findings.value();
    if (!rows) return '';
    const waiting = rows.filter((finding) => finding.status === 'sent').length;
    return waiting > 0 ? `${waiting} 项等待答复` : '没有等待答复的事项';
  });
  protected readonly replying = signal<AuditFindingView | null>(null);

  protected readonly grades = FINDING_GRADE_NAMES;
  protected readonly looks = WORKSHEET_LOOKS;
  protected readonly statuses = WORKSHEET_STATUS_NAMES;
  protected readonly kind = recordKind;
  protected readonly instant = instantWords;

  protected replied(): void {
    this.replying.set(null);
    this.findings.reload();
  }
}
