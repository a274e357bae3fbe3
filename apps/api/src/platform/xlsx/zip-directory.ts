import type { FileHandle } from 'node:fs/promises';
import { RuleBroken } from '@yipanqi/domain';

/** One file of a zip archive, as its central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly compressedSize: number;
  /** What the archive says that the file inflates to; the reader counts for itself. */
  readonly size: number;
  /** Position of the local header. */
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const COMMENT_MAX = 0xffff;
const DIRECTORY_MAX = 4 << 20;
const ENCRYPTED = 0x1;

/** The central directory of a zip file. @throws RuleBroken FILE_NOT_XLSX, FILE_UNREADABLE */
export async function readZipDirectory(file: FileHandle): Promise<ReadonlyMap<string, ZipEntry>> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - END_BYTES - COMMENT_MAX), size);
  const end = endRecord(tail);
  if (end < 0) throw new RuleBroken('FILE_NOT_XLSX');
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (length > DIRECTORY_MAX || start + length > size) throw new RuleBroken('FILE_UNREADABLE');
  return entries(await readAt(file, start, start + length));
}

/** Bytes of the file from `start` up to `end`. */
export async function readAt(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.alloc(end - start);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
  if (bytesRead !== buffer.length) throw new RuleBroken('FILE_UNREADABLE');
  return buffer;
}

function endRecord(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  return -1;
}

function entries(directory: Buffer): Map<string, ZipEntry> {
  const found = new Map<string, ZipEntry>();
  for (let at = 0; at < directory.length;) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) {
      throw new RuleBroken('FILE_UNREADABLE');
    }
    const nameLength = directory.readUInt16LE(at + 28);
    const next = at + ENTRY_BYTES + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    const name = directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength);
    if (directory.readUInt16LE(at + 8) & ENCRYPTED) throw new RuleBroken('FILE_UNREADABLE');
    found.set(name, {
      name,
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at = next;
  }
  return found;
}
