/** Unit and database tests of the API: `*.spec.ts` without I/O, `*.db.spec.ts` on a real Postgres. */
module.exports = {
  displayName: 'api',
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  transform: { '^.+\\.ts$': ['<rootDir>/testing/swc-transform.cjs'] },
  globalSetup: '<rootDir>/testing/start-postgres.ts',
  globalTeardown: '<rootDir>/testing/stop-postgres.ts',
  setupFiles: ['reflect-metadata', '<rootDir>/testing/child-processes.cjs'],
  testTimeout: 30000,
  workerIdleMemoryLimit: '512MB',
};
