import { booleanAttribute, ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { INPUT_UNIT_NAMES, inputDefinition } from '@yipanqi/domain';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ANY_LEADS, inputs } from '../scheme-defaults';
import { EVENT_CHOICES, FLAG_CHOICES, INPUT_CHOICES, QUANTITY_CHOICES, TAKE_CHOICES } from '../scheme-choices';
import { PathChecks } from './path-checks';
import { PathChoice } from './path-choice';
import { PathField } from './path-field';
import { SchemeForm } from './scheme-form';

/** What is counted: a sum of inputs, or the leads that meet every condition. */
@Component({
  selector: 'yp-quantity-fields',
  imports: [NzButtonModule, PathChecks, PathChoice, PathField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      <div class="grid">
        <yp-path-choice
          label="计什么"
          [path]="path() + '.of'"
          [options]="kinds"
          [elsewhere]="true"
          (chosen)="choose($event)"
        />
        @if (isLeads()) {
          <yp-path-choice label="取" [path]="path() + '.take'" [options]="takes" />
          <yp-path-choice label="节点" [path]="path() + '.event'" [options]="events" />
          <yp-path-field label="投资额从" number optional suffix="亿元" [path]="path() + '.from'" />
          <yp-path-field label="到（不含）" number optional suffix="亿元" [path]="path() + '.below'" />
        } @else {
          @for (term of form.list(path() + '.terms'); track $index) {
            <yp-path-choice
              [label]="$index === 0 ? '指标' : '再加'"
              [path]="path() + '.terms.' + $index + '.input'"
              [options]="inputChoices"
            />
            @if (form.list(path() + '.terms').length > 1) {
              <span class="times">
                <yp-path-field label="系数" number placeholder="1" [path]="path() + '.terms.' + $index + '.times'" />
                <button
                  nz-button
                  nzSize="small"
                  type="button"
                  aria-label="去掉该指标"
                  (click)="form.remove(path() + '.terms.' + $index)"
                >
                  ×
                </button>
              </span>
            }
          }
        }
        @if (needsTarget()) {
          <yp-path-field
            label="统一目标"
            number
            optional
            placeholder="年度目标"
            [suffix]="unit()"
            [path]="path() + '.target'"
          />
        }
      </div>
      @if (isLeads()) {
        <yp-path-checks label="项目类别（符合其一即可，不选为全部）" [path]="path() + '.flags'" [options]="flags" />
      } @else {
        <button nz-button nzType="link" nzSize="small" type="button" (click)="addTerm()">＋ 再加一个指标</button>
      }
      @if (form.faultAt(path() + '.terms'); as sentence) {
        <p class="fault">{{ sentence }}</p>
      }
    </fieldset>
  `,
  styleUrl: './fields.css',
})
export class QuantityFields {
  protected readonly form = inject(SchemeForm);

  readonly path = input.required<string>();
  readonly label = input.required<string>();
  readonly needsTarget = input(false, { transform: booleanAttribute });

  protected readonly kinds = QUANTITY_CHOICES;
  protected readonly takes = TAKE_CHOICES;
  protected readonly events = EVENT_CHOICES;
  protected readonly flags = FLAG_CHOICES;
  protected readonly inputChoices = INPUT_CHOICES;
  protected readonly isLeads = computed(() => this.form.text(`${this.path()}.of`) === 'leads');
  protected readonly unit = computed(() => {
    if (this.isLeads()) return this.form.text(`${this.path()}.take`) === 'count' ? '个' : '亿元';
    const definition = inputDefinition(this.form.text(`${this.path()}.terms.0.input`));
    return definition ? INPUT_UNIT_NAMES[definition.unit] : '';
  });

  protected choose(of: string): void {
    this.form.set(this.path(), of === 'leads' ? ANY_LEADS : inputs('contracted'));
  }

  protected addTerm(): void {
    this.form.add(`${this.path()}.terms`, { input: 'inPlace', times: '1' });
  }
}
