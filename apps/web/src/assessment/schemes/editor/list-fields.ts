import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { shownFigure, type SchemeList, UNRANKED_COHORT, weightIn } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import type { Choice } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ANY_LEADS, newItem } from '../scheme-defaults';
import { ItemFields } from './item-fields';
import { PathChecks } from './path-checks';
import { PathChoice } from './path-choice';
import { PathField } from './path-field';
import { QuantityFields } from './quantity-fields';
import { RowButtons } from './row-buttons';
import { SchemeForm } from './scheme-form';

const KINDS: readonly Choice[] = [
  { value: 'composite', label: '综合' },
  { value: 'single', label: '单项' },
];
const RANKINGS: readonly Choice[] = [
  { value: 'score', label: '按得分' },
  { value: 'value', label: '按数值' },
];

/** One list of a scheme: whom it ranks, by what, its items and grades. */
@Component({
  selector: 'yp-list-fields',
  imports: [ItemFields, NzButtonModule, PathChecks, PathChoice, PathField, QuantityFields, RowButtons],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './list-fields.html',
  styleUrls: ['./fields.css', './list-fields.css'],
})
export class ListFields {
  private readonly reference = inject(ReferenceStore);
  protected readonly form = inject(SchemeForm);

  readonly path = input.required<string>();
  readonly list = input.required<SchemeList>();

  protected readonly kinds = KINDS;
  protected readonly rankings = RANKINGS;
  protected readonly cohorts = computed<readonly Choice[]>(() =>
    [...new Set(this.reference.units().map(({ cohort }) => cohort))]
      .filter((cohort) => cohort !== UNRANKED_COHORT)
      .map((value) => ({ value, label: value })),
  );
  /** What the weights of each group come to; one line where all weigh alike. */
  protected readonly sums = computed(() => {
    if (this.form.faults().some(({ code }) => code === 'NUMBER_INVALID' || code === 'SCHEME_SHAPE')) return [];
    const { groups, items } = this.list();
    const sums = groups.map(({ name }) => ({ name, sum: shownFigure(weightIn(items, name), 'points') }));
    const alike = sums.every(({ sum }) => sum === sums[0]?.sum);
    return alike ? sums.slice(0, 1).map(({ sum }) => ({ name: '', sum })) : sums;
  });
  protected readonly sumFault = computed(() => this.form.faultAt(`${this.path()}.fullScore`));

  protected addGroup(): void {
    this.form.add(`${this.path()}.groups`, { name: '', cohorts: [], units: [] });
  }

  protected addItem(): void {
    this.form.add(`${this.path()}.items`, newItem(this.list()));
  }

  protected addGrade(): void {
    this.form.add(`${this.path()}.grades`, { name: '', from: null });
  }

  protected rankBy(by: string): void {
    this.form.set(`${this.path()}.ranking`, by === 'value' ? { by, quantity: ANY_LEADS } : { by });
  }

  protected leaveZonesOut(out: boolean): void {
    this.form.set(`${this.path()}.withoutZones`, out);
  }

  protected setUnits(index: number, ids: string): void {
    const units = ids.split(/[\s,，、]+/).filter(Boolean);
    this.form.set(`${this.path()}.groups.${index}.units`, units);
  }

  protected unitsFault(index: number): string {
    const { units } = this.list().groups[index] ?? { units: [] };
    return units.map((_, at) => this.form.faultAt(`${this.path()}.groups.${index}.units.${at}`)).join('');
  }
}
