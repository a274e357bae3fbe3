// Writes src/styles/zorro.css: the styles of the ng-zorro pieces we use, with their fixed colours replaced by
// our own CSS variables, so that one sheet of a tenth of the size serves light and dark.
// Run after an ng-zorro upgrade or when a feature needs a further piece: `npx node apps/web/tools/zorro-theme.mjs`.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PIECES = [
  'button',
  'checkbox',
  'dropdown',
  'input',
  'message',
  'popconfirm',
  'popover',
  'progress',
  'radio',
  'select',
  'steps',
  'switch',
  'tabs',
  'timeline',
  'tooltip',
  'upload',
];

const COLOURS = {
  '#fff': 'surface',
  '#d9d9d9': 'border',
  '#f0f0f0': 'line',
  '#f5f5f5': 'hover',
  '#f4f4f4': 'hover',
  '#fafafa': 'subtle',
  '#bfbfbf': 'placeholder',
  'rgba(0, 0, 0, 0.85)': 'text',
  'rgba(0, 0, 0, 0.65)': 'text-2',
  'rgba(0, 0, 0, 0.45)': 'text-2',
  'rgba(0, 0, 0, 0.25)': 'text-3',
  'rgba(0, 0, 0, 0.75)': 'tooltip',
  'rgba(0, 0, 0, 0.06)': 'line',
  'rgba(0, 0, 0, 0.04)': 'hover',
  '#1890ff': 'accent',
  '#40a9ff': 'accent-hover',
  '#096dd9': 'accent-active',
  '#e6f7ff': 'accent-bg',
  '#bae7ff': 'accent-line',
  '#91d5ff': 'accent-line',
  'rgba(24, 144, 255, 0.2)': 'accent-ring',
  '#ff4d4f': 'red',
  '#ff7875': 'red',
  '#d9363e': 'red',
  'rgba(255, 77, 79, 0.2)': 'red-ring',
  '#fff2f0': 'red-bg',
  '#fff1f0': 'red-bg',
  '#faad14': 'orange',
  '#52c41a': 'green',
};

const here = dirname(fileURLToPath(import.meta.url));
const home = dirname(createRequire(import.meta.url).resolve('ng-zorro-antd/package.json'));

function themed(css) {
  let out = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/transition: all 0\.3s[^;]*;/g, '');
  for (const [colour, name] of Object.entries(COLOURS)) {
    const pattern = new RegExp(colour.replace(/[.()]/g, '\\$&') + '(?![0-9a-f])', 'gi');
    out = out.replace(pattern, `var(--yp-${name})`);
  }
  // White text on a filled accent or red stays white in both themes.
  return out
    .replace(/(^|[\s{;])color: var\(--yp-surface\)/g, '$1color: var(--yp-on-accent)')
    .replace(/border-radius: 2px/g, 'border-radius: var(--yp-radius)')
    .replace(/\.ant-[\w-]*rtl[^{}]*\{[^{}]*\}/g, '')
    .replace(/\n\s*\n+/g, '\n');
}

const sheets = await Promise.all(
  ['style', ...PIECES.map((piece) => `${piece}/style`)].map((dir) => readFile(join(home, dir, 'index.css'), 'utf8')),
);
const head = '/* Written by apps/web/tools/zorro-theme.mjs from ng-zorro-antd (MIT). Do not edit. */\n';
await writeFile(join(here, '../src/styles/zorro.css'), head + sheets.map(themed).join('\n'));
