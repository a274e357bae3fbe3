export { dataSourceOptions } from './data-source';
export { loadDemo } from './demo/load-demo';
export { loadReference } from './load-reference';
export { migrate } from './migrate';
