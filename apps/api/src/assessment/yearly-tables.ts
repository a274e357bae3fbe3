import type { ColumnFormat, DocumentSheet, DocumentTable } from '@yipanqi/api/documents';
import { type YearlyContent, type YearlyItem, type YearlyList, type YearlyRow } from '@yipanqi/domain';

type Cell = string | number | null;
type ColumnOf = DocumentTable['columns'][number];

const STATE_WORDS: Readonly<Record<YearlyItem['state'], string>> = {
  scored: '按公式',
  missing: '按无目标规则',
  excluded: '不考核',
  vetoed: '否决',
  breach: '触发否决',
};

function column(heading: string, width: number, format: ColumnFormat = 'text', summed = false): ColumnOf {
  return { heading, width, format, ...(summed && { summed }) };
}

/** One list of one group: rank, score or figure, grade, and last year beside it. */
export function listTable(list: YearlyList, group: string, rows: readonly YearlyRow[]): DocumentTable {
  const byScore = list.by === 'score';
  return {
    caption: `${list.name} · ${group}`,
    columns: [
      column('名次', 8, 'count'),
      column('单位', 24),
      byScore ? column('得分', 14, 'score') : column('数值', 18),
      column('等次', 12),
      column('上年名次', 12, 'count'),
      column('名次变化', 12),
      ...(byScore ? [column('上年得分', 14, 'score'), column('增减', 12, 'score')] : [column('上年数值', 18)]),
    ],
    rows: rows.map((row): Cell[] => [
      row.rank,
      row.name,
      byScore ? row.score : (row.value?.value ?? null),
      row.grade,
      row.last?.rank ?? null,
      changeWords(row.rankChange),
      ...(byScore ? [row.last?.score ?? null, row.scoreChange] : [row.last?.value ?? null]),
    ]),
    ...(byScore && { note: `满分 ${list.fullScore}；同分并列，名次按分组内计。` }),
  };
}

/** Units down, items across, the sum last: it is the score. */
export function itemTable(group: string, items: readonly YearlyItem[], rows: readonly YearlyRow[]): DocumentTable {
  const scoreOf = (row: YearlyRow, key: string): Cell => row.items.find((item) => item.key === key)?.score ?? null;
  return {
    caption: group,
    columns: [column('单位', 22), ...items.map((item) => column(item.name, 14, 'score')), column('得分', 14, 'score')],
    rows: rows.map((row): Cell[] => [row.name, ...items.map(({ key }) => scoreOf(row, key)), row.score]),
    note: '各项得分四舍五入到两位小数，相加即为总分。',
  };
}

export function manualTable({ manual, lists }: YearlyContent): DocumentTable {
  const names = new Map(lists.flatMap(({ units }) => units.map(({ unit, name }) => [unit, name] as const)));
  return {
    caption: '人工填报及佐证',
    columns: [column('单位', 20), column('项目', 18), column('数值', 10), column('佐证', 40), column('说明', 30)],
    rows: manual.map((input): Cell[] => [
      names.get(input.unit) ?? input.unit,
      input.name,
      input.value,
      input.evidence,
      input.note,
    ]),
  };
}

/** Every item of every unit with what it was computed from. */
function detailTable(list: YearlyList): DocumentTable {
  return {
    caption: `${list.name}得分明细`,
    columns: [
      column('分组', 16),
      column('单位', 18),
      column('项目', 20),
      column('权重', 10, 'score'),
      column('得分', 10, 'score'),
      column('依据', 14),
      column('数据', 40),
      column('计算', 60),
      column('上年得分', 10, 'score'),
    ],
    rows: list.units.flatMap((row) =>
      row.items.map((item): Cell[] => [
        row.group,
        row.name,
        item.name,
        item.effectiveWeight,
        item.score,
        STATE_WORDS[item.state],
        item.figures.map(({ name, value, target }) => figureWords(name, value, target)).join('；'),
        item.steps.map(({ label, formula, result }) => `${label}：${formula} = ${result}`).join('；'),
        item.last,
      ]),
    ),
  };
}

/** The workbook: each list, each list's items, and what people entered. */
export function yearlySheets(content: YearlyContent): DocumentSheet[] {
  return [
    ...content.lists.map((list) => ({ name: list.name, table: wholeList(list) })),
    ...content.lists
      .filter(({ units }) => units.some(({ items }) => items.length > 0))
      .map((list) => ({ name: `${list.name}明细`, table: detailTable(list) })),
    ...(content.manual.length > 0 ? [{ name: '人工填报', table: manualTable(content) }] : []),
  ];
}

function wholeList(list: YearlyList): DocumentTable {
  const table = listTable(list, '全部', list.units);
  return {
    ...table,
    caption: list.name,
    columns: [column('分组', 16), ...table.columns],
    rows: table.rows.map((row, index) => [list.units[index]?.group ?? '', ...row]),
  };
}

function figureWords(name: string, value: string | null, target: string | null): string {
  return `${name} ${value ?? '—'}${target === null ? '' : `，目标 ${target}`}`;
}

function changeWords(change: number | null): string | null {
  if (change === null) return null;
  return change === 0 ? '持平' : change > 0 ? `升 ${change}` : `降 ${-change}`;
}
