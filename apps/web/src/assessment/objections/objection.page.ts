import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { ObjectionView } from '@yipanqi/contract';
import { CITY_UNIT, CORRECTION_KIND_NAMES, NOTE_MAX } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { ComputeDialog } from '@yipanqi/web/reports';
import {
  Doing,
  errorAnswer,
  Field,
  instantWords,
  isComplete,
  Page,
  Pending,
  resourceWithLast,
  showServerErrors,
  State,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { AssessmentClient } from '../assessment.client';
import { OBJECTION_LOOKS } from '../assessment.labels';
import { DecideForm } from './decide-form';

/** One objection: what is objected to, what the desk says, what the leader decided, and the edition that takes it in. */
@Component({
  selector: 'yp-objection-page',
  imports: [
    ComputeDialog,
    DecideForm,
    Field,
    NzButtonModule,
    NzInputModule,
    Page,
    Pending,
    ReactiveFormsModule,
    RouterLink,
    State,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './objection.page.html',
  styles: `
    section {
      max-width: 800px;
      margin-bottom: 16px;
    }
    .words {
      white-space: pre-wrap;
    }
  `,
})
export class ObjectionPage {
  private readonly client = inject(AssessmentClient);
  private readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly objection = resourceWithLast<ObjectionView>(() => `/api/assessment/objections/${this.id()}`, {
    about: () => this.id(),
  });
  protected readonly sentence = computed(() => {
    const shown = this.objection.value();
    if (!shown) return '';
    return `${shown.unitName} · ${shown.year} 年考核第 ${shown.edition} 版 · ${shown.listName} · ${shown.itemName} ${shown.points ?? '—'} 分`;
  });
  protected readonly isOpen = computed(() => this.objection.value()?.status === 'open');
  protected readonly mayComment = computed(() => this.isOpen() && this.session.canAt('assessment.enrol', CITY_UNIT));
  protected readonly mayDecide = computed(() => this.isOpen() && this.session.canAt('objection.decide', CITY_UNIT));
  protected readonly mayCorrect = computed(() => {
    const shown = this.objection.value();
    return shown?.status === 'granted' && !shown.corrected && this.session.canAt('report.compute', CITY_UNIT);
  });
  protected readonly looks = OBJECTION_LOOKS;
  protected readonly corrections = CORRECTION_KIND_NAMES;
  protected readonly instant = instantWords;
  protected readonly composing = signal(false);

  protected readonly form = inject(NonNullableFormBuilder).group({
    comment: ['', [Validators.required, Validators.maxLength(NOTE_MAX)]],
  });
  protected readonly commenting = new Doing();
  protected readonly problems = signal<readonly string[]>([]);

  protected async comment(): Promise<void> {
    const shown = this.objection.value();
    if (!shown || !isComplete(this.form)) return;
    const { comment } = this.form.getRawValue();
    const done = await this.commenting.run(() =>
      this.client.comment(shown.id, { comment: comment.trim(), version: shown.version }),
    );
    this.problems.set(done ? [] : showServerErrors(this.form, this.commenting.failure()));
    if (done) this.form.reset();
    if (done || errorAnswer(this.commenting.failure())?.code === 'VERSION_STALE') this.objection.reload();
  }
}
