export * from './errors';
export * from './identity';
export * from './jobs';
export * from './audit';
export * from './plan';
export * from './reports';
