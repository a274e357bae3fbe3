import type { ManualInputView } from '@yipanqi/contract';
import type { StoredInput } from './manual-input.repository';

export function inputView({ recordedAt, ...input }: StoredInput): ManualInputView {
  const { unit, key, revision, value, evidence, note, recordedBy, objection } = input;
  return {
    unit,
    key,
    revision,
    value,
    evidence,
    note,
    recordedBy,
    recordedAt: recordedAt.toISOString(),
    objection,
  };
}
