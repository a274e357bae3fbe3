import {
  findingsBehind,
  LIGHT_WORDS,
  type LastFindingContent,
  ordersBehind,
  type OrdersFigure,
  pastBehind,
  type QuarterlyContent,
  type QuarterlyFigure,
  type QuarterOrderContent,
  type QuarterReplyContent,
  type QuarterUnitContent,
  repliesBehind,
  type SupervisionFinding,
  unitsConcerned,
  unitsOfLight,
} from '@yipanqi/domain';

/** What a count of a quarterly report is made of: one kind of rows, and how many they are. */
export type Behind = { readonly heading: string; readonly sum: string } & (
  | { readonly kind: 'findings'; readonly findings: readonly SupervisionFinding[] }
  | { readonly kind: 'orders'; readonly orders: readonly QuarterOrderContent[] }
  | { readonly kind: 'units'; readonly units: readonly QuarterUnitContent[] }
  | { readonly kind: 'replies'; readonly replies: readonly QuarterReplyContent[] }
  | { readonly kind: 'past'; readonly past: readonly LastFindingContent[] }
);

/** Figures that count something of the report itself. */
export type CountFigure = Exclude<QuarterlyFigure, { readonly of: 'measure' | 'target' }>;

const ORDER_WORDS: Readonly<Record<OrdersFigure['which'], string>> = {
  issued: '本季签发的督办单',
  open: '季末在办的督办单',
  overdue: '超期的督办单',
  carried: '上季末在办的督办单',
  closed: '上季末在办、已办结的督办单',
  replied: '上季末在办、已答复待研判的督办单',
  late: '上季末在办、超期未答复的督办单',
  inTime: '上季末在办、仍在期限内的督办单',
  withdrawn: '上季末在办、已撤回的督办单',
};

export function behind(content: QuarterlyContent, figure: CountFigure): Behind {
  const unit = (id: string | null): string => content.units.find((each) => each.unit === id)?.name ?? '';
  const rule = (key: string | null): string => content.rules.find((each) => each.key === key)?.name ?? '';
  const words = (...parts: string[]): string => parts.filter(Boolean).join(' · ');
  switch (figure.of) {
    case 'findings': {
      const findings = findingsBehind(content, figure);
      const light = figure.light ? `${LIGHT_WORDS[figure.light]}问题` : '问题';
      const heading = words(unit(figure.unit), rule(figure.rule), light);
      return { kind: 'findings', heading, sum: `合计 ${findings.length} 个问题`, findings };
    }
    case 'concerned': {
      const units = unitsConcerned(content, figure);
      return {
        kind: 'units',
        heading: words(rule(figure.rule), '涉及的单位'),
        sum: `合计 ${units.length} 个单位`,
        units,
      };
    }
    case 'lights': {
      const units = unitsOfLight(content, figure.light);
      return { kind: 'units', heading: `${LIGHT_WORDS[figure.light]}单位`, sum: `合计 ${units.length} 个单位`, units };
    }
    case 'orders': {
      const orders = ordersBehind(content, figure);
      const heading = words(unit(figure.unit), ORDER_WORDS[figure.which]);
      return { kind: 'orders', heading, sum: `合计 ${orders.length} 件`, orders };
    }
    case 'replies': {
      const replies = repliesBehind(content, figure.late);
      const heading = figure.late ? '本季度逾期的答复' : '本季度收到的答复';
      return { kind: 'replies', heading, sum: `合计 ${replies.length} 件`, replies };
    }
    case 'past': {
      const past = pastBehind(content, figure.stands);
      const heading = `上季度${figure.stands === null ? '发现' : figure.stands ? '发现、仍存在' : '发现、已整改'}的问题`;
      return { kind: 'past', heading, sum: `合计 ${past.length} 个问题`, past };
    }
  }
}
