import {
  type DocumentAttachment,
  type DocumentBlock,
  type DocumentTable,
  type OfficialDocument,
  yiPrinted,
} from '@yipanqi/api/documents';
import {
  bulletinParagraphs,
  CITY_UNIT,
  lastDayOf,
  monthNumber,
  type MonthlyBulletinContent,
  subTables,
  yearOf,
} from '@yipanqi/domain';
import { leadingUnits } from './bulletin-charts';
import {
  activityTable,
  adjustmentTable,
  cityTable,
  cohortsOf,
  cohortTable,
  headTable,
  nameOf,
  planTable,
  projectTable,
  signingTable,
  subTable,
  zeroTable,
} from './bulletin-tables';
import { statusMark } from './edition-kind';
import type { StoredEdition } from './edition.repository';
import { editionNumber, editionTitle } from './edition-title';

type BulletinEdition = Pick<StoredEdition, 'kind' | 'edition' | 'status' | 'digest' | 'reason' | 'differences'> & {
  readonly content: MonthlyBulletinContent;
};

/** So many late entries are named in the footnote; the rest is in the table. */
const NOTED = 5;

const BASIS =
  '合同引资为已签订并审核的正式协议金额，到位资金为有凭据并审核的到账金额；同比、完成率按精确数计算后取一位小数，没有上年同期数或年度目标的以“—”表示。';

/** The bulletin as an official document, from the edition alone. */
export function bulletinOfficialDocument(edition: BulletinEdition): OfficialDocument {
  const { kind, content, digest } = edition;
  const { period } = content;
  const issuer = nameOf(content.units, CITY_UNIT);
  return {
    mark: kind === 'monthlyInterim' ? '招商投资促进情况快报' : '招商投资促进情况通报',
    number: editionNumber(period, edition.edition),
    statusMark: kind === 'monthlyInterim' ? '（快报）' : statusMark(edition),
    title: editionTitle(kind, period),
    addressee: '',
    blocks: [...remarks(edition), ...sentences(content), ...leadingUnits(content)],
    attachments: attachments(content),
    issuer,
    date: `数据截至${dayInWords(lastDayOf(period))}`,
    digest,
  };
}

function attachments(content: MonthlyBulletinContent): DocumentAttachment[] {
  const { period, projectsOver5bn } = content;
  const ofYear = projectsOver5bn.filter(({ month }) => yearOf(month) === yearOf(period));
  return [
    attachment('全市主要指标', [cityTable(content, false)]),
    attachment('各分组排名', cohortsOf(content).map(cohortTable)),
    attachment('规划进度', [planTable(content)]),
    attachment('头部企业', [headTable(content)]),
    attachment(`今年以来达到 50 亿元的项目（累计 ${projectsOver5bn.length} 个，全部见电子表格）`, [
      projectTable(content, ofYear),
    ]),
    attachment('调整事项', [adjustmentTable(content)]),
    ...present('本月合同引资前十项目', signingTable(content)),
    ...present('零进展单位', zeroTable(content)),
    attachment('分项情况', subTables(content).map(subTable)),
    ...present('活跃指数', activityTable(content)),
  ];
}

function attachment(title: string, tables: readonly DocumentTable[]): DocumentAttachment {
  return { title, wide: true, blocks: tables.map((table) => ({ kind: 'table', table })) };
}

function present(title: string, table: DocumentTable | null): DocumentAttachment[] {
  return table === null ? [] : [attachment(title, [table])];
}

function remarks({ content, reason, edition, differences }: BulletinEdition): DocumentBlock[] {
  const interim: DocumentBlock[] = content.interim
    ? [{ kind: 'paragraph', text: '快报：本月尚未月结，以下数字以月结后的通报为准。', strong: true }]
    : [];
  if (reason === '') return interim;
  const text = `本期为第${edition}版，更正 ${differences.length} 处，原因：${reason}`;
  return [...interim, { kind: 'paragraph', text }];
}

/** The late entries belong to the last sentence, which counts them. */
function sentences(content: MonthlyBulletinContent): DocumentBlock[] {
  const texts = bulletinParagraphs(content);
  return texts.map((text, index): DocumentBlock => {
    if (index === 1) return { kind: 'paragraph', text, footnote: BASIS };
    const late = content.adjustments.length > 0 && index === texts.length - 1;
    return { kind: 'paragraph', text, ...(late && { footnote: lateNote(content) }) };
  });
}

function lateNote({ adjustments }: MonthlyBulletinContent): string {
  const named = adjustments
    .slice(0, NOTED)
    .map(
      ({ voucherNo, leadName, occurredOn, amount }) =>
        `${leadName}（凭证 ${voucherNo}，${occurredOn} 发生${amount === null ? '' : `，${yiPrinted(amount)} 亿元`}）`,
    );
  const rest = adjustments.length > NOTED ? `等 ${adjustments.length} 张` : '';
  return `${named.join('；')}${rest}。全部见附表“调整事项”。`;
}

function dayInWords(day: ReturnType<typeof lastDayOf>): string {
  return `${yearOf(day)}年${monthNumber(day)}月${Number(day.slice(8))}日`;
}
