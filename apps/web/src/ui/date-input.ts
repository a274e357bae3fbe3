import { ChangeDetectionStrategy, Component, ElementRef, forwardRef, input, signal, viewChild } from '@angular/core';
import {
  type AbstractControl,
  NG_VALIDATORS,
  NG_VALUE_ACCESSOR,
  type ValidationErrors,
  type Validator,
} from '@angular/forms';
import { parseDay, RuleBroken } from '@yipanqi/domain';
import { NzInputModule } from 'ng-zorro-antd/input';
import { Control } from './control';

/** Typed as 2021-03-31, 2021/3/31, 2021年3月31日 or 20210331, or picked in the browser's calendar; value 'YYYY-MM-DD'. */
@Component({
  selector: 'yp-date-input',
  imports: [NzInputModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      nz-input
      autocomplete="off"
      placeholder="年-月-日"
      [id]="inputId()"
      [value]="text()"
      [disabled]="disabled()"
      (input)="typed($any($event.target).value)"
      (blur)="leave()"
    />
    <button class="pick" type="button" aria-label="打开日历" [disabled]="disabled()" (click)="pick()">▾</button>
    <input
      #calendar
      class="calendar"
      type="date"
      tabindex="-1"
      aria-hidden="true"
      [max]="max()"
      [value]="value() ?? ''"
      (change)="typed(calendar.value)"
    />
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      max-width: 200px;
    }
    .pick {
      position: absolute;
      inset: 1px 1px 1px auto;
      width: 32px;
      border: 0;
      background: none;
      color: var(--yp-text-2);
      cursor: pointer;
    }
    .calendar {
      position: absolute;
      inset: auto auto 0 0;
      width: 100%;
      height: 0;
      padding: 0;
      border: 0;
      opacity: 0;
      pointer-events: none;
    }
  `,
  providers: [
    { provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => DateInput), multi: true },
    { provide: NG_VALIDATORS, useExisting: forwardRef(() => DateInput), multi: true },
  ],
})
export class DateInput extends Control<string> implements Validator {
  readonly inputId = input('');
  /** Last day that can be picked, usually `reference.today()`. */
  readonly max = input('');

  protected readonly text = signal('');
  private readonly broken = signal<RuleBroken | null>(null);
  private readonly calendar = viewChild.required<ElementRef<HTMLInputElement>>('calendar');

  override writeValue(day: string | null): void {
    super.writeValue(day);
    this.broken.set(null);
    this.text.set(day ?? '');
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
      this.change(parseDay(text.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')));
    } catch (failure) {
      if (!(failure instanceof RuleBroken)) throw failure;
      this.broken.set(failure);
      this.change(null);
    }
  }

  protected leave(): void {
    const day = this.value();
    if (day) this.text.set(day);
    this.touch();
  }

  protected pick(): void {
    this.calendar().nativeElement.showPicker();
  }
}
