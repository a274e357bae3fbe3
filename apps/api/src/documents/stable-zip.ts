import { Writable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';
import { ZipWriter } from '@yipanqi/api/platform';

const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;

/** The parts of a zip archive of one's own, by name in their order. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  let end = archive.length - END_BYTES;
  while (end >= 0 && archive.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new Error('not a zip archive');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = archive.readUInt32LE(at + 42);
    const start = local + LOCAL_BYTES + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(start, start + size);
    parts.set(
      archive.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name),
      method === 0 ? bytes : inflateRawSync(bytes),
    );
    at += ENTRY_BYTES + name + extra + comment;
  }
  return parts;
}

/** The same parts give the same bytes: no times, no order of chance. */
export function zip(parts: ReadonlyMap<string, string | Buffer>): Promise<Buffer> {
  return collected(async (out) => {
    const writer = new ZipWriter(out);
    for (const [name, content] of parts) await writer.entry(name, content);
    await writer.close();
  });
}

/** What is written to a stream, in one piece; for documents that are small. */
export async function collected(write: (out: Writable) => Promise<void>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await write(out);
  return Buffer.concat(chunks);
}
