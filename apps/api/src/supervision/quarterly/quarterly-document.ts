import type {
  DocumentAttachment,
  DocumentBlock,
  DocumentSheet,
  DocumentTable,
  OfficialDocument,
} from '@yipanqi/api/documents';
import { type StoredEdition, statusMark } from '@yipanqi/api/reports';
import { CITY_UNIT, type Day, monthNumber, type QuarterlyContent, quarterlyParagraphs, yearOf } from '@yipanqi/domain';
import {
  cityTable,
  findingTable,
  lastFindingTable,
  orderTable,
  replyTable,
  ruleTable,
  unitName,
  unitTable,
  unitWorkbookTable,
} from './quarterly-tables';

export type QuarterlyEdition = StoredEdition & { readonly content: QuarterlyContent };

/** So many rows of a long list are printed; the workbook has all. */
const PRINTED = 60;

const HEADINGS = [
  '一、总体情况',
  '二、督查发现的问题',
  '三、督办情况',
  '四、上季度问题整改情况',
  '五、工作要求',
] as const;

/** The report as an official document, from the edition alone. */
export function quarterlyDocument(edition: QuarterlyEdition, title: string, number: string): OfficialDocument {
  const { content, digest } = edition;
  return {
    mark: '招商投资促进工作督查通报',
    number,
    statusMark: statusMark(edition),
    title,
    addressee: '各区县（自治县）、开发区招商投资促进部门',
    blocks: [...correction(edition), ...body(content)],
    attachments: attachments(content),
    issuer: unitName(content, CITY_UNIT),
    date: `数据截至${dayInWords(content.asOf)}`,
    digest,
  };
}

function correction({ edition, reason, differences }: QuarterlyEdition): DocumentBlock[] {
  if (reason === '') return [];
  return [
    { kind: 'paragraph', strong: true, text: `本期为第${edition}版，更正 ${differences.length} 处，原因：${reason}` },
  ];
}

/** The sentences under five headings; sample rules are called samples before anything else. */
function body(content: QuarterlyContent): DocumentBlock[] {
  const [quarter, year, findings, lights, orders, last, ...asked] = quarterlyParagraphs(content);
  const sections = [[quarter, year], [findings, lights], [orders], [last], asked];
  const sample: DocumentBlock[] = content.rulesSample
    ? [{ kind: 'paragraph', strong: true, text: '本期按随产品提供的示例规则计算，示例规则不是正式的督查规则。' }]
    : [];
  return [
    ...sample,
    ...sections.flatMap((sentences, index): DocumentBlock[] => {
      const present = sentences.filter((sentence) => sentence !== undefined);
      if (present.length === 0) return [];
      const heading: DocumentBlock = { kind: 'heading', level: 1, text: HEADINGS[index] ?? '' };
      return [
        heading,
        ...present.map((text): DocumentBlock => ({ kind: 'paragraph', text })),
        ...charts(content, index),
      ];
    }),
  ];
}

/** Findings by rule as a picture, behind the sentences about them. */
function charts({ rules }: QuarterlyContent, section: number): DocumentBlock[] {
  const found = rules.filter(({ red, yellow }) => red + yellow > 0);
  if (section !== 1 || found.length === 0) return [];
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'bar',
        title: '各项规则发现的问题',
        unit: '个',
        categories: found.map(({ name }) => name),
        series: [
          { name: '红灯', values: found.map(({ red }) => red) },
          { name: '黄灯', values: found.map(({ yellow }) => yellow) },
        ],
      },
    },
  ];
}

function attachments(content: QuarterlyContent): DocumentAttachment[] {
  const { orders, replies, carried } = content;
  const lastFindings = lastFindingTable(content, PRINTED);
  return [
    attachment('全市主要指标', [cityTable(content)]),
    attachment('各单位季度督查情况', [unitTable(content)]),
    attachment('问题清单', [ruleTable(content), findingTable(content, PRINTED)]),
    ...(orders.length > 0
      ? [attachment('本季度签发的督办单', [orderTable(content, '本季度签发的督办单', orders)])]
      : []),
    ...(replies.length > 0 ? [attachment('答复情况', [replyTable(content)])] : []),
    ...(lastFindings || carried.length > 0
      ? [
          attachment('上季度问题和督办单的办理情况', [
            ...(lastFindings ? [lastFindings] : []),
            ...(carried.length > 0 ? [orderTable(content, '上季末在办的督办单', carried)] : []),
          ]),
        ]
      : []),
  ];
}

function attachment(title: string, tables: readonly DocumentTable[]): DocumentAttachment {
  return { title, wide: true, blocks: tables.map((table) => ({ kind: 'table', table })) };
}

/** The workbook: everything, a list a sheet. */
export function quarterlySheets(content: QuarterlyContent): DocumentSheet[] {
  const last = lastFindingTable(content);
  return [
    { name: '全市', table: cityTable(content) },
    { name: '各单位', table: unitWorkbookTable(content) },
    { name: '规则', table: ruleTable(content) },
    { name: '问题清单', table: findingTable(content) },
    { name: '本季签发', table: orderTable(content, '本季度签发的督办单', content.orders) },
    { name: '答复', table: replyTable(content) },
    ...(last ? [{ name: '上季问题', table: last }] : []),
    { name: '上季末在办', table: orderTable(content, '上季末在办的督办单', content.carried) },
  ];
}

function dayInWords(day: Day): string {
  return `${yearOf(day)}年${monthNumber(day)}月${Number(day.slice(8))}日`;
}
