import { AlignmentType, type Paragraph } from 'docx';
import type { DocumentTemplate } from '@yipanqi/domain';
import { GREY, widthOf } from '../gb-9704';
import type { OfficialDocument } from '../official-document';
import { blank, CHARACTER, paragraph, run } from './type';

/** So many names go with the signature: it never stands on a page alone. */
const KEPT_NAMES = 2;

/** 7.3.4 附件说明: one line below the text, each name under the first. */
export function attachmentList({ attachments }: OfficialDocument): Paragraph[] {
  if (attachments.length === 0) return [];
  const names = attachments.map(({ title }, at) => `${attachments.length === 1 ? '' : `${at + 1}.`}${title}`);
  const number = attachments.length === 1 ? 0 : CHARACTER;
  const left = 5 * CHARACTER + number;
  return [
    ...blank(1),
    ...names.map((name, at) =>
      paragraph([run(at === 0 ? `附件：${name}` : name)], {
        indent: { left, hanging: at === 0 ? left - 2 * CHARACTER : number },
        keepNext: at >= names.length - KEPT_NAMES,
      }),
    ),
  ];
}

/** Characters between the date and the right edge: 4 under a seal (7.3.5.1), 2 without (7.3.5.2). */
const SEALED = 4;
const UNSEALED = 2;
/** Lines over the signature that the seal reaches up into. */
const SEAL_LINES = 2;

/** 发文机关署名, 成文日期 and the place of the seal: together, on one page. */
export function signature(document: OfficialDocument, { sealPlace }: DocumentTemplate): Paragraph[] {
  const { issuer, date } = document;
  const fromRight = signatureIndents(issuer, date, sealPlace);
  const line = (text: string, right: number, face = {}): Paragraph =>
    paragraph([run(text, face)], {
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(right * CHARACTER) },
      keepNext: text !== date,
    });
  const centre = fromRight.date + widthOf(date) / 2;
  const room = sealPlace
    ? [...kept(SEAL_LINES - 1), line('（印章）', Math.max(0, centre - 2), { color: GREY })]
    : kept(1);
  return [...kept(1), ...room, line(issuer, fromRight.issuer), line(date, fromRight.date)];
}

/** Empty lines that do not part what stands before and after them. */
function kept(lines: number): Paragraph[] {
  return Array.from({ length: lines }, () => paragraph([], { keepNext: true }));
}

/** The signature stands over the middle of the date, and neither leaves the type area. */
export function signatureIndents(issuer: string, date: string, sealPlace: boolean): { issuer: number; date: number } {
  const more = (widthOf(issuer) - widthOf(date)) / 2;
  if (sealPlace) {
    const right = Math.max(SEALED, more);
    return { issuer: right - more, date: right };
  }
  // The date begins two characters right of the signature; a longer date stands two characters from the edge itself.
  const right = widthOf(issuer) - widthOf(date) - 2 + UNSEALED;
  return right >= UNSEALED
    ? { issuer: UNSEALED, date: right }
    : { issuer: UNSEALED + widthOf(date) - widthOf(issuer) + 2, date: UNSEALED };
}
