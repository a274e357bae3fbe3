/** What a command did: one JSON document, or lines for people. */
export interface Done {
  json: object;
  lines: readonly string[];
}
