/** How a cell looks; equal looks share one style of the workbook. */
export interface CellLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Points; 11 without. */
  readonly size?: number;
  /** RRGGBB. */
  readonly color?: string;
  /** Background, RRGGBB. */
  readonly fill?: string;
  /** Number format of Excel, e.g. `#,##0.00`, `0.0"%"`, `yyyy-mm-dd`. */
  readonly format?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: boolean;
  /** Thin lines around the cell. */
  readonly border?: boolean;
}

export const DATE_FORMAT = 'yyyy-mm-dd';
const FONT = '等线';

/** The style table of a workbook, grown as looks are used. */
export class Styles {
  private readonly fonts = new Table([fontXml({})]);
  private readonly fills = new Table([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  private readonly borders = new Table(['<border><left/><right/><top/><bottom/><diagonal/></border>']);
  private readonly formats = new Table([]);
  private readonly cells = new Table(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);
  private readonly known = new Map<string, number>();

  /** Number of the style; `asText` keeps Excel from taking the cell for a formula when somebody edits it. */
  of(look: CellLook, asText = false): number {
    const key = JSON.stringify(look) + String(asText);
    let style = this.known.get(key);
    if (style === undefined) this.known.set(key, (style = this.cells.add(this.cellXml(look, asText))));
    return style;
  }

  xml(): string {
    const formats = this.formats.items
      .map((code, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${attributeText(code)}"/>`)
      .join('');
    return `${XML_HEAD}<styleSheet xmlns="${MAIN}">${formats && `<numFmts count="${this.formats.items.length}">${formats}</numFmts>`}${this.fonts.xml('fonts')}${this.fills.xml('fills')}${this.borders.xml('borders')}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${this.cells.xml('cellXfs')}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  }

  private cellXml(look: CellLook, asText: boolean): string {
    const format = look.format === undefined ? 0 : FIRST_FORMAT + this.formats.add(look.format);
    const font = this.fonts.add(fontXml(look));
    const fill = look.fill === undefined ? 0 : this.fills.add(fillXml(look.fill));
    const border = look.border ? this.borders.add(BORDER) : 0;
    const alignment = `<alignment${look.align ? ` horizontal="${look.align}"` : ''} vertical="center"${look.wrap ? ' wrapText="1"' : ''}/>`;
    return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${asText ? ' quotePrefix="1"' : ''}>${alignment}</xf>`;
  }
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const FIRST_FORMAT = 164;
const SIDES = ['left', 'right', 'top', 'bottom'];
const BORDER = `<border>${SIDES.map((side) => `<${side} style="thin"><color rgb="FFBFC5CF"/></${side}>`).join('')}<diagonal/></border>`;

class Table {
  readonly items: string[] = [];
  private readonly index = new Map<string, number>();

  constructor(first: readonly string[]) {
    for (const item of first) this.items.push(item);
  }

  add(item: string): number {
    let at = this.index.get(item);
    if (at === undefined) this.index.set(item, (at = this.items.push(item) - 1));
    return at;
  }

  xml(name: string): string {
    return `<${name} count="${this.items.length}">${this.items.join('')}</${name}>`;
  }
}

function fontXml({ bold, italic, size, color }: CellLook): string {
  return `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${size ?? 11}"/>${color ? `<color rgb="FF${color}"/>` : ''}<name val="${FONT}"/></font>`;
}

function fillXml(fill: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`;
}

/** Text of an XML attribute or element; characters that XML cannot hold are dropped. */
export function attributeText(text: string): string {
  return elementText(text).replaceAll('"', '&quot;');
}

export function elementText(text: string): string {
  if (!/[&<>\u0000-\u001f\ufffe\uffff\ud800-\udfff]|_x/.test(text)) return text;
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '_x000D_')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
