/** What every refusal looks like, whatever was asked. */
export interface ErrorAnswer {
  /** Stable code, e.g. VERSION_STALE. */
  code: string;
  /** A sentence in Chinese that says what would be right. */
  message: string;
  details?: Record<string, string | number>;
  /** The field that the rule is about, where there is one. */
  field?: string;
  /** Every refused field of a form. */
  fields?: { field: string; message: string }[];
  requestId: string;
}
