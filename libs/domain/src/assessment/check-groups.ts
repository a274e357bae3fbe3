import { COHORTS } from '../plan/cohort';
import { belongs } from './list-members';
import { type SchemeList, type SchemeWorld, UNRANKED_COHORT, type UnitGroup, ZONES_COHORT } from './scheme';
import { at, type SchemeFault } from './shape';

/** Every group has units, each unit stands in one group at most, and nothing is named that does not exist. */
export function checkGroups(list: SchemeList, path: string, world: SchemeWorld): SchemeFault[] {
  const { groups } = list;
  const none = { path: at(path, 'groups'), code: 'GROUPS_EMPTY', sentence: '榜单没有分组，请至少设一组。' };
  return [
    ...(groups.length === 0 ? [none] : []),
    ...groups.flatMap((group, index) => {
      const place = at(path, 'groups', index);
      return [
        ...sameName(groups, index, place),
        ...checkCohorts(group, list, place, world),
        ...checkUnits(group, place, world),
        ...checkMembers(list, index, place, world),
      ];
    }),
  ];
}

function sameName(groups: readonly UnitGroup[], index: number, place: string): SchemeFault[] {
  const name = groups[index]?.name ?? '';
  if (groups.findIndex((group) => group.name === name) >= index) return [];
  return [{ path: at(place, 'name'), code: 'REPEATED', sentence: `分组名称“${name}”重复，请换一个。` }];
}

function checkCohorts(group: UnitGroup, list: SchemeList, place: string, world: SchemeWorld): SchemeFault[] {
  return group.cohorts.flatMap((cohort, index): SchemeFault[] => {
    const path = at(place, 'cohorts', index);
    const known = COHORTS.includes(cohort) || world.units.some((unit) => unit.cohort === cohort);
    if (!known) return [{ path, code: 'COHORT_UNKNOWN', sentence: `没有“${cohort}”这个片区，请从列出的片区中选择。` }];
    if (cohort === UNRANKED_COHORT) {
      return [{ path, code: 'COHORT_UNRANKED', sentence: `“${cohort}”不参加考核，请去掉。` }];
    }
    if (cohort === ZONES_COHORT && list.withoutZones) {
      return [{ path, code: 'ZONES_OUT', sentence: '本榜开发区不参加，请去掉开发区或取消“开发区不参加”。' }];
    }
    return [];
  });
}

function checkUnits(group: UnitGroup, place: string, world: SchemeWorld): SchemeFault[] {
  return group.units.flatMap((id, index) =>
    world.units.some((unit) => unit.id === id)
      ? []
      : [{ path: at(place, 'units', index), code: 'UNIT_UNKNOWN', sentence: `没有代码为“${id}”的单位。` }],
  );
}

function checkMembers(list: SchemeList, index: number, place: string, world: SchemeWorld): SchemeFault[] {
  const group = list.groups[index];
  if (!group) return [];
  const members = world.units.filter((unit) => belongs(unit.id, unit, group, list));
  if (members.length === 0) {
    return [{ path: place, code: 'GROUP_EMPTY', sentence: `“${group.name}”没有单位，请选择片区或单位。` }];
  }
  const before = list.groups.slice(0, index);
  const twice = members.find((unit) => before.some((other) => belongs(unit.id, unit, other, list)));
  if (!twice) return [];
  return [{ path: place, code: 'UNIT_TWICE', sentence: `${twice.name}已在另一组，一个单位只能在一组里排名。` }];
}
