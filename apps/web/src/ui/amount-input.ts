import { ChangeDetectionStrategy, Component, computed, forwardRef, input, signal } from '@angular/core';
import {
  type AbstractControl,
  NG_VALIDATORS,
  NG_VALUE_ACCESSOR,
  type ValidationErrors,
  type Validator,
} from '@angular/forms';
import { formatMoney, parseWan, parseYuan, RuleBroken, toWan, toYuan } from '@yipanqi/domain';
import { NzInputModule } from 'ng-zorro-antd/input';
import { Control } from './control';

/** The user types 万元 (separators allowed), the control's value is 元 as on the wire; what it is in 亿元 is said beside it. */
@Component({
  selector: 'yp-amount-input',
  imports: [NzInputModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nz-input-wrapper [nzSuffix]="unit()">
      <input
        nz-input
        inputmode="decimal"
        autocomplete="off"
        [id]="inputId()"
        [placeholder]="placeholder()"
        [value]="text()"
        [disabled]="disabled()"
        (input)="typed($any($event.target).value)"
        (blur)="leave()"
      />
    </nz-input-wrapper>
    @if (inWords()) {
      <span class="words" aria-live="polite">{{ inWords() }}</span>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .words {
      color: var(--yp-text-2);
      font-size: 12px;
    }
  `,
  providers: [
    { provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => AmountInput), multi: true },
    { provide: NG_VALIDATORS, useExisting: forwardRef(() => AmountInput), multi: true },
  ],
})
export class AmountInput extends Control<string> implements Validator {
  readonly inputId = input('');
  readonly placeholder = input('');
  /** What the user types in: 万元, or 万美元 and so on for foreign money. */
  readonly unit = input('万元');

  protected readonly text = signal('');
  private readonly broken = signal<RuleBroken | null>(null);

  protected readonly inWords = computed(() => {
    const yuan = this.value();
    if (!yuan || this.unit() !== '万元') return '';
    const money = formatMoney(yuan);
    return money.unit === '亿元' ? `合 ${money.text} 亿元` : '';
  });

  override writeValue(yuan: string | null): void {
    super.writeValue(yuan);
    this.broken.set(null);
    this.text.set(yuan ? toWan(parseYuan(yuan)) : '');
  }

  validate(_control: AbstractControl): ValidationErrors | null {
    const broken = this.broken();
    return broken ? { sentence: broken.message } : null;
  }

  protected typed(text: string): void {
    this.text.set(text);
    this.broken.set(null);
    if (text.trim() === '') return this.change(null);
    try {
      this.change(toYuan(parseWan(text)));
    } catch (failure) {
      if (!(failure instanceof RuleBroken)) throw failure;
      this.broken.set(failure);
      this.change(null);
    }
  }

  protected leave(): void {
    const yuan = this.value();
    if (yuan) this.text.set(toWan(parseYuan(yuan)));
    this.touch();
  }
}
