import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RuleBroken } from '@yipanqi/domain';
import { newId } from './ids';

/**
 * Streams an upload to a file of its own, counting its bytes, hands its path on and removes it afterwards.
 * @throws RuleBroken FILE_REQUIRED, FILE_TOO_LARGE
 */
export async function withUpload<T>(body: unknown, maxBytes: number, work: (path: string) => Promise<T>): Promise<T> {
  if (!(body instanceof Readable)) throw new RuleBroken('FILE_REQUIRED');
  const path = join(tmpdir(), `yipanqi-${newId()}.upload`);
  let left = maxBytes;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length;
      if (left < 0) done(new RuleBroken('FILE_TOO_LARGE', { max: `${maxBytes >> 20} MB` }));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(body, counted, createWriteStream(path, { mode: 0o600 }));
    if (left === maxBytes) throw new RuleBroken('FILE_REQUIRED');
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}
