import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleDocument, sampleTemplate } from '../sample-document';
import { findChromium, residentBytes, runBounded } from './chromium';
import { printPdf } from './print-pdf';
import { writeHtml } from './write-html';

const leftovers = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('yipanqi-pdf-'));

describe('print', () => {
  it('has the measures of the Word file', async () => {
    const html = await writeHtml(sampleDocument(), sampleTemplate());
    expect(html).toContain('size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm');
    expect(html).toContain("content: '— ' counter(page) ' —'");
    expect(html).toContain('line-height');
    expect(html).toContain('一、总体情况');
    expect(html).toContain('<div class="label">附件2</div>');
    expect(html).toContain('（印章）');
    expect(html).toContain('data:image/svg+xml;base64,');
    expect(await writeHtml(sampleDocument(), sampleTemplate())).toBe(html);
  });

  it('lets nothing in that a name may hold', async () => {
    const title = "<script>alert(1)</script>'; } </style>";
    const html = await writeHtml(sampleDocument({ title, statusMark: '草稿' }), sampleTemplate());
    expect(html).not.toContain('<script>');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain("default-src 'none'");
  });
});

describe('PDF', () => {
  it('is not made without Chromium, and the sentence says what to install and what there is', async () => {
    await expect(printPdf('', null)).rejects.toMatchObject({
      code: 'PDF_NO_CHROMIUM',
      message: expect.stringContaining('Word 版可照常下载') as string,
    });
    expect(findChromium([undefined, '/nowhere/chromium'])).toBeNull();
  });

  it('ends what takes too long or too much, with all its processes, and leaves nothing behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yipanqi-slow-'));
    const slow = join(folder, 'slow.sh');
    writeFileSync(slow, '#!/bin/sh\nsleep 60 &\necho $$ > pid\nwait\n', { mode: 0o755 });
    expect(await runBounded(slow, [], folder, { milliseconds: 600, bytes: 2 ** 40 })).toBe('time');
    expect(await runBounded(slow, [], folder, { milliseconds: 30_000, bytes: 1 })).toBe('memory');
    expect(await runBounded('/nowhere/chromium', [], folder, { milliseconds: 1_000, bytes: 1 })).toBe('exit');
    const group = Number(execFileSync('cat', [join(folder, 'pid')]).toString());
    await new Promise((done) => setTimeout(done, 300));
    expect(residentBytes(group)).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it('says the same as the document, page by page', async () => {
    const before = leftovers();
    const pdf = await printPdf(await writeHtml(sampleDocument(), sampleTemplate()));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(leftovers()).toEqual(before);
    const said = execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf }).toString();
    const [first = '', ...rest] = said.split('\f');
    expect(first).toContain('渝招商通报〔2021〕3号');
    expect(first).toContain('全市新签约项目12个，合同引资132.35亿元');
    expect(first).toMatch(/— *1 *—/);
    expect(rest.join('')).toMatch(/示例第40区 *10.00 *20.1% *-4.90/);
    expect(rest.join('')).toContain('附件2');
    expect(rest.join('')).toMatch(/— *2 *—/);
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
    expect(pages.length).toBeGreaterThanOrEqual(5);
    const boxes = new Set(pdf.toString('latin1').match(/\/MediaBox\s*\[[^\]]*\]/g));
    expect([...boxes].map((box) => box.replace(/^\/MediaBox\s*/, '')).sort()).toEqual([
      '[0 0 594.95996 841.91998]',
      '[0 0 841.91998 594.95996]',
    ]);
  }, 90_000);
});
