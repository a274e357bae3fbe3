/** The measures of every official figure, in the order in which they are printed everywhere. */
export const MEASURES = [
  'signedProjects',
  'contracted',
  'inPlace',
  'industrialContracted',
  'industrialInPlace',
  'strategicEmergingContracted',
  'digitalContracted',
  'foreignContracted',
  'foreignInPlace',
  'projectsOver5bn',
  'headEnterprises',
  'startedProjects',
  'producingProjects',
] as const;

export type Measure = (typeof MEASURES)[number];

export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  signedProjects: '签约项目数',
  contracted: '合同引资额',
  inPlace: '到位资金',
  industrialContracted: '工业合同引资',
  industrialInPlace: '工业到位资金',
  strategicEmergingContracted: '战新合同引资',
  digitalContracted: '数字经济合同引资',
  foreignContracted: '外资合同引资',
  foreignInPlace: '外资到位资金',
  projectsOver5bn: '50亿元以上项目',
  headEnterprises: '头部企业',
  startedProjects: '新开工项目',
  producingProjects: '新投产项目',
};

export type MeasureUnit = 'money' | 'count';

export const MEASURE_UNIT: Readonly<Record<Measure, MeasureUnit>> = {
  signedProjects: 'count',
  contracted: 'money',
  inPlace: 'money',
  industrialContracted: 'money',
  industrialInPlace: 'money',
  strategicEmergingContracted: 'money',
  digitalContracted: 'money',
  foreignContracted: 'money',
  foreignInPlace: 'money',
  projectsOver5bn: 'count',
  headEnterprises: 'count',
  startedProjects: 'count',
  producingProjects: 'count',
};

export const MONEY_MEASURES: readonly Measure[] = MEASURES.filter((measure) => MEASURE_UNIT[measure] === 'money');
export const COUNT_MEASURES: readonly Measure[] = MEASURES.filter((measure) => MEASURE_UNIT[measure] === 'count');

export function isMeasure(value: string): value is Measure {
  return MEASURES.some((measure) => measure === value);
}
