// Compiler options of the API, shared by its build and by Jest: decorators with metadata, CommonJS, aliases to relative paths.
const { resolve } = require('node:path');

module.exports = {
  swcrc: false,
  configFile: false,
  module: { type: 'commonjs', importInterop: 'swc', ignoreDynamic: true },
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
    baseUrl: resolve(__dirname, '..'),
    paths: {
      '@yipanqi/domain': ['libs/domain/src/index.ts'],
      '@yipanqi/contract': ['libs/contract/src/index.ts'],
      '@yipanqi/api/*': ['apps/api/src/*/index.ts'],
    },
  },
};
