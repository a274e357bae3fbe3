/**
 * What does not tell two pieces of evidence apart: spaces and punctuation that are left after NFKC. One text for the rule and
 * for the SQL that finds the records (`translate`), so that both compare the same.
 */
export const EVIDENCE_NOISE = ' \t\r\n.,;:!?\'"`~@#$%^&*()[]{}<>|\\/+-_=、。“”‘’《》〈〉「」『』【】〔〕〖〗—–·•…￥';

/** The form in which evidence is compared: full-width letters and digits become plain, lower case, no punctuation. */
export function evidenceKey(text: string): string {
  const noise = new Set(EVIDENCE_NOISE);
  return [...text.normalize('NFKC').toLowerCase()].filter((character) => !noise.has(character)).join('');
}
