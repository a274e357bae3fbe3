import type { DocumentAttachment, DocumentBlock, DocumentTable, OfficialDocument } from '@yipanqi/api/documents';
import { editionMark, statusMark } from '@yipanqi/api/reports';
import { standing, type YearlyContent, type YearlyList, type YearlyRow, yearlyParagraphs } from '@yipanqi/domain';
import { itemTable, listTable, manualTable } from './yearly-tables';
import type { YearlyEdition } from './year-standing';

/** So many bars are legible on a page. */
const BARS_MAX = 20;

export function yearlyTitle(period: string): string {
  return `关于${period}年度招商投资促进工作考核结果的通报`;
}

export function yearlyNumber(period: string, edition: number): string {
  return `${period}年度考核${editionMark(edition)}`;
}

/** The assessment as an official document, from the edition alone; of units whose items are not told only the lists. */
export function yearlyDocument(edition: YearlyEdition): OfficialDocument {
  const { content, digest, period } = edition;
  return {
    mark: '年度招商投资促进工作考核通报',
    number: yearlyNumber(period, edition.edition),
    statusMark: statusMark(edition),
    title: yearlyTitle(period),
    addressee: '各参评单位：',
    blocks: [
      ...remarks(edition),
      ...yearlyParagraphs(content).map((text): DocumentBlock => ({ kind: 'paragraph', text })),
      ...content.lists.flatMap((list) => listBlocks(list)),
    ],
    attachments: [...content.lists.flatMap((list) => itemAttachments(list)), ...manualAttachments(content)],
    issuer: '重庆市招商投资促进局',
    date: `数据截至${period}年12月31日`,
    digest,
  };
}

function remarks({ reason, edition, differences }: YearlyEdition): DocumentBlock[] {
  if (reason === '') return [];
  return [{ kind: 'paragraph', text: `本期为第${edition}版，更正 ${differences.length} 处，原因：${reason}` }];
}

function listBlocks(list: YearlyList): DocumentBlock[] {
  return [
    { kind: 'heading', level: 1, text: list.name },
    ...groupsOf(list).flatMap(({ group, rows }): DocumentBlock[] => [
      ...rankingChart(list, group, rows),
      { kind: 'table', table: listTable(list, group, rows) },
    ]),
  ];
}

/** Ranked units by score, the best first. */
function rankingChart(list: YearlyList, group: string, rows: readonly YearlyRow[]): DocumentBlock[] {
  const ranked = rows.filter(({ rank, score }) => rank !== null && score !== null).slice(0, BARS_MAX);
  if (list.by !== 'score' || list.kind !== 'composite' || ranked.length === 0) return [];
  const [best] = ranked;
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'bar',
        title: `${group}：${best?.name ?? ''}以 ${best ? standing(list, best) : '—'}居首`,
        unit: '分',
        categories: ranked.map(({ name }) => name),
        series: [{ name: list.name, values: ranked.map(({ score }) => Number(score)) }],
      },
    },
  ];
}

function itemAttachments(list: YearlyList): DocumentAttachment[] {
  const tables = groupsOf(list).flatMap(({ group, rows }): DocumentBlock[] => {
    const opened = rows.filter(({ items }) => items.length > 0);
    const [first] = opened;
    return first ? [{ kind: 'table', table: itemTable(group, first.items, opened) }] : [];
  });
  return tables.length === 0 ? [] : [{ title: `${list.name}得分明细`, wide: true, blocks: tables }];
}

function manualAttachments(content: YearlyContent): DocumentAttachment[] {
  if (content.manual.length === 0) return [];
  const table: DocumentTable = manualTable(content);
  return [{ title: '人工填报及佐证', wide: true, blocks: [{ kind: 'table', table }] }];
}

export function groupsOf(list: YearlyList): { group: string; rows: YearlyRow[] }[] {
  const names = [...new Set(list.units.map(({ group }) => group))];
  return names.map((group) => ({ group, rows: list.units.filter((row) => row.group === group) }));
}
