import { execFileSync } from 'node:child_process';
import type { Locator } from 'playwright-core';
import type { Desk } from './browser';
import { wordText } from './word';
import { sheetsOf } from './workbook';

/** An edition as it was downloaded, opened by readers that are not the product's own. */
export interface Papers {
  word: string;
  /** Rows of the tables of the Word file. */
  rows: string[][];
  pdf: string;
  sheets: Map<string, unknown[][]>;
}

/** Downloads Word, Excel and PDF of the edition on the page, each named by its title. */
export async function papersOf(desk: Desk, title: string): Promise<Papers> {
  const files: Buffer[] = [];
  for (const [button, ending] of [
    ['下载 Word', 'docx'],
    ['下载 Excel', 'xlsx'],
    ['下载 PDF', 'pdf'],
  ] as const) {
    const { name, file } = await desk.download(() => desk.button(button).click());
    if (!name.includes(title) || !name.endsWith(`.${ending}`)) throw new Error(`${button}: ${name} is not ${title}`);
    files.push(file);
  }
  const [word, excel, pdf] = files as [Buffer, Buffer, Buffer];
  const text = wordText(word);
  const rows = text
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => line.split('\t').map(bare));
  return { word: bare(text), rows, pdf: pdfText(pdf, title), sheets: await sheetsOf(excel) };
}

/** What a PDF says on all its pages, without what stands at the head and foot of each. */
function pdfText(file: Buffer, title: string): string {
  if (file.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Error('not a PDF');
  const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input: file, maxBuffer: 1 << 26 }).toString('utf8');
  const running = (line: string): boolean =>
    /^(数据摘要SHA-256|[—-]\d+[—-]$)/.test(line) || (line.startsWith(bare(title)) && line !== bare(title));
  // Pictures are set in characters that only look like the others.
  const lines = text.split(/[\n\f]/).map(bare);
  return lines.filter((line) => !running(line)).join('');
}

/** Lines break elsewhere on paper, and there is more than one sign for minus. */
export function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '').replaceAll('−', '-');
}

/** The texts as the page says them, without the marks of footnotes. */
export async function said(places: Locator): Promise<string[]> {
  const texts = await places.evaluateAll((found) =>
    found.map((place) => {
      const copy = place.cloneNode(true) as Element;
      for (const mark of copy.querySelectorAll('sup, .yp-sr')) mark.remove();
      return copy.textContent ?? '';
    }),
  );
  return texts.map(bare).filter((text) => text !== '');
}
