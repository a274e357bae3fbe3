import type { DocumentChart, DocumentTable } from '../official-document';

/** The figures of a chart as a table, where no picture can be drawn. */
export function chartTable({ title, unit, categories, series }: DocumentChart): DocumentTable {
  return {
    caption: `${title}（单位：${unit}）`,
    columns: [
      { heading: '', width: 24, format: 'text' },
      ...series.map(({ name }) => ({ heading: name, width: 12, format: 'score' as const })),
    ],
    rows: categories.map((category, at) => [
      category,
      ...series.map(({ values }) => (values[at] == null ? null : chartNumber(values[at], unit))),
    ]),
  };
}

/** A chart in words, for those who cannot see it. */
export function chartWords({ title, unit, categories, series }: DocumentChart): string {
  const figures = series.map(({ name, values }) => {
    const parts = categories.map(
      (category, at) => `${category} ${values[at] == null ? '—' : chartNumber(values[at], unit)}`,
    );
    return `${name}：${parts.join('，')}`;
  });
  return `${title}（${unit}）。${figures.join('；')}`;
}

/** Two decimals, one of percent, grouped: what stands on a mark. */
export function chartNumber(value: number, unit: string): string {
  const decimals = unit === '%' ? 1 : 2;
  const [whole = '', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  // Whole numbers stay whole, unless the unit is always printed with decimals, as in the tables.
  const rest = unit === '亿元' || unit === '%' || /[1-9]/.test(fraction) ? fraction : '';
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = rest === '' ? grouped : `${grouped}.${rest}`;
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}
