import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LeadDetail } from '@yipanqi/contract';
import { type Action, bpText, type Stage } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { Money, Page, Pending, resourceWithLast, State } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { nextStepOf, recordName, recordState } from '../leads.labels';
import { EditLeadDrawer } from './edit-lead.drawer';
import { FollowUpForm } from './follow-up-form';
import { MoveDialog } from './move-dialog';
import { SplitDialog } from './split-dialog';
import { StageTrack } from './stage-track';
import { StepsDialog } from './steps-dialog';
import { Timeline } from './timeline';

/** A project's whole life on one page: where it stands, what comes next, everything that happened. */
@Component({
  selector: 'yp-lead-page',
  imports: [
    EditLeadDrawer,
    FollowUpForm,
    Money,
    MoveDialog,
    NzButtonModule,
    Page,
    Pending,
    RouterLink,
    SplitDialog,
    StageTrack,
    State,
    StepsDialog,
    Timeline,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './lead.page.html',
  styleUrl: './lead.page.css',
})
export class LeadPage {
  private readonly session = inject(Session);
  protected readonly reference = inject(ReferenceStore);

  readonly id = input.required<string>();
  /** `?followUp=1`: opens with the follow-up form. */
  readonly followUp = input('');

  protected readonly lead = resourceWithLast<LeadDetail>(() => `/api/leads/${this.id()}`, { about: () => this.id() });
  protected readonly following = linkedSignal(() => this.followUp() === '1');
  protected readonly shows = signal<'edit' | 'split' | 'steps' | null>(null);
  protected readonly movingTo = signal<Stage | null>(null);

  protected readonly sentence = computed(() => {
    const lead = this.lead.value();
    return lead
      ? `${lead.code} · ${lead.unitName}${lead.placeUnitName ? ` · 落地${lead.placeUnitName}` : ''} · ${lead.registeredOn} 登记`
      : '';
  });
  protected readonly next = computed(() => {
    const lead = this.lead.value();
    const step = lead ? nextStepOf(lead) : null;
    if (!lead || !step) return null;
    const needs: Action =
      step.kind === 'record' ? 'record.create' : lead.stage === 'withdrawn' ? 'lead.restore' : 'lead.stage';
    return this.session.canAt(needs, lead.unit) ? step : null;
  });
  protected readonly canEdit = computed(() => this.may('lead.edit') && this.lead.value()?.stage !== 'withdrawn');
  protected readonly canMove = computed(() => this.may('lead.stage'));
  protected readonly canRecord = computed(
    () => this.may('record.create') && !['withdrawn', 'terminated'].includes(this.lead.value()?.stage ?? ''),
  );
  protected readonly canRecordActivity = computed(
    () => this.may('activity.record') && this.lead.value()?.stage !== 'withdrawn',
  );
  protected readonly flags = computed(() => {
    const lead = this.lead.value();
    return [lead?.industrial && '工业', lead?.strategicEmerging && '战新', lead?.digital && '数字经济']
      .filter(Boolean)
      .join('、');
  });
  protected readonly isOverdue = computed(() => {
    const on = this.lead.value()?.nextStepOn;
    return !!on && on < this.reference.today();
  });

  protected readonly recordName = recordName;
  protected readonly recordState = recordState;
  protected readonly percent = bpText;

  protected changed(): void {
    this.shows.set(null);
    this.movingTo.set(null);
    this.following.set(false);
    this.lead.reload();
  }

  protected moveTo(stage: Stage): void {
    this.shows.set(null);
    this.movingTo.set(stage);
  }

  private may(action: Action): boolean {
    const unit = this.lead.value()?.unit;
    return unit !== undefined && this.session.canAt(action, unit);
  }
}
