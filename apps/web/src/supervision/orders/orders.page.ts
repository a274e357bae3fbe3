import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { LightsAnswer, OrderDetail, OrderPage as OrdersAnswer } from '@yipanqi/contract';
import { CITY_UNIT } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { ChoiceList, Empty, narrow, Page, paged, Pending, queryFilters, resourceWithLast } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { Sections } from '../sections';
import { SupervisionClient } from '../supervision.client';
import { LIGHT_CHOICES, STATE_CHOICES } from '../supervision.labels';
import { IssueDialog } from './issue-dialog';
import { LightBoard } from './light-board';
import { OrderList } from './order-list';

/** 督查: what is red, what is due, whose it is. A district sees its own, what is due first. */
@Component({
  selector: 'yp-orders-page',
  imports: [ChoiceList, Empty, IssueDialog, LightBoard, NzButtonModule, OrderList, Page, Pending, Sections],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './orders.page.html',
  styles: `
    .words {
      margin: 12px 0 0;
      font-size: 12px;
    }
  `,
})
export class OrdersPage {
  private readonly client = inject(SupervisionClient);
  private readonly reference = inject(ReferenceStore);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  protected readonly filters = queryFilters({ light: '', state: '', unit: '', quarter: '', mine: '' });
  /** Without a state what stands is shown. */
  private readonly params = computed(() => {
    const { state, ...rest } = this.filters.params();
    return { ...rest, ...(state === 'all' ? {} : state ? { state } : { open: 'yes' }) };
  });
  protected readonly first = resourceWithLast<OrdersAnswer>(() => ({
    url: '/api/supervision/orders',
    params: this.params(),
  }));
  protected readonly orders = paged(this.first, (after) => this.client.orders({ ...this.params(), after }));
  protected readonly lights = resourceWithLast<LightsAnswer>(() => '/api/supervision/lights');

  protected readonly mayIssue = computed(() => this.session.canAt('supervision.issue', CITY_UNIT));
  protected readonly replies = computed(() => this.session.can('supervision.reply'));
  protected readonly issuing = signal(false);
  /** On a phone the orders come first. */
  protected readonly isNarrow = narrow();
  protected readonly lightChoices = LIGHT_CHOICES;
  protected readonly stateChoices = STATE_CHOICES;
  protected readonly mineChoices = [
    { value: '', label: '全部' },
    { value: 'verdict', label: '待研判' },
    { value: 'extension', label: '待审批延期' },
  ];
  protected readonly units = computed(() => [
    { value: '', label: '全部单位' },
    ...this.reference.units().map(({ id, name, cohort }) => ({ value: id, label: name, group: cohort })),
  ]);
  protected readonly seesMany = computed(() => (this.lights.value()?.units.length ?? 0) > 1);
  protected readonly sentence = computed(() => {
    const answer = this.first.value();
    if (!answer) return '';
    const { red, yellow, green, replied, extensions } = answer.counts;
    const parts = [
      `截至 ${answer.asOf}`,
      `在办 ${red + yellow + green} 件：红灯 ${red}、黄灯 ${yellow}、绿灯 ${green}`,
      ...(replied > 0 ? [`待研判 ${replied}`] : []),
      ...(extensions > 0 ? [`待审批延期 ${extensions}`] : []),
    ];
    return parts.join(' · ');
  });

  protected issued({ id }: OrderDetail): void {
    this.issuing.set(false);
    void this.router.navigate(['/supervision/orders', id]);
  }
}
