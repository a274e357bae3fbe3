export * from './errors';
export * from './identity';
export * from './jobs';
export * from './audit';
export * from './plan';
export * from './reports';
export * from './ledger';
export * from './month-close';
