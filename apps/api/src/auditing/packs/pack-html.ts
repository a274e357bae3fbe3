/** Text that is HTML already; everything else is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

export type HtmlCell = string | number | null | Html;

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPED[character]!);
}

export function cellText(cell: HtmlCell): string {
  if (cell === null || cell === '') return '—';
  return cell instanceof Html ? cell.text : escapeHtml(String(cell));
}

/** A link to another file of the archive. */
export function link(path: string, words: string): Html {
  return new Html(`<a href="${escapeHtml(path)}">${escapeHtml(words)}</a>`);
}

export function table(headings: readonly string[], rows: readonly (readonly HtmlCell[])[], empty = '没有。'): string {
  if (rows.length === 0) return `<p>${escapeHtml(empty)}</p>`;
  const head = headings.map((heading) => `<th>${escapeHtml(heading)}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.map(tableRow).join('')}</tbody></table>`;
}

export function tableRow(cells: readonly HtmlCell[]): string {
  return `<tr>${cells.map((cell) => `<td>${cellText(cell)}</td>`).join('')}</tr>`;
}

export function facts(pairs: readonly (readonly [string, HtmlCell])[]): string {
  const rows = pairs.map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${cellText(value)}</td></tr>`);
  return `<table class="facts"><tbody>${rows.join('')}</tbody></table>`;
}

const STYLE = `body{margin:24px auto;max-width:1200px;padding:0 16px;color:#1c2430;font:14px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
h1{font-size:20px}h2{margin-top:28px;font-size:16px}h3{margin-top:20px;font-size:14px}
table{width:100%;margin:8px 0;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:4px 8px;border:1px solid #c5ccd6;text-align:left;vertical-align:top;overflow-wrap:anywhere}thead th,.facts th{background:#f4f6f9}
.facts th{width:9em}.muted{color:#566173}code{font-size:12px;overflow-wrap:anywhere}section{margin-top:24px;padding-top:8px;border-top:2px solid #c5ccd6}`;

/** What stands before the content of a page; nothing is fetched from anywhere. `up` leads to the archive's root. */
export function pageHead(title: string, up: string): string {
  const back = up === '' ? '' : `<p><a href="${up}index.html">‹ 返回目录</a></p>`;
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body>${back}<h1>${escapeHtml(title)}</h1>\n`;
}

export const PAGE_FOOT = '</body></html>\n';

export function page(title: string, up: string, body: string): string {
  return `${pageHead(title, up)}${body}${PAGE_FOOT}`;
}

/** A line of a CSV file; what a spreadsheet would take for a formula is marked as text. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+@\t\r＝＋－＠]|^-(?![\d.]+$)/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
