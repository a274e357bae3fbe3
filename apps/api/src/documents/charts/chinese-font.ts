import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface ChineseFont {
  readonly path: string;
  readonly family: string;
}

/** Fonts with Chinese characters that systems bring, the best for small labels first. */
const KNOWN: readonly (readonly [file: RegExp, family: string])[] = [
  [/^NotoSansCJK-Regular\.(ttc|otc)$/i, 'Noto Sans CJK SC'],
  [/^NotoSans(CJK)?SC-Regular\.(otf|ttf)$/i, 'Noto Sans SC'],
  [/^SourceHanSans(SC|CN)-Regular\.otf$/i, 'Source Han Sans SC'],
  [/^msyh\.(ttc|ttf)$/i, 'Microsoft YaHei'],
  [/^simhei\.ttf$/i, 'SimHei'],
  [/^wqy-(zenhei|microhei)\.ttc$/i, 'WenQuanYi Zen Hei'],
  [/^NotoSerifCJK-Regular\.ttc$/i, 'Noto Serif CJK SC'],
  [/^Hiragino Sans GB\.ttc$/i, 'Hiragino Sans GB'],
  [/^STHeiti (Light|Medium)\.ttc$/i, 'STHeiti'],
  [/^DroidSansFallback(Full)?\.ttf$/i, 'Droid Sans Fallback'],
];
const DEPTH = 4;

/** Folders in which systems keep their fonts. */
export function fontFolders(): string[] {
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(homedir(), '.fonts'),
    join(homedir(), '.local/share/fonts'),
    '/System/Library/Fonts',
    '/Library/Fonts',
    join(process.env['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
  ];
}

/** The best Chinese font below these folders; null where there is none. */
export function chineseFont(folders: readonly string[] = fontFolders()): ChineseFont | null {
  const files = folders.flatMap((folder) => filesBelow(folder, DEPTH));
  for (const [pattern, family] of KNOWN) {
    const found = files.find(({ name }) => pattern.test(name));
    if (found) return { path: found.path, family };
  }
  return null;
}

function filesBelow(folder: string, depth: number): { name: string; path: string }[] {
  if (depth === 0 || !existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, depth - 1);
    return [{ name: entry.name, path }];
  });
}
