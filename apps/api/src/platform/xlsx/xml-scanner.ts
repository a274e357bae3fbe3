import { RuleBroken } from '@yipanqi/domain';

/** What a scanner reports; names come without their namespace prefix. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Decoded text; a run of text may come in pieces. */
  text(text: string): void;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const OPEN_LIMIT = 1 << 20;

/**
 * The part of XML that workbooks are made of, scanned as it arrives. Document type declarations and entities of one's own are
 * refused: nothing is ever expanded. @throws RuleBroken FILE_UNREADABLE
 */
export class XmlScanner {
  private rest = '';

  constructor(private readonly handler: XmlHandler) {}

  write(chunk: string): void {
    if (chunk.includes('\0')) throw new RuleBroken('FILE_UNREADABLE');
    const text = this.rest + chunk;
    const done = this.scan(text);
    this.rest = text.slice(done);
    if (this.rest.length > OPEN_LIMIT) throw new RuleBroken('FILE_UNREADABLE');
  }

  end(): void {
    if (this.rest.trim() !== '') throw new RuleBroken('FILE_UNREADABLE');
  }

  /** Scans as far as the text is complete; returns how far that was. */
  private scan(text: string): number {
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open < 0) return at;
      if (open > at) this.handler.text(decodeText(text.slice(at, open)));
      const next = this.markup(text, open);
      if (next < 0) return open;
      at = next;
    }
  }

  /** One piece of markup from `<`; −1 while its end has not arrived. */
  private markup(text: string, open: number): number {
    const first = text.charCodeAt(open + 1);
    if (Number.isNaN(first)) return -1;
    if (first === 0x21 /* ! */) return this.declaration(text, open);
    if (first === 0x3f /* ? */) return after(text, '?>', open);
    const close = tagEnd(text, open);
    if (close < 0) return -1;
    if (first === 0x2f /* / */) {
      this.handler.close(localName(text.slice(open + 2, close).trimEnd()));
      return close + 1;
    }
    const empty = text.charCodeAt(close - 1) === 0x2f;
    const body = text.slice(open + 1, empty ? close - 1 : close);
    const space = body.search(/\s/);
    const name = localName(space < 0 ? body : body.slice(0, space));
    this.handler.open(name, space < 0 ? '' : body.slice(space));
    if (empty) this.handler.close(name);
    return close + 1;
  }

  private declaration(text: string, open: number): number {
    const head = text.slice(open, open + 9);
    if ('<![CDATA['.startsWith(head)) {
      const end = after(text, ']]>', open);
      if (end >= 0) this.handler.text(text.slice(open + 9, end - 3));
      return end;
    }
    if (head.startsWith('<!--') || '<!--'.startsWith(head)) return after(text, '-->', open);
    throw new RuleBroken('FILE_UNREADABLE');
  }
}

/** The decoded value of an attribute, or null. */
export function attribute(attributes: string, name: string): string | null {
  const start = attributes.indexOf(`${name}="`);
  if (start > 0 && /\s/.test(attributes.charAt(start - 1))) {
    const from = start + name.length + 2;
    return decodeText(attributes.slice(from, attributes.indexOf('"', from)));
  }
  if (start < 0 && !attributes.includes("'") && !attributes.includes(' =')) return null;
  const match = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match ? decodeText(match[1] ?? match[2] ?? '') : null;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** The `>` that ends a tag: not one inside a quoted value. */
function tagEnd(text: string, open: number): number {
  let close = text.indexOf('>', open);
  while (close >= 0 && quoteOpen(text, open, close)) close = text.indexOf('>', close + 1);
  return close;
}

function quoteOpen(text: string, from: number, to: number): boolean {
  let quote = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (quote === 0 ? code === 0x22 || code === 0x27 : code === quote) quote = quote === 0 ? code : 0;
  }
  return quote !== 0;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&\s]{0,12});?/g, (_, entity: string) => {
    const known = ENTITIES[entity];
    if (known !== undefined) return known;
    const code = /^#x[0-9a-f]{1,6}$/i.test(entity)
      ? parseInt(entity.slice(2), 16)
      : /^#\d{1,7}$/.test(entity)
        ? Number(entity.slice(1))
        : -1;
    // NUL and halves of characters are no XML.
    if (code <= 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new RuleBroken('FILE_UNREADABLE');
    return String.fromCodePoint(code);
  });
}
