import {
  figureSentence,
  type FigurePart,
  type FigureSentence,
  joinSentences,
  sentenceText,
} from '../shared/figure-sentence';
import type { YearlyContent, YearlyList, YearlyRow } from './yearly-content';

/** What a number of a yearly report is made of, in the report's own words. */
export type YearlyFigure =
  /** The units that are assessed. */
  | { readonly of: 'enrolled' }
  /** One unit's standing in a list. */
  | { readonly of: 'unit'; readonly unit: string; readonly list: string }
  /** A count of rows of a list: of a grade, or risen and fallen since last year. */
  | { readonly of: 'rows'; readonly list: string };

export type YearlySentence = FigureSentence<YearlyFigure>;

const sentence = figureSentence<YearlyFigure>;

/** The sentences of a year's assessment, composed from its content alone; a paragraph each. */
export function yearlySentences(content: YearlyContent): YearlySentence[] {
  return [
    basisSentence(content),
    ...content.lists.map((list) => listSentence(list)),
    ...comparisonSentence(content),
    ...correctionSentence(content),
    objectionSentence(content),
  ];
}

export function yearlyParagraphs(content: YearlyContent): string[] {
  return yearlySentences(content).map(sentenceText);
}

function basisSentence({ year, scheme, enrolled, lists }: YearlyContent): YearlySentence {
  const sample = scheme.sample ? '（示例方案，权重不是公布的权重）' : '';
  return sentence`按照《${scheme.name}》第 ${scheme.version} 版${sample}，对 ${part(String(enrolled), { of: 'enrolled' })} 个单位 ${year} 年的招商投资促进工作进行了考核，数据取自已月结的 ${year} 年 1—12 月台账、年度目标和经审核的人工填报，共 ${lists.length} 张榜单。`;
}

function listSentence(list: YearlyList): YearlySentence {
  const groups = [...new Set(list.units.map(({ group }) => group))];
  const first = groups.flatMap((group) => {
    const best = list.units.filter((row) => row.group === group && row.rank === 1 && hasWon(list, row));
    const named = best.map(
      (row) => sentence`${row.name}（${part(standing(list, row), { of: 'unit', unit: row.unit, list: list.key })}）`,
    );
    return best.length === 0 ? [] : [sentence`${group}居首的是${joinSentences(named, '、')}`];
  });
  return sentence`${list.name}：${first.length === 0 ? '没有可以排名的单位' : joinSentences(first, '；')}。${gradesOf(list)}`;
}

/** A figure of nothing leads no list. */
function hasWon(list: YearlyList, row: YearlyRow): boolean {
  return list.by === 'score' ? row.score !== null : row.value !== null && row.value.exact !== '0';
}

export function standing(list: Pick<YearlyList, 'by'>, row: Pick<YearlyRow, 'score' | 'value'>): string {
  if (list.by === 'value') return row.value?.value ?? '—';
  return row.score === null ? '—' : `${row.score} 分`;
}

function gradesOf({ key, units }: YearlyList): YearlySentence {
  const grades = new Map<string, number>();
  // The best first.
  const sorted = [...units].sort((a, b) => Number(b.score ?? 0) - Number(a.score ?? 0));
  for (const { grade } of sorted) if (grade !== null) grades.set(grade, (grades.get(grade) ?? 0) + 1);
  if (grades.size === 0) return [];
  const parts = [...grades].map(([grade, count]) => sentence`${grade} ${rows(count, key)} 个`);
  return sentence`等次：${joinSentences(parts, '、')}。`;
}

function comparisonSentence({ comparedWith, lists }: YearlyContent): YearlySentence[] {
  if (!comparedWith) return [];
  const composite = lists.find(({ kind, by }) => kind === 'composite' && by === 'score');
  if (!composite) return [];
  const risen = composite.units.filter(({ scoreChange }) => scoreChange !== null && !/^-|^0\.00$/.test(scoreChange));
  const fallen = composite.units.filter(({ scoreChange }) => scoreChange?.startsWith('-'));
  const compared = composite.units.filter(({ scoreChange }) => scoreChange !== null).length;
  if (compared === 0) return [sentence`${comparedWith.year} 年的考核方案与本年不同，得分不作比较。`];
  return [
    sentence`${composite.name}与 ${comparedWith.year} 年第 ${comparedWith.edition} 版相比，${rows(risen.length, composite.key)} 个单位得分上升，${rows(fallen.length, composite.key)} 个单位得分下降。`,
  ];
}

function correctionSentence({ corrections }: YearlyContent): YearlySentence[] {
  if (corrections.length === 0) return [];
  return [
    sentence`本版已按成立的异议更正：${corrections.map(({ key, reply }) => `${key}（${reply.replace(/。$/, '')}）`).join('；')}。`,
  ];
}

function objectionSentence({ objectionDays }: YearlyContent): YearlySentence {
  return sentence`对得分有异议的，参评单位可在发布后 ${objectionDays} 天内提出，并附理由和佐证。`;
}

function rows(count: number, list: string): FigurePart<YearlyFigure> {
  return part(String(count), { of: 'rows', list });
}

function part(text: string, figure: YearlyFigure): FigurePart<YearlyFigure> {
  return { text, figure };
}
