import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { RuleBroken } from '@yipanqi/domain';
import { readAt, type ZipEntry } from './zip-directory';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const CHUNK = 1 << 16;

/** How many bytes may still be inflated in all; every entry takes from the same budget. */
export interface InflateBudget {
  left: number;
  readonly max: string;
}

/**
 * The inflated bytes of one entry, counted as they come: more than the archive promised, or more than the budget, ends it.
 * @throws RuleBroken FILE_INFLATES_TOO_LARGE, FILE_UNREADABLE
 */
export async function* inflateEntry(file: FileHandle, entry: ZipEntry, budget: InflateBudget): AsyncGenerator<Buffer> {
  let promised = entry.size;
  for await (const chunk of await inflated(file, entry)) {
    promised -= chunk.length;
    budget.left -= chunk.length;
    if (promised < 0 || budget.left < 0) throw new RuleBroken('FILE_INFLATES_TOO_LARGE', { max: budget.max });
    yield chunk;
  }
}

async function inflated(file: FileHandle, entry: ZipEntry): Promise<AsyncIterable<Buffer>> {
  const header = await readAt(file, entry.offset, entry.offset + LOCAL_BYTES);
  if (header.readUInt32LE(0) !== LOCAL_SIGNATURE || (entry.method !== 0 && entry.method !== 8)) {
    throw new RuleBroken('FILE_UNREADABLE');
  }
  const start = entry.offset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const raw = file.createReadStream({
    start,
    end: start + Math.max(0, entry.compressedSize - 1),
    autoClose: false,
    highWaterMark: CHUNK,
  });
  if (entry.compressedSize === 0) return [] as unknown as AsyncIterable<Buffer>;
  if (entry.method === 0) return raw as AsyncIterable<Buffer>;
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  raw.on('error', (error) => inflate.destroy(error));
  return asUnreadable(raw.pipe(inflate) as AsyncIterable<Buffer>);
}

/** Damage in the deflated bytes is said as what it is to the user. */
async function* asUnreadable(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw new RuleBroken('FILE_UNREADABLE');
    throw error;
  }
}
