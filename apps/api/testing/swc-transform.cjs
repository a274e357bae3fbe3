/** @swc/jest with the options of the build. */
const { createTransformer } = require('@swc/jest');
const options = require('../../../scripts/swc-options.cjs');

module.exports = createTransformer({ ...options, sourceMaps: 'inline' });
