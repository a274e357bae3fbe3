import { Directive, signal } from '@angular/core';
import type { ControlValueAccessor } from '@angular/forms';

/** What every field of ours shares as a form control: a value, touched, disabled. */
@Directive()
export abstract class Control<T> implements ControlValueAccessor {
  protected readonly value = signal<T | null>(null);
  protected readonly disabled = signal(false);
  private tellChange: (value: T | null) => void = () => undefined;
  private tellTouched: () => void = () => undefined;

  writeValue(value: T | null): void {
    this.value.set(value);
  }

  registerOnChange(tell: (value: T | null) => void): void {
    this.tellChange = tell;
  }

  registerOnTouched(tell: () => void): void {
    this.tellTouched = tell;
  }

  setDisabledState(disabled: boolean): void {
    this.disabled.set(disabled);
  }

  protected change(value: T | null): void {
    this.value.set(value);
    this.tellChange(value);
  }

  protected touch(): void {
    this.tellTouched();
  }
}
