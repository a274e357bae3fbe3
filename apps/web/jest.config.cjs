const { createEsmPreset } = require('jest-preset-angular/presets');

const root = '<rootDir>/../..';

module.exports = {
  displayName: 'web',
  rootDir: __dirname,
  ...createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' }),
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleNameMapper: {
    '^@yipanqi/domain$': `${root}/libs/domain/src/index.ts`,
    '^@yipanqi/contract$': `${root}/libs/contract/src/index.ts`,
    '^@yipanqi/web/([^/]+)$': '<rootDir>/src/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  workerIdleMemoryLimit: '512MB',
};
