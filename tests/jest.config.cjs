/** The running product as a black box: stories over HTTP, pages in Chromium, faults, and the rules of the workspace itself. */
module.exports = {
  displayName: 'product',
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.ts'],
  transform: { '^.+\\.ts$': ['<rootDir>/../apps/api/testing/swc-transform.cjs'] },
  testTimeout: 180000,
  maxWorkers: 1,
  // A product that a failed test left behind must not keep the run from ending.
  forceExit: true,
};
