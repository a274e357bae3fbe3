import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { capLabel, METHODS, type SchemeItem, type SchemeList, type ScoringMethod } from '@yipanqi/domain';
import type { Choice } from '@yipanqi/web/ui';
import { METHOD_CHOICES, NO_TARGET_CHOICES } from '../scheme-choices';
import { withMethod } from '../scheme-defaults';
import { ParameterFields } from './parameter-fields';
import { PathChecks } from './path-checks';
import { PathChoice } from './path-choice';
import { PathField } from './path-field';
import { RowButtons } from './row-buttons';
import { SchemeForm } from './scheme-form';

/** One item of a list: folded to a line that says method and weight, unfolded to its fields. */
@Component({
  selector: 'yp-item-fields',
  imports: [ParameterFields, PathChecks, PathChoice, PathField, RowButtons],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './item-fields.html',
  styleUrls: ['./fields.css', './item-fields.css'],
})
export class ItemFields {
  protected readonly form = inject(SchemeForm);

  readonly path = input.required<string>();
  readonly item = input.required<SchemeItem>();
  readonly list = input.required<SchemeList>();

  protected readonly methods = METHOD_CHOICES;
  protected readonly noTargets = NO_TARGET_CHOICES;
  protected readonly method = computed(() => METHODS[this.item().method]);
  protected readonly capName = computed(() => {
    const { cap } = this.method();
    return cap === null ? '' : capLabel(cap);
  });
  protected readonly faulty = computed(() => this.form.isFaulty(this.path()));
  protected readonly scopes = computed<readonly Choice[]>(() =>
    this.list().groups.map(({ name }) => ({ value: name, label: name })),
  );

  protected choose(method: string): void {
    this.form.set(this.path(), withMethod(this.item(), method as ScoringMethod));
  }

  protected scope(all: boolean): void {
    this.form.set(`${this.path()}.groups`, all ? null : this.list().groups.map(({ name }) => name));
  }

  /** Alt + arrow on the folded line moves the item. */
  protected keys(event: KeyboardEvent): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    this.form.move(this.path(), step);
  }
}
