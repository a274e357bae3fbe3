import { groupDigits, MEASURE_NAMES, MEASURE_UNIT, type Measure, type WireValue } from '@yipanqi/domain';
import { unitMonths } from '../years/unit-months.query';
import { yearFigures } from '../years/unit-year.query';
import { MANIFEST, MANIFEST_DIGEST } from './pack-archive';
import type { PackAssessment } from './pack-assessment';
import type { PackEdition } from './pack-editions';
import { escapeHtml, facts, Html, link, page, table, type HtmlCell } from './pack-html';
import type { RecordPage } from './pack-records';
import type { TrailPart } from './pack-trail';
import { EDITION_KIND_WORDS, EDITION_STATUS_WORDS, MASKED, shanghai } from './pack-words';
import type { PackJob } from './write-pack';

export interface PackParts {
  readonly records: readonly RecordPage[];
  readonly trail: readonly TrailPart[];
  readonly splits: number;
  readonly editions: readonly PackEdition[];
  readonly assessments: readonly PackAssessment[];
}

/** VERIFY.txt and index.html: the way into the archive. */
export async function writeIndex(job: PackJob, parts: PackParts): Promise<void> {
  await job.archive.text('VERIFY.txt', VERIFY);
  const title = `${job.unitName} ${job.year} 年度证据包`;
  await job.archive.text('index.html', page(title, '', await indexBody(job, parts)));
}

async function indexBody(job: PackJob, parts: PackParts): Promise<string> {
  const { db, year, unit } = job;
  const months = await unitMonths(db, year, unit);
  const figures = await yearFigures(db, year, unit);
  return [
    facts([
      ['单位', `${job.unitName}（${unit}）`],
      ['年度', `${year} 年`],
      ['制作', `${job.madeBy}，${shanghai(job.madeAt)}`],
      ['联系方式', `不包含；操作痕迹中的联系方式显示为${MASKED}`],
      [
        '核验',
        new Html(
          `<a href="VERIFY.txt">核验办法</a>：每个文件的 SHA-256 见 ${MANIFEST}，清单自身的摘要见 ${MANIFEST_DIGEST}`,
        ),
      ],
    ]),
    '<h2>全年数字</h2>',
    table(
      ['指标', `${year} 年`, `${year - 1} 年`, '同比（%）'],
      figures.map(({ measure, value, before, yoy }) => [
        MEASURE_NAMES[measure],
        valueWords(measure, value),
        valueWords(measure, before),
        yoy,
      ]),
    ),
    '<p class="muted">金额单位为元。每个数等于 postings.csv 中该单位、该指标、该年各月之和。</p>',
    '<h2>各月合同引资额与到位资金（元）</h2>',
    table(
      [
        '月份',
        '合同引资：通报',
        '合同引资：入账',
        '合同引资：现在所知',
        '到位资金：通报',
        '到位资金：入账',
        '到位资金：现在所知',
        '月结',
      ],
      months.map((month) => [
        month.month,
        ...(['contracted', 'inPlace'] as const).flatMap((measure): HtmlCell[] => [
          month.published ? valueWords(measure, month.published[measure] ?? '0.00') : null,
          valueWords(measure, month.booked[measure] ?? '0.00'),
          valueWords(measure, month.nowKnown[measure] ?? '0.00'),
        ]),
        month.closedAt && `${month.closedBy ?? ''} ${shanghai(month.closedAt)}`,
      ]),
    ),
    '<p class="muted">“通报”为最后一次发布的通报所载；“入账”按计入月份；“现在所知”按发生日期，迟报的计回发生的月份。</p>',
    '<h2>凭证、佐证与痕迹</h2>',
    table(
      ['月份', '页', '凭证数'],
      parts.records.map(({ path, month, part, count }) => [month, link(path, `第 ${part} 页`), count]),
      '该年度没有凭证。',
    ),
    '<p>全部凭证：<a href="records.csv">records.csv</a>、<a href="records.json">records.json</a>；记账明细：<a href="postings.csv">postings.csv</a></p>',
    '<h2>分劈</h2>',
    `<p><a href="splits.html">分劈</a>，共 ${parts.splits} 项；<a href="splits.csv">splits.csv</a></p>`,
    '<h2>报告版次</h2>',
    table(
      ['报告', '期间', '版次', '状态', '摘要', '编制', '批准', '发布', '文件'],
      parts.editions.map(({ edition, files }) => [
        EDITION_KIND_WORDS[edition.kind],
        edition.period,
        edition.edition,
        EDITION_STATUS_WORDS[edition.status],
        new Html(`<code>${escapeHtml(edition.digest)}</code>`),
        stepWords(edition.computedBy, edition.computedAt),
        stepWords(edition.approvedBy, edition.approvedAt),
        stepWords(edition.publishedBy, edition.publishedAt),
        new Html(files.map(({ path, words }) => link(path, words).text).join(' ')),
      ]),
      '该年度没有报告。',
    ),
    '<h2>年度考核</h2>',
    table(
      ['版次', '逐项', '数据'],
      parts.assessments.map(({ words, html, json }) => [words, link(html, '得分与计算'), link(json, 'JSON')]),
      '该年度没有考核结果。',
    ),
    '<h2>操作痕迹</h2>',
    table(
      ['页', '条数'],
      parts.trail.map(({ path, count }, index) => [link(path, `第 ${index + 1} 页`), count]),
      '没有操作痕迹。',
    ),
    '<p>全部痕迹：<a href="trail.csv">trail.csv</a></p>',
  ].join('\n');
}

function valueWords(measure: Measure, value: WireValue): string {
  return MEASURE_UNIT[measure] === 'money' ? groupDigits(String(value)) : String(value);
}

function stepWords(name: string | null, at: string | null): string | null {
  return name === null ? null : `${name} ${shanghai(at)}`;
}

const VERIFY = `证据包核验办法

1. 解压到一个文件夹，在该文件夹中执行（Linux、macOS、Git Bash）：
     sha256sum -c ${MANIFEST}
   每一行都应显示 OK。Windows PowerShell 可对单个文件执行 Get-FileHash 文件名 -Algorithm SHA256，与清单比对。
2. 核对清单自身：
     sha256sum -c ${MANIFEST_DIGEST}
3. ${MANIFEST_DIGEST} 中的摘要应与系统“审计 - 证据包”页面所登记的清单摘要一致；不一致的，证据包在制作之后被改动过。

${MANIFEST} 列出除 ${MANIFEST} 和 ${MANIFEST_DIGEST} 以外的全部文件。
`;
