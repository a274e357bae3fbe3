import { createHash, type Hash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { ZipWriter, type ZipEntryWriter } from '@yipanqi/api/platform';

export const MANIFEST = 'MANIFEST.sha256';
export const MANIFEST_DIGEST = 'MANIFEST.digest';

export interface ArchiveClosed {
  readonly files: number;
  /** SHA-256 of the manifest, hexadecimal. */
  readonly manifestDigest: string;
}

/**
 * An archive that knows the SHA-256 of everything in it. Only one file is open at a time and nothing of its content is kept, so
 * its memory is that of the list of names.
 */
export class PackArchive {
  private readonly zip: ZipWriter;
  private readonly lines: string[] = [];

  constructor(out: Writable) {
    this.zip = new ZipWriter(out);
  }

  async text(path: string, text: string): Promise<void> {
    const file = await this.open(path);
    await file.write(text);
    await file.close();
  }

  async bytes(path: string, bytes: Buffer): Promise<void> {
    const entry = await this.zip.open(path);
    await entry.writeBytes(bytes);
    await entry.close();
    this.note(path, createHash('sha256').update(bytes));
  }

  async open(path: string): Promise<PackFile> {
    const hash = createHash('sha256');
    return new PackFile(await this.zip.open(path), hash, () => this.note(path, hash));
  }

  /** Writes the manifest, its own digest, and the directory. */
  async close(): Promise<ArchiveClosed> {
    const manifest = [...this.lines].sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('');
    const manifestDigest = createHash('sha256').update(manifest).digest('hex');
    await this.zip.entry(MANIFEST, manifest);
    await this.zip.entry(MANIFEST_DIGEST, `${manifestDigest}  ${MANIFEST}\n`);
    await this.zip.close();
    return { files: this.lines.length, manifestDigest };
  }

  /** As `sha256sum` writes and checks it. */
  private note(path: string, hash: Hash): void {
    this.lines.push(`${hash.digest('hex')}  ${path}\n`);
  }
}

/** A file of the archive being written. */
export class PackFile {
  constructor(
    private readonly entry: ZipEntryWriter,
    private readonly hash: Hash,
    private readonly closed: () => void,
  ) {}

  /** Returns a promise only when there is something to wait for. */
  write(text: string): Promise<void> | undefined {
    this.hash.update(text);
    return this.entry.write(text);
  }

  async close(): Promise<void> {
    await this.entry.close();
    this.closed();
  }
}
