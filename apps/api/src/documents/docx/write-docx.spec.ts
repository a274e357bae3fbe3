import { unzip } from '../stable-zip';
import { sampleDocument, sampleTable, sampleTemplate } from '../sample-document';
import { writeDocx } from './write-docx';

const parts = async (...of: Parameters<typeof writeDocx>): Promise<Map<string, string>> =>
  new Map([...unzip(await writeDocx(...of))].map(([name, bytes]) => [name, bytes.toString('utf8')]));
const paragraphs = (xml: string): string[] => xml.match(/<w:p>.*?<\/w:p>|<w:p\/>/gs) ?? [];
const words = (xml: string): string => xml.replace(/<[^>]+>/g, '');
const withWords = (xml: string, text: string): string =>
  paragraphs(xml).find((each) => words(each).includes(text)) ?? '';
const documentOf = async (...of: Parameters<typeof writeDocx>): Promise<string> =>
  (await parts(...of)).get('word/document.xml') ?? '';

describe('a Word file in the layout of GB/T 9704-2012', () => {
  let xml: string;
  let all: Map<string, string>;
  beforeAll(async () => {
    all = await parts(sampleDocument(), sampleTemplate());
    xml = all.get('word/document.xml') ?? '';
  });

  it('stands on A4 with 37/28/26/35 mm around 156 × 225 mm, 22 lines of 28 characters', () => {
    const [section] = xml.match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? [];
    expect(section).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(section).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(section).toMatch(/<w:docGrid w:type="lines" w:linePitch="579"\/>/);
    expect(11906 - 1474 - 1587).toBe(8845);
    const text = withWords(xml, '全市新签约项目');
    expect(text).toContain('<w:spacing w:line="579" w:lineRule="exact"/>');
    // 28 × (320 − 5) twentieths of a point fit 8 845, 29 do not.
    expect(text).toContain('<w:spacing w:val="-5"/>');
    expect(text).toContain('w:firstLine="640"');
  });

  it('is set in the faces and sizes of the standard', () => {
    const mark = withWords(xml, '招商投资促进情况通报');
    expect(mark).toContain('w:eastAsia="方正小标宋简体"');
    expect(mark).toContain('<w:color w:val="C00000"/>');
    const title = withWords(xml, '关于2021年3月');
    expect(title).toMatch(/<w:sz w:val="44"\/>/);
    expect(title).toContain('<w:jc w:val="center"/>');
    const text = withWords(xml, '全市新签约项目');
    expect(text).toContain('w:eastAsia="仿宋_GB2312"');
    expect(text).toMatch(/<w:sz w:val="32"\/>/);
    expect(withWords(xml, '一、总体情况')).toContain('w:eastAsia="黑体"');
    expect(withWords(xml, '（一）到位资金')).toContain('w:eastAsia="楷体_GB2312"');
    expect(words(xml)).toContain('二、分区域情况');
  });

  it('bears its number above a red rule, or at the right where the paper has its head', async () => {
    const number = withWords(xml, '渝招商通报〔2021〕3号');
    expect(number).toContain('<w:jc w:val="center"/>');
    expect(number).toMatch(/<w:pBdr><w:bottom w:val="single" w:color="C00000"/);
    const plain = await documentOf(sampleDocument(), sampleTemplate({ redHead: false }));
    expect(words(plain)).not.toMatch(/^招商投资促进情况通报/);
    expect(plain).not.toContain('C00000');
    expect(withWords(plain, '渝招商通报〔2021〕3号')).toContain('<w:jc w:val="right"/>');
  });

  it('shrinks a long mark to the width', async () => {
    const mark = '重庆市某某某某招商投资促进工作领导小组办公室文件';
    const long = withWords(await documentOf(sampleDocument({ mark }), sampleTemplate()), mark);
    const size = Number(/<w:sz w:val="(\d+)"\/>/.exec(long)?.[1]) / 2;
    expect(size).toBeGreaterThanOrEqual(20);
    expect(size).toBeLessThanOrEqual(21);
  });

  it('names addressee, attachments, signature, date and the place of the seal', async () => {
    expect(words(withWords(xml, '各区县（自治县）'))).toMatch(/管委会：$/);
    expect(words(withWords(xml, '附件：1.'))).toBe('附件：1.区县合同引资排名');
    expect(words(withWords(xml, '2.调整事项'))).toBe('2.调整事项');
    const lines = paragraphs(xml).map(words);
    const at = lines.indexOf('2021年4月8日');
    expect(lines.slice(at - 2, at + 1)).toEqual(['（印章）', '重庆市招商投资促进局', '2021年4月8日']);
    expect(withWords(xml, '2021年4月8日')).toContain('<w:ind w:right="1280"/>');
    const unsealed = await documentOf(sampleDocument(), sampleTemplate({ sealPlace: false }));
    expect(words(unsealed)).not.toContain('（印章）');
  });

  it('begins each attachment on a page of its own, lying where it is wide', () => {
    const label = withWords(xml, '附件2');
    expect(words(label)).toBe('附件2');
    expect(label).toContain('w:eastAsia="黑体"');
    const sections = xml.match(/<w:pgSz [^>]*>/g) ?? [];
    expect(sections.map((each) => /orient="(\w+)"/.exec(each)?.[1])).toEqual(['portrait', 'landscape', 'portrait']);
  });

  it('counts its pages outside: right on odd ones, left on even ones', () => {
    expect(all.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const feet = [...all].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, foot]) => foot);
    const numbers = feet.map((foot) => paragraphs(foot)[0] ?? '');
    expect(numbers.filter((each) => each.includes('<w:jc w:val="right"/>')).length).toBe(3);
    expect(numbers.filter((each) => each.includes('<w:jc w:val="left"/>')).length).toBe(3);
    for (const each of numbers) {
      expect(each).toContain('<w:instrText xml:space="preserve">PAGE</w:instrText>');
      expect(each).toContain('宋体');
      expect(each).toContain('<w:sz w:val="28"/>');
      expect(words(each)).toMatch(/^— PAGE —$/);
    }
    for (const foot of feet) expect(words(foot)).toContain(`SHA-256 ${'5f0c'.repeat(16)}`);
  });

  it('says on every page that it is not published', async () => {
    const heads = async (statusMark: string): Promise<string[]> =>
      [...(await parts(sampleDocument({ statusMark }), sampleTemplate()))]
        .filter(([name]) => /^word\/header\d+\.xml$/.test(name))
        .map(([, head]) => words(head));
    for (const head of await heads('草稿')) expect(head).toContain('（草稿）');
    for (const head of await heads('（快报）')) expect(head).toContain('【快报】');
    for (const head of await heads('')) expect(head).toBe('');
  });

  it('repeats the heads of tables, and prints figures as they are read', () => {
    const [small] = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    expect(small).toContain('<w:tblHeader/>');
    const cells = (small?.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).map(words);
    expect(cells.slice(5, 10)).toEqual(['1', '示例第1区', '40.00', '20.1%', '-4.90']);
    expect(cells.slice(15, 20)[3]).toBe('—');
    expect(cells.slice(-5)).toEqual(['', '合计', '100.00', '', '']);
    expect(small).toContain('<w:b/>');
  });

  it('holds its footnotes', () => {
    expect(all.get('word/footnotes.xml')).toContain('合同引资为已签订并审核的正式协议金额。');
    expect(xml).toContain('<w:footnoteReference w:id="1"/>');
  });

  it('escapes what would be markup', async () => {
    const table = { ...sampleTable(1), rows: [[1, '<甲> & "乙"\u0000', '0.00', null, '']] };
    const strange = await documentOf(sampleDocument({ blocks: [{ kind: 'table', table }] }), sampleTemplate());
    expect(strange).toContain('&lt;甲&gt; &amp; "乙"');
  });

  it('has the same bytes every time', async () => {
    const first = await writeDocx(sampleDocument(), sampleTemplate());
    await new Promise((done) => setTimeout(done, 1_100));
    expect((await writeDocx(sampleDocument(), sampleTemplate())).equals(first)).toBe(true);
  });

  it('holds no character that XML cannot hold, wherever a name stands', async () => {
    const named = '演示\u0001\u000b\uffff企业<&>';
    const hostile = { ...sampleDocument(), title: named, blocks: [{ kind: 'paragraph', text: named } as const] };
    for (const [name, part] of await parts(hostile, sampleTemplate())) {
      if (!name.endsWith('.xml')) continue;
      expect([name, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(part)]).toEqual([name, false]);
    }
  });
});
