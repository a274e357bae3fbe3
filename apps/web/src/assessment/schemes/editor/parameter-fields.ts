import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type Quantity, quantityUnitName, type SchemeItem, standsOutside } from '@yipanqi/domain';
import type { Choice } from '@yipanqi/web/ui';
import { BASIS_CHOICES, WITHIN_CHOICES } from '../scheme-choices';
import { BandsFields } from './bands-fields';
import { PathChoice } from './path-choice';
import { PathField } from './path-field';
import { QuantityFields } from './quantity-fields';
import { SchemeForm } from './scheme-form';
import { TiersFields } from './tiers-fields';

/** The fields of a method's own parameters. */
@Component({
  selector: 'yp-parameter-fields',
  imports: [BandsFields, PathChoice, PathField, QuantityFields, TiersFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      @switch (item().method) {
        @case ('mixed') {
          <yp-quantity-fields label="第一部分（n ÷ N）" needsTarget [path]="path() + '.first'" />
          <yp-quantity-fields label="第二部分（金额 ÷ 目标金额）" needsTarget [path]="path() + '.second'" />
          <div class="row">
            <yp-path-field label="第一部分所占比例" number [path]="path() + '.a'" />
            <yp-path-field label="第二部分所占比例" number [path]="path() + '.b'" />
          </div>
        }
        @case ('minimumCounts') {
          <yp-bands-fields field="minimum" numberLabel="最低数" [path]="path() + '.bands'" />
          <yp-path-field label="每缺一个扣" number suffix="分" [path]="path() + '.step'" />
        }
        @case ('pointsPerItem') {
          <yp-bands-fields field="points" numberLabel="每件分值" [path]="path() + '.bands'" />
        }
        @case ('bonus') {
          <yp-bands-fields field="points" numberLabel="每件加分" [path]="path() + '.bands'" />
        }
        @case ('penalty') {
          <yp-bands-fields field="rate" numberLabel="每件扣分" [path]="path() + '.bands'" />
        }
        @case ('structureRatio') {
          <yp-quantity-fields label="部分" [path]="path() + '.part'" />
          <yp-quantity-fields label="整体" [path]="path() + '.whole'" />
        }
        @case ('efficacy') {
          <yp-quantity-fields label="指标" [needsTarget]="byCompletion()" [path]="path() + '.quantity'" />
          <div class="row">
            <yp-path-choice label="比较依据" [path]="path() + '.basis'" [options]="bases" />
            <yp-path-choice label="比较范围" [path]="path() + '.within'" [options]="withins" />
          </div>
        }
        @case ('tiers') {
          <yp-quantity-fields label="指标" [needsTarget]="byCompletion()" [path]="path() + '.quantity'" />
          <yp-path-choice label="分档依据" [path]="path() + '.basis'" [options]="bases" />
          <yp-tiers-fields [unit]="tierUnit()" [path]="path() + '.table'" />
        }
        @case ('veto') {
          <yp-quantity-fields label="否决情形" [path]="path() + '.quantity'" />
          <div class="row">
            <yp-path-field label="达到多少即否决" number [suffix]="tierUnit()" [path]="path() + '.from'" />
            <yp-path-choice label="降低" [path]="path() + '.item'" [options]="aims()" />
            <yp-path-field label="降为" number suffix="分" [path]="path() + '.level'" />
          </div>
        }
        @default {
          <yp-quantity-fields label="指标" needsTarget [path]="path() + '.quantity'" />
        }
      }
    </div>
  `,
  styleUrl: './fields.css',
})
export class ParameterFields {
  private readonly form = inject(SchemeForm);

  readonly path = input.required<string>();
  readonly item = input.required<SchemeItem>();
  /** The items of the same list, for vetoes. */
  readonly items = input.required<readonly SchemeItem[]>();

  protected readonly bases = BASIS_CHOICES;
  protected readonly withins = WITHIN_CHOICES;
  protected readonly byCompletion = computed(() => this.form.text(`${this.path()}.basis`) === 'completion');
  protected readonly tierUnit = computed(() => {
    if (this.byCompletion()) return '%';
    const quantity = this.form.at(`${this.path()}.quantity`) as Quantity | undefined;
    return quantity ? quantityUnitName(quantity) : '';
  });
  protected readonly aims = computed<readonly Choice[]>(() => [
    { value: '', label: '总分' },
    ...this.items()
      .filter((item) => !standsOutside(item))
      .map(({ key, name }) => ({ value: key, label: name || key })),
  ]);
}
