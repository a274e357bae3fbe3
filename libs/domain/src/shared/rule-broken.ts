import { type ErrorCode, type ErrorDetails, sentenceFor } from './error-sentences';

/**
 * A rule of the product refused what was asked. The code is stable and decides the HTTP status; the sentence comes from
 * `ERROR_SENTENCES`. `details` fill the placeholders of that sentence; `field` names the field or column at fault.
 */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken';

  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
    readonly field?: string,
  ) {
    super(sentenceFor(code, details));
  }
}
