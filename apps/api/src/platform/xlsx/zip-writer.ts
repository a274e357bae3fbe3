import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';

/** 1980-01-01 00:00, the first moment that a zip knows: the same content has the same bytes. */
const DOS_DATE = 0x21;
/** Sizes follow the data (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const VERSION = 20;
const DEFLATED = 8;
const BUFFERED = 1 << 16;

interface Done {
  name: Buffer;
  crc: number;
  compressed: number;
  size: number;
  offset: number;
}

/** Writes a zip archive to a stream, one entry after the other, holding nothing but the list of entries. */
export class ZipWriter {
  private offset = 0;
  private readonly done: Done[] = [];

  constructor(private readonly out: Writable) {}

  async entry(name: string, content: string | Buffer): Promise<void> {
    const entry = await this.open(name);
    await (typeof content === 'string' ? entry.write(content) : entry.writeBytes(content));
    await entry.close();
  }

  /** Only one entry may be open at a time. */
  async open(name: string): Promise<ZipEntryWriter> {
    const facts: Done = { name: Buffer.from(name), crc: 0, compressed: 0, size: 0, offset: this.offset };
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    writeFacts(header, 4);
    header.writeUInt16LE(facts.name.length, 26);
    await this.send(header);
    await this.send(facts.name);
    return new ZipEntryWriter(
      facts,
      (chunk) => this.send(chunk),
      async () => {
        const after = Buffer.alloc(16);
        after.writeUInt32LE(0x08074b50, 0);
        writeSizes(after, 4, facts);
        await this.send(after);
        this.done.push(facts);
      },
    );
  }

  /** Writes the directory and ends the stream. */
  async close(): Promise<void> {
    const start = this.offset;
    for (const facts of this.done) {
      const record = Buffer.alloc(46);
      record.writeUInt32LE(0x02014b50, 0);
      record.writeUInt16LE(VERSION, 4);
      writeFacts(record, 6);
      writeSizes(record, 16, facts);
      record.writeUInt16LE(facts.name.length, 28);
      record.writeUInt32LE(facts.offset, 42);
      await this.send(record);
      await this.send(facts.name);
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.done.length, 8);
    end.writeUInt16LE(this.done.length, 10);
    end.writeUInt32LE(this.offset - start, 12);
    end.writeUInt32LE(start, 16);
    await this.send(end);
    this.out.end();
    await once(this.out, 'finish');
  }

  private async send(chunk: Buffer): Promise<void> {
    this.offset += chunk.length;
    if (!this.out.write(chunk)) await drained(this.out);
  }
}

/** Until the stream takes more; a reader who has gone away is an end, not a wait for ever. */
async function drained(out: Writable): Promise<void> {
  const settled = new AbortController();
  const gone = (): Promise<never> => Promise.reject(new Error('nobody reads this archive any more'));
  try {
    const closed = out.destroyed ? gone() : once(out, 'close', { signal: settled.signal }).then(gone);
    await Promise.race([once(out, 'drain', { signal: settled.signal }), closed]);
  } finally {
    settled.abort();
  }
}

/** One entry being written: text is gathered, deflated and handed on with back pressure. */
export class ZipEntryWriter {
  private readonly deflate: DeflateRaw = createDeflateRaw({ level: 4, chunkSize: BUFFERED });
  private readonly pumped: Promise<void>;
  private text: string[] = [];
  private length = 0;

  constructor(
    private readonly facts: Done,
    private readonly send: (chunk: Buffer) => Promise<void>,
    private readonly finish: () => Promise<void>,
  ) {
    this.pumped = this.pump();
    // Heard in `close`.
    this.pumped.catch(() => undefined);
  }

  /** Returns a promise only when there is something to wait for. */
  write(text: string): Promise<void> | undefined {
    this.text.push(text);
    this.length += text.length;
    return this.length < BUFFERED ? undefined : this.flush();
  }

  /** What is no text: a picture, a file. Comes after the text written so far. */
  async writeBytes(bytes: Buffer): Promise<void> {
    await this.flush();
    await this.deflated(bytes);
  }

  async close(): Promise<void> {
    await this.flush();
    this.deflate.end();
    await this.pumped;
    await this.finish();
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.from(this.text.join(''));
    this.text = [];
    this.length = 0;
    await this.deflated(bytes);
  }

  private async deflated(bytes: Buffer): Promise<void> {
    this.facts.crc = crc32(bytes, this.facts.crc);
    this.facts.size += bytes.length;
    if (!this.deflate.write(bytes)) await Promise.race([once(this.deflate, 'drain'), this.pumped]);
  }

  private async pump(): Promise<void> {
    for await (const chunk of this.deflate as AsyncIterable<Buffer>) {
      this.facts.compressed += chunk.length;
      await this.send(chunk);
    }
  }
}

function writeFacts(record: Buffer, at: number): void {
  record.writeUInt16LE(VERSION, at);
  record.writeUInt16LE(FLAGS, at + 2);
  record.writeUInt16LE(DEFLATED, at + 4);
  record.writeUInt16LE(0, at + 6);
  record.writeUInt16LE(DOS_DATE, at + 8);
}

function writeSizes(record: Buffer, at: number, facts: Done): void {
  record.writeUInt32LE(facts.crc, at);
  record.writeUInt32LE(facts.compressed, at + 4);
  record.writeUInt32LE(facts.size, at + 8);
}
