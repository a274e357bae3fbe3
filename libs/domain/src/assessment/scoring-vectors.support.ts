/**
 * Item scores of one published yearly assessment, as printed (2024年度全市招商引资考核结果公示, unit names masked by the source,
 * https://www.qianlima.com/bid-486863651.html). `follows` is N where the printed formula is not whole. For specs only.
 */
export interface ScoringVector {
  readonly id: string;
  readonly unit: string;
  readonly item: string;
  /** As printed; '' where nothing is. */
  readonly formula: string;
  readonly score: string;
  readonly follows: boolean;
}

export const SCORING_VECTORS: readonly ScoringVector[] = [
  { id: 'K01', unit: '单位A', item: '第1项', formula: '96%×0.5', score: '0.48', follows: true },
  { id: 'K02', unit: '单位A', item: '第2项', formula: '120%×0.5', score: '0.6', follows: true },
  {
    id: 'K03',
    unit: '单位A',
    item: '第3项',
    formula: '[(28÷27)×50%+(177.7÷54)×50%]×0.5，封顶0.5',
    score: '0.5',
    follows: true,
  },
  { id: 'K04', unit: '单位A', item: '第4项', formula: '7/4/1', score: '0.5', follows: false },
  { id: 'K05', unit: '单位A', item: '第5项', formula: '0×0.2+1×0.2+1×0.1', score: '0.3', follows: true },
  { id: 'K06', unit: '单位A', item: '第6项', formula: '0.5−1×0.1−0', score: '0.4', follows: true },
  { id: 'K07', unit: '单位A', item: '合计', formula: '', score: '2.78', follows: true },
  { id: 'K08', unit: '单位B', item: '第1项', formula: '90%×0.5', score: '0.45', follows: true },
  { id: 'K09', unit: '单位B', item: '第2项', formula: '（与A同式）', score: '0.6', follows: false },
  {
    id: 'K10',
    unit: '单位B',
    item: '第3项',
    formula: '[(29÷27)×50%+(141.94÷54)×50%]×0.5，封顶0.5',
    score: '0.5',
    follows: true,
  },
  { id: 'K11', unit: '单位B', item: '第4项', formula: '9/4/1', score: '0.5', follows: false },
  { id: 'K12', unit: '单位B', item: '第5项', formula: '0,2,1→0×0.2+2×0.2+1×0.1', score: '0.5', follows: true },
  { id: 'K13', unit: '单位B', item: '第6项', formula: '', score: '0.4', follows: false },
  { id: 'K14', unit: '单位B', item: '合计', formula: '', score: '2.95', follows: true },
  { id: 'K15', unit: '单位C', item: '第1项', formula: '106%×0.5', score: '0.53', follows: true },
];
