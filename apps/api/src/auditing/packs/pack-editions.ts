import type { EditionFiles, EditionRepository, StoredEdition } from '@yipanqi/api/reports';
import type { UnitEdition } from '@yipanqi/contract';
import { editionsOf } from '../years/unit-year.query';
import type { PackJob } from './write-pack';

export interface PackEdition {
  readonly edition: UnitEdition;
  /** Paths in the archive by what they are: JSON, Word, Excel. */
  readonly files: readonly { readonly words: string; readonly path: string }[];
}

/** editions/monthly-2021-03-1.json, .docx, .xlsx : every edition of the year in every form that there is of it. */
export async function writeEditions(
  { db, archive, year }: PackJob,
  editions: EditionRepository,
  files: EditionFiles,
): Promise<PackEdition[]> {
  const written: PackEdition[] = [];
  for (const edition of await editionsOf(db, year)) {
    const stored = await editions.byId(db, edition.id);
    if (!stored) continue;
    const name = `editions/${edition.kind}-${edition.period}-${edition.edition}`;
    const forms = [{ words: 'JSON', path: `${name}.json` }];
    await archive.bytes(`${name}.json`, files.json(stored).bytes);
    for (const [words, ending, bytes] of await documents(files, stored)) {
      await archive.bytes(`${name}.${ending}`, bytes);
      forms.push({ words, path: `${name}.${ending}` });
    }
    written.push({ edition, files: forms });
  }
  return written;
}

async function documents(files: EditionFiles, edition: StoredEdition): Promise<[string, string, Buffer][]> {
  return [
    ['Word', 'docx', (await files.docx(edition)).bytes],
    ['Excel', 'xlsx', (await files.xlsx(edition)).bytes],
  ];
}
