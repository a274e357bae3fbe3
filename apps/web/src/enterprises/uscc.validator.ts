import type { AbstractControl, ValidationErrors } from '@angular/forms';
import { assertUscc, RuleBroken } from '@yipanqi/domain';

/** 18 characters with their check character, or nothing. */
export function usccValidator(control: AbstractControl<string | null>): ValidationErrors | null {
  if (!control.value?.trim()) return null;
  try {
    assertUscc(control.value);
    return null;
  } catch (failure) {
    if (failure instanceof RuleBroken) return { sentence: failure.message };
    throw failure;
  }
}
