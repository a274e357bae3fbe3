/**
 * Measures of GB/T 9704-2012 that Word and print share. Lengths in millimetres, sizes of type in points.
 * 5.1 paper A4; 5.2.1 margins 37/28, type area 156 × 225; 5.2.2 title in small 标宋 of size 2, text in 仿宋 of size 3;
 * 5.2.3 22 lines of 28 characters; 7.3.3 headings in 黑体, 楷体, 仿宋; 7.5 page numbers of size 4 in 宋体, 7 mm below.
 */
export const PAPER = { width: 210, height: 297 } as const;
export const MARGIN = { top: 37, left: 28, right: 26, bottom: 35 } as const;
export const TYPE_AREA = { width: 156, height: 225, lines: 22, characters: 28 } as const;
/** Lying pages for tables too wide to stand. */
export const WIDE_MARGIN = { top: 28, left: 22, right: 22, bottom: 26 } as const;
export const WIDE_WIDTH = PAPER.height - WIDE_MARGIN.left - WIDE_MARGIN.right;

export const FONT = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  sub: '楷体_GB2312',
  page: '宋体',
  latin: 'Times New Roman',
} as const;
/** 二号, 三号, 四号, 小四, 五号. */
export const SIZE = {
  title: 22,
  body: 16,
  page: 14,
  caption: 12,
  table: 10.5,
  dense: 9.5,
  densest: 8,
  note: 10.5,
  foot: 7.5,
} as const;
/** 初号 is the largest that still fits ten characters; longer marks shrink to the width. */
export const MARK_SIZE = { max: 42, min: 20 } as const;
export const RED = 'C00000';
export const GREY = '6B7280';

/** 方 fits as large as the type area takes. */
export function markSize(mark: string): number {
  const width = (TYPE_AREA.width / 25.4) * 72;
  const fitting = Math.floor((width - SIZE.body) / Math.max(1, [...mark].length));
  return Math.min(MARK_SIZE.max, Math.max(MARK_SIZE.min, fitting));
}

/** Width of a text in characters: Latin letters, digits and Latin signs are half as wide. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2000 ? 0.5 : 1), 0);
}

/** The more columns a table has, the smaller its type. */
export function tableSize(columns: number): number {
  if (columns <= 7) return SIZE.table;
  return columns <= 13 ? SIZE.dense : SIZE.densest;
}
