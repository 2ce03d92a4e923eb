/**
 * A lab's own words for what its programs note. A `note` carries a code and whatever goes with it; only
 * the lab knows what that means, so its text has the words, and every place that tells of events uses them.
 */
import { createContext } from 'react';
import type { TraceEvent } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';

/**
 * Words by code; for notes without a code, by the name of a field that only they have. Where several
 * fit, the first in the order they are written in.
 *
 * The words stand after `actor: `, or in a row that names the actor already.
 */
export type NoteWords = Readonly<Record<string, (note: NoteFields) => string>>;

/** The words of the lab whose page this is. */
export const NoteWordsContext = createContext<NoteWords | undefined>(undefined);

/** What a note carries, read without trust: a kept run may come from anywhere. */
export class NoteFields {
  #isWhole = true;

  constructor(readonly data: Readonly<Record<string, Json | undefined>>) {}

  /** Everything that was asked for was there; else what was said of it is void. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.data, name) && this.data[name] !== null;
  }

  number(name: string): number {
    const value = this.#read(name);
    return typeof value === 'number' ? value : this.#lacks(0);
  }

  text(name: string): string {
    const value = this.#read(name);
    return typeof value === 'string' ? value : this.#lacks('');
  }

  /** A number as it is written; one too large to be exact comes as its digits. */
  figure(name: string): string {
    const value = this.#read(name);
    if (typeof value === 'number') return value.toLocaleString('en');
    return typeof value === 'string' ? value : this.#lacks('');
  }

  flag(name: string): boolean {
    const value = this.#read(name);
    return typeof value === 'boolean' ? value : this.#lacks(false);
  }

  /** How many a list has. */
  count(name: string): number {
    const value = this.#read(name);
    return Array.isArray(value) ? value.length : this.#lacks(0);
  }

  /** The fields of an object. */
  inside(name: string): NoteFields {
    return new NoteFields(fieldsOf(this.#read(name)) ?? this.#lacks({}));
  }

  #read(name: string): Json | undefined {
    return Object.hasOwn(this.data, name) ? this.data[name] : undefined;
  }

  #lacks<T>(instead: T): T {
    this.#isWhole = false;
    return instead;
  }
}

/** `undefined` for what is no note, or one that the lab has no words for. */
export function noteWords({ kind, data }: TraceEvent, words: NoteWords | undefined): string | undefined {
  const fields = kind === 'note' && words ? fieldsOf(data) : undefined;
  if (!fields || !words) return undefined;
  const { code } = fields;
  const name = typeof code === 'string' ? code : Object.keys(words).find((one) => Object.hasOwn(fields, one));
  const note = new NoteFields(fields);
  const said = name !== undefined && Object.hasOwn(words, name) ? words[name]?.(note) : undefined;
  return note.isWhole ? said : undefined;
}

function fieldsOf(data: Json | undefined): Readonly<Record<string, Json | undefined>> | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  return data as Readonly<Record<string, Json>>;
}
