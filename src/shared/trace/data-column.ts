/**
 * What events carry as `data`, by shape: `{ item: 3 }` and `{ item: 4 }` share their one field name
 * and keep only 3 and 4. Events of an engine have about ten shapes, however many events there are.
 *
 * A value that is no object, has a shape too many or fields JSON would leave out is kept whole.
 */
import type { Json } from '../wire/json';
import { grown } from './columns';
import type { PackedData } from './pack';

/** Shapes told apart in one trace: some ten an engine, and as many again for data from outside. */
const MAX_SHAPES = 64;

/** What a row's shape is if it has no data, or data kept whole. */
const NONE = 0;
const WHOLE = 1;

/** The longest JSON makes one character: `\u0007`. */
export const MAX_ESCAPE_CHARS = 6;

type Fields = Readonly<Record<string, Json | undefined>>;

export class DataColumn {
  /** By row; {@link NONE} and {@link WHOLE}, then indices into `#shapes`. */
  #shapeOf = new Uint8Array(1_024);
  /** By row: where its values begin. */
  #begin = new Uint32Array(1_024);
  readonly #shapes: (readonly string[])[] = [[], []];
  readonly #values: Json[] = [];

  set(row: number, value: Json | undefined): void {
    this.ensure(row + 1);
    this.#begin[row] = this.#values.length;
    if (value === undefined) {
      this.#shapeOf[row] = NONE;
      return;
    }
    const shape = this.#shapeFor(value);
    this.#shapeOf[row] = shape;
    if (shape === WHOLE) this.#values.push(value);
    else for (const field of this.#shapes[shape] ?? []) this.#values.push((value as Fields)[field] ?? null);
  }

  /** Whole, as it was set: a new object each time. */
  at(row: number): Json | undefined {
    const shape = this.#shapeOf[row] ?? NONE;
    const begin = this.#begin[row] ?? 0;
    if (shape === NONE) return undefined;
    if (shape === WHOLE) return this.#values[begin];
    const value: Record<string, Json> = {};
    this.#shapes[shape]?.forEach((field, index) => (value[field] = this.#values[begin + index] ?? null));
    return value;
  }

  /** One field of the row's data without building the rest of it. */
  field(row: number, name: string): Json | undefined {
    const shape = this.#shapeOf[row] ?? NONE;
    if (shape === NONE) return undefined;
    const begin = this.#begin[row] ?? 0;
    if (shape === WHOLE) return fieldOf(this.#values[begin], name);
    const index = this.#shapes[shape]?.indexOf(name) ?? -1;
    return index < 0 ? undefined : this.#values[begin + index];
  }

  /** At most how many characters the row's data takes as JSON, numbers and names left out. */
  chars(row: number): number {
    const shape = this.#shapeOf[row] ?? NONE;
    if (shape === NONE) return 0;
    const begin = this.#begin[row] ?? 0;
    const count = shape === WHOLE ? 1 : (this.#shapes[shape]?.length ?? 0);
    let chars = 0;
    for (let at = begin; at < begin + count; at += 1) chars += charsOf(this.#values[at]);
    return chars;
  }

  pack(from: number, until: number): readonly PackedData[] {
    const groups: ({ fields: readonly string[] | null; rows: number[]; columns: Json[][] } | undefined)[] = [];
    for (let row = from; row < until; row += 1) {
      const shape = this.#shapeOf[row] ?? NONE;
      if (shape === NONE) continue;
      const fields = shape === WHOLE ? null : (this.#shapes[shape] ?? []);
      const group = (groups[shape] ??= { fields, rows: [], columns: (fields ?? ['']).map(() => []) });
      group.rows.push(row - from);
      const begin = this.#begin[row] ?? 0;
      for (let field = 0; field < group.columns.length; field += 1) {
        group.columns[field]?.push(this.#values[begin + field] ?? null);
      }
    }
    return groups.filter((group) => group !== undefined);
  }

  /** Sets the rows of a checked group, counted from `row`. Rows of no group have to be set before. */
  unpack({ fields, rows, columns }: PackedData, row: number): void {
    const shape = fields === null ? WHOLE : this.#shapeOfFields(fields);
    for (let at = 0; at < rows.length; at += 1) {
      const target = row + (rows[at] ?? 0);
      if (shape === WHOLE && fields !== null) {
        this.set(target, Object.fromEntries(fields.map((field, index) => [field, columns[index]?.[at] ?? null])));
        continue;
      }
      this.#shapeOf[target] = shape;
      this.#begin[target] = this.#values.length;
      for (let field = 0; field < columns.length; field += 1) this.#values.push(columns[field]?.[at] ?? null);
    }
  }

  /** Makes room for `rows` rows in all; rows not set have no data. */
  ensure(rows: number): void {
    if (rows <= this.#begin.length) return;
    const capacity = Math.max(rows, 2 * this.#begin.length);
    this.#shapeOf = grown(this.#shapeOf, capacity);
    this.#begin = grown(this.#begin, capacity);
  }

  #shapeFor(value: Json): number {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return WHOLE;
    const keys = Object.keys(value);
    for (const key of keys) if ((value as Fields)[key] === undefined) return WHOLE;
    return this.#shapeOfFields(keys);
  }

  #shapeOfFields(fields: readonly string[]): number {
    for (let shape = WHOLE + 1; shape < this.#shapes.length; shape += 1) {
      if (same(this.#shapes[shape] ?? [], fields)) return shape;
    }
    // A field of this name could not be set on a new object without changing its prototype instead.
    if (this.#shapes.length === MAX_SHAPES || fields.includes('__proto__')) return WHOLE;
    return this.#shapes.push(fields) - 1;
  }
}

function charsOf(value: Json | undefined): number {
  if (typeof value === 'string') return value.length * MAX_ESCAPE_CHARS;
  return typeof value === 'object' && value !== null ? JSON.stringify(value).length : 0;
}

function same(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

/** An own field of an object, `undefined` if the value is none or has none of that name. */
export function fieldOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
    return undefined;
  return (value as Readonly<Record<string, Json>>)[name];
}
