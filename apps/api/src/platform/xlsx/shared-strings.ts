import type { XmlHandler } from './xml-scanner';

/**
 * The shared strings of a workbook as UTF-8 in one buffer: a hundred thousand texts cost their bytes, not a hundred thousand
 * objects.
 */
export class SharedStrings implements XmlHandler {
  private bytes = Buffer.alloc(1 << 16);
  private ends = new Uint32Array(1 << 12);
  private count = 0;
  private parts = '';
  private inText = false;
  private phonetic = false;

  get(index: number): string | null {
    if (!(index >= 0 && index < this.count)) return null;
    return this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], this.ends[index]);
  }

  open(name: string): void {
    if (name === 't') this.inText = !this.phonetic;
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 'si') this.parts = '';
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'si') this.add(plainText(this.parts));
  }

  text(text: string): void {
    if (this.inText) this.parts += text;
  }

  private add(text: string): void {
    const start = this.count === 0 ? 0 : this.ends[this.count - 1]!;
    const length = Buffer.byteLength(text);
    if (start + length > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(this.bytes.length * 2, start + length));
      this.bytes.copy(larger, 0, 0, start);
      this.bytes = larger;
    }
    if (this.count === this.ends.length) {
      const larger = new Uint32Array(this.ends.length * 2);
      larger.set(this.ends);
      this.ends = larger;
    }
    this.bytes.write(text, start);
    this.ends[this.count++] = start + length;
  }
}

/** Control characters are written `_x000D_` in workbooks. NUL and halves of characters, which nothing can store, are dropped. */
export function plainText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
  return plain.replace(/\0|\p{Surrogate}/gu, '');
}
