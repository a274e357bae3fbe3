/**
 * An official document before it is Word, PDF or print: what it says, not how it looks. The layout is that of GB/T 9704-2012.
 * It is made from an edition alone, so the same edition gives the same document.
 */
export interface OfficialDocument {
  /** 发文机关标志, red when the red head is on: 重庆市招商投资促进局文件, 招商投资促进情况通报. */
  readonly mark: string;
  /** 发文字号: 渝招商通报〔2021〕3号; '' where the template gives none. */
  readonly number: string;
  /** 草稿, 待发布, 快报: stands behind the number; '' once published. */
  readonly statusMark: string;
  readonly title: string;
  /** 主送机关; '' without. */
  readonly addressee: string;
  readonly blocks: readonly DocumentBlock[];
  readonly attachments: readonly DocumentAttachment[];
  /** 发文机关署名. */
  readonly issuer: string;
  /** 成文日期 or “数据截至…”, in words. */
  readonly date: string;
  /** SHA-256 of the edition, hexadecimal: in the foot of every page. */
  readonly digest: string;
}

export type DocumentBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly footnote?: string; readonly strong?: boolean }
  | { readonly kind: 'table'; readonly table: DocumentTable }
  | { readonly kind: 'chart'; readonly chart: DocumentChart };

/** 附件: begins on its own page, lying where its tables are wide. */
export interface DocumentAttachment {
  readonly title: string;
  readonly wide: boolean;
  readonly blocks: readonly DocumentBlock[];
}

/** What a column holds decides how Word prints and Excel formats it: `yi` takes 元 and shows 亿元. */
export type ColumnFormat = 'text' | 'yi' | 'count' | 'percent' | 'points' | 'score' | 'date';

export interface DocumentTable {
  readonly caption: string;
  readonly columns: readonly {
    readonly heading: string;
    /** Share of the width. */
    readonly width: number;
    readonly format: ColumnFormat;
    /** The column is summed in the last row: in Excel with a formula. */
    readonly summed?: boolean;
  }[];
  /** Money as decimal strings of 元, rates and scores as rounded decimal strings, null for “—”. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** The last row holds sums. */
  readonly withSum?: boolean;
  /** Rows whose figures are of another kind than their column says (counts among amounts), by index; text columns stay text. */
  readonly rowFormats?: Readonly<Record<number, ColumnFormat>>;
  /** Rows that hold sums of other rows, by index: subtotals of groups, and the sum over them. Only `summed` columns are summed. */
  readonly sumRows?: Readonly<Record<number, readonly number[]>>;
  /** Words under the table. */
  readonly note?: string;
}

/** One message, said in the title; the figures stand in a table beside it. */
export interface DocumentChart {
  readonly kind: 'bar' | 'line' | 'radar' | 'waterfall';
  readonly title: string;
  /** 亿元, %, 分 */
  readonly unit: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** A sheet of the workbook of an edition: head row frozen, sums as formulas. */
export interface DocumentSheet {
  readonly name: string;
  readonly table: DocumentTable;
}
