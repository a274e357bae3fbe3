import { unzip } from './zip';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** What a Word file says, a line for every paragraph and table row; cells are separated by a tab. */
export function wordText(file: Buffer): string {
  const xml = unzip(file).get('word/document.xml')?.toString('utf8');
  if (xml === undefined) throw new Error('no word/document.xml: not a Word file');
  return xml
    .replace(/<\/w:p>\s*<\/w:tc>/g, '\t')
    .replace(/<\/w:(p|tr)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name]!);
}
