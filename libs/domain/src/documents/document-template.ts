import { numberProblems } from './number-pattern';

/** The kinds of report that come out as documents, in the order in which they are listed. */
export const DOCUMENT_KINDS = ['monthly', 'monthlyInterim', 'quarterly', 'yearly'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_KIND_NAMES: Readonly<Record<DocumentKind, string>> = {
  monthly: '月通报',
  monthlyInterim: '月快报',
  quarterly: '季督查',
  yearly: '年考核',
};

/** 文书模板: what a bureau puts around the figures of one kind of report. */
export interface DocumentTemplate {
  /** 发文机关标志. */
  readonly mark: string;
  /** 发文字号 with placeholders: 渝招商通报〔{year}〕{n}号{edition}. */
  readonly numberPattern: string;
  /** 发文机关署名. */
  readonly issuer: string;
  /** 主送机关; '' without. */
  readonly addressee: string;
  /** Mark, number and rule in red above the title; off for paper that has its head printed. */
  readonly redHead: boolean;
  /** Room for the seal over signature and date. */
  readonly sealPlace: boolean;
  /** Charts as pictures beside the tables. */
  readonly charts: boolean;
}

export const TEMPLATE_MARK_MAX = 30;
export const TEMPLATE_ISSUER_MAX = 40;
export const TEMPLATE_ADDRESSEE_MAX = 200;

export type TemplateField = 'mark' | 'numberPattern' | 'issuer' | 'addressee';

/** What keeps a template from being used: where, and why. */
export interface TemplateProblem {
  readonly field: TemplateField;
  /** Character of the field at which it is wrong, from 1; 0 for the field as a whole. */
  readonly at: number;
  readonly reason: string;
}

export function templateProblems(template: DocumentTemplate, kind: DocumentKind): TemplateProblem[] {
  return [
    ...lengthProblems('mark', '发文机关标志', template.mark, 1, TEMPLATE_MARK_MAX),
    ...numberProblems(template.numberPattern, kind).map((problem) => ({ field: 'numberPattern' as const, ...problem })),
    ...lengthProblems('issuer', '发文机关署名', template.issuer, 1, TEMPLATE_ISSUER_MAX),
    ...lengthProblems('addressee', '主送机关', template.addressee, 0, TEMPLATE_ADDRESSEE_MAX),
  ];
}

function lengthProblems(field: TemplateField, name: string, text: string, min: number, max: number): TemplateProblem[] {
  const length = [...text.trim()].length;
  if (length < min) return [{ field, at: 0, reason: `请填写${name}` }];
  if (length > max) return [{ field, at: max + 1, reason: `${name}最多 ${max} 字，现有 ${length} 字` }];
  return [];
}
