// Builds API and web, for images.
import { build } from './build.mjs';
import { entry } from './runtime.mjs';

await entry(build);
