import { type AbstractControl, FormGroup } from '@angular/forms';
import { errorAnswer, errorSentence } from './error-sentence';

/**
 * Puts the server's field errors under their fields (they go away when the field changes) and returns the sentences that
 * belong to no field of this form, for the top of the form. Names are those of the request body; `items.0.amount` reaches in.
 */
export function showServerErrors(form: FormGroup, failure: unknown): string[] {
  const answer = errorAnswer(failure);
  if (!answer) return [errorSentence(failure)];
  const named = answer.fields ?? (answer.field ? [{ field: answer.field, message: answer.message }] : []);
  const homeless = named.filter(({ field, message }) => !showUnder(form.get(field), message));
  if (named.length === 0) return [errorSentence(failure)];
  return homeless.map(({ message }) => message);
}

/** Marks every field as seen, so that what is missing is said; `true` when nothing is. */
export function isComplete(form: FormGroup): boolean {
  form.markAllAsTouched();
  return form.valid;
}

/** The sentence under a field; `null` when it is right. Validators of ours answer `{ sentence }`. */
export function controlSentence(control: AbstractControl, label: string): string | null {
  const errors = control.errors;
  if (!errors) return null;
  const sentence: unknown = errors['server'] ?? errors['sentence'];
  if (typeof sentence === 'string') return sentence;
  if (errors['required']) return `请填写${label}。`;
  const limit: unknown = errors['maxlength'];
  if (isLengthLimit(limit)) {
    return `${label}最多 ${limit.requiredLength} 个字符，现有 ${limit.actualLength} 个，请缩短。`;
  }
  return `${label}的内容不符合要求，请检查。`;
}

function showUnder(control: AbstractControl | null, message: string): boolean {
  if (!control || control instanceof FormGroup) return false;
  control.setErrors({ ...control.errors, server: message });
  control.markAsTouched();
  return true;
}

function isLengthLimit(limit: unknown): limit is { requiredLength: number; actualLength: number } {
  return typeof limit === 'object' && limit !== null && 'requiredLength' in limit && 'actualLength' in limit;
}
