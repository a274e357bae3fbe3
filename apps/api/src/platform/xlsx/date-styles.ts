import { attribute, type XmlHandler } from './xml-scanner';

/** Built-in number formats that show a calendar date. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Which cell styles show a date: cells hold nothing but a serial number, the style alone says that it is a day. */
export class DateStyles implements XmlHandler {
  private readonly custom = new Set<number>();
  private readonly styles: boolean[] = [];
  private inCells = false;

  isDate(style: number): boolean {
    return this.styles[style] === true;
  }

  open(name: string, attributes: string): void {
    if (name === 'numFmt') {
      if (showsDate(attribute(attributes, 'formatCode') ?? ''))
        this.custom.add(Number(attribute(attributes, 'numFmtId')));
    } else if (name === 'cellXfs') this.inCells = true;
    else if (name === 'xf' && this.inCells) {
      const format = Number(attribute(attributes, 'numFmtId') ?? 0);
      this.styles.push(BUILT_IN.has(format) || this.custom.has(format));
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.inCells = false;
  }

  text(): void {
    // Styles hold no text.
  }
}

function showsDate(format: string): boolean {
  const tokens = format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').toLowerCase();
  if (tokens.includes('general')) return false;
  return /[yd]/.test(tokens) || (tokens.includes('m') && !/[hs]/.test(tokens));
}
