/** What is wrong with a scheme, where, and in a sentence that says what would be right. */
export interface SchemeFault {
  /** lists.0.items.2.parameters.first.terms.0.input */
  readonly path: string;
  readonly code: string;
  readonly sentence: string;
}

/** A check of untrusted JSON: the faults of a value that stands at a path. */
export type Shape = (value: unknown, path: string) => SchemeFault[];

const DECIMAL = /^-?\d{1,12}(\.\d{1,4})?$/;

export function at(path: string, ...more: (string | number)[]): string {
  return [path, ...more].filter((part) => part !== '').join('.');
}

export function wrong(path: string, sentence: string): SchemeFault[] {
  return [{ path, code: 'SCHEME_SHAPE', sentence }];
}

export function text(label: string, max: number): Shape {
  return (value, path) => {
    if (typeof value !== 'string') return wrong(path, `${label}应为文字。`);
    if (value.trim() === '') return [{ path, code: 'NAME_MISSING', sentence: `${label}不能为空，请填写。` }];
    return [...value].length > max ? wrong(path, `${label}最多 ${max} 个字。`) : [];
  };
}

export function decimal(label: string): Shape {
  return (value, path) => {
    if (typeof value === 'string' && DECIMAL.test(value)) return [];
    return [{ path, code: 'NUMBER_INVALID', sentence: `${label}应为数字，最多四位小数，例如 0.5。` }];
  };
}

export function oneOf(label: string, names: Readonly<Record<string, string>>): Shape {
  return (value, path) => {
    if (typeof value === 'string' && Object.hasOwn(names, value)) return [];
    return wrong(path, `${label}应为：${Object.values(names).join('、')}。`);
  };
}

export function yesOrNo(label: string): Shape {
  return (value, path) => (typeof value === 'boolean' ? [] : wrong(path, `${label}应为是或否。`));
}

export function nullable(shape: Shape): Shape {
  return (value, path) => (value === null ? [] : shape(value, path));
}

export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? [] : shape(value, path));
}

export function list(label: string, max: number, each: Shape): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return wrong(path, `${label}应为列表。`);
    if (value.length > max) return wrong(path, `${label}最多 ${max} 项，现有 ${value.length} 项。`);
    return value.flatMap((one: unknown, index) => each(one, at(path, index)));
  };
}

/** Exactly these properties, each as its shape says; what is unknown is refused. */
export function object(label: string, shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    if (!isRecord(value)) return wrong(path, `${label}的格式不对。`);
    const unknown = Object.keys(value).filter((key) => !Object.hasOwn(shapes, key));
    return [
      ...unknown.flatMap((key) => wrong(at(path, key), `${label}里没有“${key}”这一栏。`)),
      ...Object.entries(shapes).flatMap(([key, shape]) => shape(value[key], at(path, key))),
    ];
  };
}

/** An object whose shape depends on one of its properties. */
export function chosenBy(label: string, key: string, shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    if (!isRecord(value)) return wrong(path, `${label}的格式不对。`);
    const choice = value[key];
    const shape = typeof choice === 'string' && Object.hasOwn(shapes, choice) ? shapes[choice] : undefined;
    return shape ? shape(value, path) : wrong(at(path, key), `请选择${label}。`);
  };
}

export function exactly(wanted: string): Shape {
  return (value, path) => (value === wanted ? [] : wrong(path, `应为“${wanted}”。`));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
