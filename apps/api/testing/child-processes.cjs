// Processes started by specs inherit the TypeScript transform.
const { join } = require('node:path');

const transform = join(__dirname, 'child-transform.cjs');
const before = process.env.NODE_OPTIONS ?? '';
if (!before.includes(transform)) process.env.NODE_OPTIONS = `${before} --require=${transform}`.trim();
