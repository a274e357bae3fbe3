import type { YearlyContent, YearlyList, YearlyRow } from './yearly-content';

/** The sentences of a year's assessment, composed from its content alone; a paragraph each. */
export function yearlyParagraphs(content: YearlyContent): string[] {
  return [
    basisParagraph(content),
    ...content.lists.map((list) => listParagraph(list)),
    ...comparisonParagraph(content),
    ...correctionParagraph(content),
    objectionParagraph(content),
  ];
}

function basisParagraph({ year, scheme, enrolled, lists }: YearlyContent): string {
  const sample = scheme.sample ? '（示例方案，权重不是公布的权重）' : '';
  return (
    `按照《${scheme.name}》第 ${scheme.version} 版${sample}，对 ${enrolled} 个单位 ${year} 年的招商投资促进工作进行了考核，` +
    `数据取自已月结的 ${year} 年 1—12 月台账、年度目标和经审核的人工填报，共 ${lists.length} 张榜单。`
  );
}

function listParagraph(list: YearlyList): string {
  const groups = [...new Set(list.units.map(({ group }) => group))];
  const first = groups.map((group) => {
    const best = list.units.filter((row) => row.group === group && row.rank === 1 && hasWon(list, row));
    return best.length === 0
      ? ''
      : `${group}居首的是${best.map((row) => `${row.name}（${standing(list, row)}）`).join('、')}`;
  });
  const named = first.filter((text) => text !== '');
  const graded = gradesOf(list);
  return `${list.name}：${named.length === 0 ? '没有可以排名的单位' : named.join('；')}。${graded}`;
}

/** A figure of nothing leads no list. */
function hasWon(list: YearlyList, row: YearlyRow): boolean {
  return list.by === 'score' ? row.score !== null : row.value !== null && row.value.exact !== '0';
}

export function standing(list: Pick<YearlyList, 'by'>, row: Pick<YearlyRow, 'score' | 'value'>): string {
  if (list.by === 'value') return row.value?.value ?? '—';
  return row.score === null ? '—' : `${row.score} 分`;
}

function gradesOf({ units }: YearlyList): string {
  const grades = new Map<string, number>();
  for (const { grade } of units) if (grade !== null) grades.set(grade, (grades.get(grade) ?? 0) + 1);
  if (grades.size === 0) return '';
  return `等次：${[...grades].map(([grade, count]) => `${grade} ${count} 个`).join('、')}。`;
}

function comparisonParagraph({ comparedWith, lists }: YearlyContent): string[] {
  if (!comparedWith) return [];
  const composite = lists.find(({ kind, by }) => kind === 'composite' && by === 'score');
  if (!composite) return [];
  const risen = composite.units.filter(({ scoreChange }) => scoreChange !== null && !/^-|^0\.00$/.test(scoreChange));
  const fallen = composite.units.filter(({ scoreChange }) => scoreChange?.startsWith('-'));
  const compared = composite.units.filter(({ scoreChange }) => scoreChange !== null).length;
  if (compared === 0) return [`${comparedWith.year} 年的考核方案与本年不同，得分不作比较。`];
  return [
    `${composite.name}与 ${comparedWith.year} 年第 ${comparedWith.edition} 版相比，${risen.length} 个单位得分上升，` +
      `${fallen.length} 个单位得分下降。`,
  ];
}

function correctionParagraph({ corrections }: YearlyContent): string[] {
  if (corrections.length === 0) return [];
  return [`本版已按成立的异议更正：${corrections.map(({ key, reply }) => `${key}（${reply}）`).join('；')}。`];
}

function objectionParagraph({ objectionDays }: YearlyContent): string {
  return `对得分有异议的，参评单位可在发布后 ${objectionDays} 天内提出，并附理由和佐证。`;
}
