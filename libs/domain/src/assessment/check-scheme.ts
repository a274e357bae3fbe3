import { add, compareRatios, type Ratio, ratioFromDecimal, RATIO_ZERO } from '../shared/ratio';
import { shownPoints } from './exact';
import { checkGroups } from './check-groups';
import { checkItem } from './check-item';
import { checkQuantity } from './check-quantity';
import { standsOutside } from './methods';
import type { GradeBand, Scheme, SchemeItem, SchemeList, SchemeWorld } from './scheme';
import { shapeFaults } from './scheme-shape';
import { at, type SchemeFault } from './shape';

/** Every fault of a scheme, with its place; none means that it can be approved. Takes untrusted JSON. */
export function checkScheme(content: unknown, world: SchemeWorld): SchemeFault[] {
  const faults = shapeFaults(content);
  if (faults.length > 0) return faults;
  const scheme = content as Scheme;
  return [
    ...(scheme.lists.length === 0 ? [fault('lists', 'LISTS_EMPTY', '方案没有榜单，请至少添加一个。')] : []),
    ...repeated(scheme.lists, 'key', 'lists', '榜单代码'),
    ...repeated(scheme.lists, 'name', 'lists', '榜单名称'),
    ...onlyOneComposite(scheme),
    ...scheme.lists.flatMap((list, index) => checkList(list, `lists.${index}`, world)),
  ];
}

function onlyOneComposite({ lists }: Scheme): SchemeFault[] {
  const composites = [...lists.keys()].filter((index) => lists[index]?.kind === 'composite');
  return composites
    .slice(1)
    .map((index) => fault(`lists.${index}.kind`, 'COMPOSITE_TWICE', '综合榜只能有一个，请把其余的改为单项。'));
}

function checkList(list: SchemeList, path: string, world: SchemeWorld): SchemeFault[] {
  const { items, ranking } = list;
  return [
    ...checkGroups(list, path, world),
    ...(ranking.by === 'score' && !items.some((item) => !standsOutside(item))
      ? [fault(at(path, 'items'), 'ITEMS_EMPTY', '按得分排名的榜单至少要有一个计分的考核项。')]
      : []),
    ...(ranking.by === 'value' ? checkQuantity(ranking.quantity, at(path, 'ranking.quantity'), false) : []),
    ...repeated(items, 'key', at(path, 'items'), '考核项代码'),
    ...repeated(items, 'name', at(path, 'items'), '考核项名称'),
    ...items.flatMap((item, index) => checkItem(item, list, at(path, 'items', index))),
    ...checkWeights(list, path),
    ...checkGrades(list.grades, at(path, 'grades')),
  ];
}

/** In every group the weights of its items add to what the list states. */
function checkWeights({ groups, items, fullScore }: SchemeList, path: string): SchemeFault[] {
  const stated = ratioFromDecimal(fullScore);
  if (stated.n < 0n) return [fault(at(path, 'fullScore'), 'FULL_SCORE', '满分不能为负数。')];
  const sums = groups.map(({ name }) => ({ name, sum: weightIn(items, name) }));
  // Where no group weighs differently it is one fault, not one for each.
  const alike = sums.every(({ sum }) => compareRatios(sum, sums[0]?.sum ?? sum) === 0);
  return (alike ? sums.slice(0, 1) : sums)
    .filter(({ sum }) => compareRatios(sum, stated) !== 0)
    .map(({ name, sum }) => {
      const sentence = `${alike ? '' : `“${name}”的`}权重合计 ${shownPoints(sum)} 分，与满分 ${shownPoints(stated)} 分不一致。`;
      return fault(at(path, 'fullScore'), 'WEIGHTS_SUM', sentence);
    });
}

/** Σ weights of the items that count in a group. */
export function weightIn(items: readonly SchemeItem[], group: string): Ratio {
  return items
    .filter((item) => !standsOutside(item) && (item.groups === null || item.groups.includes(group)))
    .reduce((sum, { weight }) => add(sum, ratioFromDecimal(weight)), RATIO_ZERO);
}

function checkGrades(grades: readonly GradeBand[], path: string): SchemeFault[] {
  return [
    ...repeated(grades, 'name', path, '等次名称'),
    ...grades.flatMap(({ from }, index): SchemeFault[] => {
      const place = at(path, index, 'from');
      const last = index === grades.length - 1;
      if (last)
        return from === null ? [] : [fault(place, 'GRADES_HOLE', '最后一个等次不设分数线，以免有得分没有等次。')];
      if (from === null) return [fault(place, 'GRADE_FROM', '除最后一个外，每个等次都要有分数线。')];
      const before = grades[index - 1]?.from ?? null;
      return before !== null && compareRatios(ratioFromDecimal(from), ratioFromDecimal(before)) >= 0
        ? [fault(place, 'GRADES_ORDER', `分数线应低于上一等次的 ${before} 分。`)]
        : [];
    }),
  ];
}

function repeated<K extends string>(
  entries: readonly Readonly<Record<K, string>>[],
  field: K,
  path: string,
  label: string,
): SchemeFault[] {
  return entries.flatMap((entry, index) => {
    const first = entries.findIndex((other) => other[field] === entry[field]);
    const sentence = `${label}“${entry[field]}”重复，请换一个。`;
    return first < index ? [fault(at(path, index, field), 'REPEATED', sentence)] : [];
  });
}

function fault(path: string, code: string, sentence: string): SchemeFault {
  return { path, code, sentence };
}
