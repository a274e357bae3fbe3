import { type DocumentBlock, yiExact } from '@yipanqi/api/documents';
import type { BulletinUnitContent, MonthlyBulletinContent } from '@yipanqi/domain';

/** So many units stand in the picture; all are in the attachment. */
const SHOWN = 10;

/** The units that lead this year, as a picture; none while nothing has been signed. */
export function leadingUnits({ units }: MonthlyBulletinContent): DocumentBlock[] {
  const leading = units.filter(hasSigned).sort(byCityRank).slice(0, SHOWN);
  const [first] = leading;
  if (!first) return [];
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'bar',
        title: `今年累计合同引资${first.name}居首`,
        unit: '亿元',
        categories: leading.map(({ name }) => name),
        series: [{ name: '今年累计', values: leading.map(({ yearToDate }) => Number(yiExact(yearToDate.contracted))) }],
      },
    },
  ];
}

/** Those that are ranked, and have something to show. */
function hasSigned({ cityRank, yearToDate }: BulletinUnitContent): boolean {
  return cityRank.contracted !== null && Number(yearToDate.contracted) > 0;
}

function byCityRank(a: BulletinUnitContent, b: BulletinUnitContent): number {
  return (a.cityRank.contracted ?? 0) - (b.cityRank.contracted ?? 0) || (a.unit < b.unit ? -1 : 1);
}
