export * from './errors';
export * from './identity';
export * from './jobs';
export * from './audit';
