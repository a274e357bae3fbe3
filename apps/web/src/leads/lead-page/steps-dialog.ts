import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LeadDetail, NextStage } from '@yipanqi/contract';
import { STAGE_NAMES, type Stage } from '@yipanqi/domain';
import { Dialog } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';

/** Everything else that can be done with the lead; what cannot says why. */
@Component({
  selector: 'yp-steps-dialog',
  imports: [Dialog, NzButtonModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="办理" [width]="640" (closed)="closed.emit()">
      @if (canRecord()) {
        <h3>登记凭证</h3>
        <div class="yp-actions">
          @for (type of types; track type.type) {
            <a nz-button routerLink="/ledger/record" [queryParams]="{ lead: lead().id, type: type.type }">{{
              type.label
            }}</a>
          }
        </div>
      }
      <h3>阶段</h3>
      <ul>
        @for (step of steps(); track step.stage) {
          <li>
            @if (step.whyNot) {
              <span class="name">{{ names[step.stage] }}</span>
              <span class="yp-muted">{{ step.whyNot }}</span>
            } @else {
              <button nz-button type="button" (click)="move.emit(step.stage)">{{ label(step) }}</button>
              @if (step.needsReason) {
                <span class="yp-muted">须填写原因</span>
              }
            }
          </li>
        }
      </ul>
    </yp-dialog>
  `,
  styles: `
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 120px 1fr;
      align-items: center;
      gap: 12px;
    }
    .name {
      color: var(--yp-text-2);
      text-align: center;
    }
  `,
})
export class StepsDialog {
  readonly lead = input.required<LeadDetail>();
  readonly canRecord = input.required<boolean>();
  readonly closed = output();
  readonly move = output<Stage>();

  protected readonly names = STAGE_NAMES;
  protected readonly types = [
    { type: 'agreement', label: '登记协议' },
    { type: 'funds', label: '登记到位资金' },
    { type: 'milestone', label: '登记节点' },
  ];
  /** What is possible first. */
  protected readonly steps = computed(() =>
    [...this.lead().nextStages].sort((a, b) => Number(a.whyNot !== null) - Number(b.whyNot !== null)),
  );

  protected label({ stage }: NextStage): string {
    if (stage === 'withdrawn') return '退库';
    return this.lead().stage === 'withdrawn' ? `恢复到${STAGE_NAMES[stage]}` : `转入${STAGE_NAMES[stage]}`;
  }
}
