// Lets processes that a spec starts run TypeScript as Jest does: node --require child-transform.cjs
const { userInfo } = require('node:os');

// Such a process gets no environment, and the compiler looks for its cache at home.
process.env.HOME ??= userInfo().homedir;
const { transformFileSync } = require('@swc/core');
const { resolve } = require('node:path');
const options = require('../../../scripts/swc-options.cjs');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformFileSync(filename, { ...options, cwd: resolve(__dirname, '../../..'), filename });
  module._compile(code, filename);
};
