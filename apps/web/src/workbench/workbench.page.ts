import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkbenchAnswer } from '@yipanqi/contract';
import { AssessmentDesk } from '@yipanqi/web/assessment';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { PostingsDrawer } from '@yipanqi/web/ledger';
import type { OpenedFigure } from '@yipanqi/web/reports';
import { SupervisionDesk } from '@yipanqi/web/supervision';
import { dayWords, Empty, monthWords, Page, Pending, resourceWithLast } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { LeaderDeskView } from './leader-desk';
import { OfficerDeskView } from './officer-desk';
import { VerifierDeskView } from './verifier-desk';

/** First page after the sign-in: what each of one's roles has to do today. */
@Component({
  selector: 'yp-workbench-page',
  imports: [
    AssessmentDesk,
    Empty,
    LeaderDeskView,
    NzButtonModule,
    OfficerDeskView,
    Page,
    Pending,
    PostingsDrawer,
    RouterLink,
    SupervisionDesk,
    VerifierDeskView,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-page heading="工作台" [subtitle]="subtitle()">
      @if (canRegister()) {
        <a actions nz-button nzType="primary" routerLink="/leads/new">登记项目</a>
      }
      <yp-pending [of]="desks" />
      <div class="waiting">
        <yp-supervision-desk />
        <yp-assessment-desk />
      </div>
      @if (desks.value(); as desk) {
        @if (desk.officer; as officer) {
          <yp-officer-desk [desk]="officer" (changed)="desks.reload()" (opened)="figure.set($event)" />
        }
        @if (desk.verifier; as verifier) {
          <yp-verifier-desk [desk]="verifier" />
        }
        @if (desk.leader; as leader) {
          <yp-leader-desk [desk]="leader" (opened)="figure.set($event)" />
        }
        @if (!desk.officer && !desk.verifier && !desk.leader) {
          <yp-empty sentence="您的角色没有待办，请从菜单进入。" />
        }
      }
      @if (figure(); as shown) {
        <yp-postings-drawer [heading]="shown.heading" [of]="shown.key" (closed)="figure.set(null)" />
      }
    </yp-page>
  `,
  styles: `
    .waiting {
      display: flex;
      flex-wrap: wrap;
      gap: 0 16px;
    }
    .waiting > * {
      flex: 1 1 320px;
    }
    .waiting > :empty {
      display: none;
    }
  `,
})
export class WorkbenchPage {
  private readonly session = inject(Session);
  private readonly reference = inject(ReferenceStore);

  protected readonly desks = resourceWithLast<WorkbenchAnswer>(() => '/api/workbench');
  protected readonly figure = signal<OpenedFigure | null>(null);
  protected readonly canRegister = computed(() => this.session.can('lead.create'));
  protected readonly subtitle = computed(() => {
    const closed = this.reference.lastClosedMonth();
    const months = closed ? `已月结至 ${monthWords(closed)}` : '尚未月结';
    return `${dayWords(this.reference.today())} · ${this.session.roleWords()} · ${months}`;
  });
}
