import { type Day, yearOf } from '../shared/calendar';
import { RuleBroken } from '../shared/rule-broken';
import { sentenceFor } from '../shared/error-sentences';

/** One yearly edition of a list of head enterprises (世界500强, 中国500强, 行业前10, 独角兽, 专精特新 …). */
export interface HeadList {
  readonly list: string;
  readonly year: number;
}

/** A list counts for agreements signed in its own year and in the two that follow: lists come out with a delay. */
export const HEAD_LIST_VALID_YEARS = 2;

const LIST_THEN_YEAR = /^(.*[^\d\s(])[\s(]+((?:19|20|21)\d{2})(?:年|版|年版)?\)?$/;
const LIST_JOINED_YEAR = /^(.*[^\d\s(])((?:19|20|21)\d{2})(?:年|版|年版)?$/;
const LIST_WITH_NUMBER_THEN_YEAR = /^(.*\d)[\s(]+((?:19|20|21)\d{2})(?:年|版|年版)?\)?$/;
const YEAR_THEN_LIST = /^((?:19|20|21)\d{2})(?:年|版|年版|\s)\s*(.*\S)$/;

/** '世界500强 2021', '世界500强（2021年）', '2021年世界500强' → list and year. @throws RuleBroken HEAD_LIST_UNKNOWN */
export function parseHeadList(text: string, field = 'headList'): HeadList {
  const plain = text.normalize('NFKC').trim();
  const back = [LIST_THEN_YEAR, LIST_WITH_NUMBER_THEN_YEAR, LIST_JOINED_YEAR]
    .map((form) => form.exec(plain))
    .find((m) => m);
  const front = back ? null : YEAR_THEN_LIST.exec(plain);
  const list = (back?.[1] ?? front?.[2] ?? '').trim();
  const year = back?.[2] ?? front?.[1];
  if (list === '' || year === undefined) throw new RuleBroken('HEAD_LIST_UNKNOWN', { value: text }, field);
  return { list, year: Number(year) };
}

/** The one way a list edition is written in tables and exports: '世界500强 2021'. */
export function headListText(edition: HeadList): string {
  return `${edition.list} ${edition.year}`;
}

/** Is the edition's year the signing year or one of the two before? */
export function isHeadListCurrent(edition: HeadList, signedOn: Day): boolean {
  const age = yearOf(signedOn) - edition.year;
  return age >= 0 && age <= HEAD_LIST_VALID_YEARS;
}

/** What the verifier is shown as odd about the list edition, or null. */
export function headListOddity(edition: HeadList, signedOn: Day): string | null {
  if (isHeadListCurrent(edition, signedOn)) return null;
  return sentenceFor('HEAD_LIST_OUT_OF_DATE', { year: edition.year, signedYear: yearOf(signedOn) });
}
