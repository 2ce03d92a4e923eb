/**
 * A run as a Mermaid sequence diagram: a lifeline for each actor and each queue, an arrow for each
 * handover, a note for everything else.
 *
 * Mermaid has no escape character but entity codes (`#59;`), put in before it reads the text, so
 * everything that could mean something to it is written as one, and lifelines have names of our
 * own (`a0`, `q1`) with the real ones as labels. A diagram of thousands of arrows cannot be read, and
 * Mermaid refuses texts over 50,000 characters, so it is cut before that and says what is missing.
 *
 * @see https://mermaid.js.org/syntax/sequenceDiagram.html
 */
import type { RunHead } from '../../bench/run';
import type { Json } from '../../wire/json';
import { Causality } from '../causality';
import type { EventKind, TraceEvent } from '../event';
import { fieldOf } from '../data-column';
import type { Recorded } from '../recorded';
import type { TraceStore } from '../store';

/** More arrows than anybody follows, and already a page some 40 screens long. */
export const MAX_STATEMENTS = 2_000;

/** Mermaid's own limit is 50,000 (`maxTextSize`); what is left is for title, lifelines and the last note. */
export const MAX_STATEMENT_CHARS = 36_000;
const MAX_LIFELINE_CHARS = 12_000;

/** A label longer than this pushes the lifelines off the screen. */
const MAX_LABEL_CHARS = 60;

export function* mermaidLines(head: RunHead, { store }: Recorded): Generator<string> {
  const sketch = new Sketch(store);
  sketch.draw();
  yield 'sequenceDiagram\n';
  yield `    title ${label(`${head.lab}: ${head.experiment}, seed ${head.seed}`)}\n`;
  for (const line of sketch.lifelines) yield line;
  for (const line of sketch.statements) yield line;
  const leftOut = store.length - sketch.drawn;
  const last = sketch.lifelines.length > 0 ? 'a0' : undefined;
  if (leftOut > 0 && last)
    yield `    Note over ${last}: ${label(`${leftOut} of ${store.length} events are not drawn`)}\n`;
}

class Sketch {
  readonly lifelines: string[] = [];
  readonly statements: string[] = [];
  /** Events that are in the picture. */
  drawn = 0;
  readonly #ids = new Map<string, string>();
  readonly #causality: Causality;
  #lifelineChars = 0;
  #statementChars = 0;

  constructor(readonly store: TraceStore) {
    this.#causality = new Causality(store);
  }

  draw(): void {
    for (let row = 0; row < this.store.length; row += 1) {
      if (this.#isDrawnLater(row)) continue;
      const text = this.#statement(row);
      if (text === undefined || this.statements.length >= MAX_STATEMENTS) return;
      this.#statementChars += text.length;
      if (this.#statementChars > MAX_STATEMENT_CHARS) return;
      this.statements.push(text);
      this.drawn += this.#bringsItsSender(row) ? 2 : 1;
    }
  }

  /** The first receiving end of a direct handover draws the sending end as well: the tail of its arrow. */
  #bringsItsSender(row: number): boolean {
    const sender = this.#senderShown(row);
    return sender !== undefined && this.#causality.receiverOf(sender) === row;
  }

  #isDrawnLater(row: number): boolean {
    const receiver = this.#causality.receiverOf(row);
    return receiver !== undefined && this.#senderShown(receiver) === row;
  }

  /** The sending row of an arrow from actor to actor; what goes through a queue has two arrows of its own. */
  #senderShown(row: number): number | undefined {
    const sender = this.#causality.senderOf(row);
    return sender === undefined || this.#throughQueue(row) || this.#throughQueue(sender) ? undefined : sender;
  }

  #throughQueue(row: number): boolean {
    const kind = this.store.kindAt(row);
    return (kind === 'put' || kind === 'get') && this.store.placeAt(row)?.kind === 'queue';
  }

  /** @returns `undefined` if there is no room for another lifeline */
  #statement(row: number): string | undefined {
    const event = this.store.event(row);
    const actor = this.#lifeline('a', event.actor);
    const other = this.#other(row, event);
    if (actor === undefined || other === undefined) return undefined;
    if (other === NOBODY) return `    Note over ${actor}: ${label(caption(event))}\n`;
    if (event.kind === 'put') return `    ${actor}->>${other}: ${label(caption(event))}\n`;
    const sender = this.#senderShown(row);
    const said = sender === undefined ? event : this.store.event(sender);
    return `    ${other}${ARROWS[said.kind] ?? '->>'}${actor}: ${label(caption(said))}\n`;
  }

  /** The lifeline at the other end of the arrow. */
  #other(row: number, event: TraceEvent): string | typeof NOBODY | undefined {
    if (this.#throughQueue(row)) return this.#lifeline('q', event.queue ?? '');
    const sender = this.#senderShown(row);
    return sender === undefined ? NOBODY : this.#lifeline('a', this.store.actorNameAt(sender));
  }

  #lifeline(sort: 'a' | 'q', name: string): string | undefined {
    const key = `${sort} ${name}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = `${sort}${this.#ids.size}`;
    const line = `    participant ${id} as ${label(name)}\n`;
    this.#lifelineChars += line.length;
    if (this.#lifelineChars > MAX_LIFELINE_CHARS) return undefined;
    this.#ids.set(key, id);
    this.lifelines.push(line);
    return id;
  }
}

/** The event is at one lifeline only. */
const NOBODY = Symbol('nobody');

/** What is not an ordinary message looks different. */
const ARROWS: { readonly [Kind in EventKind]?: string } = { spawn: '-->>', kill: '-x', return: '-->>' };

/** A few words on the event: its kind, where, and what it is about. */
function caption(event: TraceEvent): string {
  const { kind, data } = event;
  const place = event.queue ?? event.lock ?? event.socket ?? event.topic ?? event.cell;
  const where = place === undefined || kind === 'put' || kind === 'get' ? undefined : place;
  const what = fieldOf(data, 'item') ?? (data === null ? undefined : data);
  return [kind, where, what === undefined ? undefined : asText(what)].filter((part) => part !== undefined).join(' ');
}

function asText(value: Json): string {
  return JSON.stringify(value);
}

/** Cut to a readable length, then escaped; a cut one ends with an ellipsis and how many UTF-16 units went. */
function label(text: string): string {
  const shown = text.slice(0, MAX_LABEL_CHARS);
  const cut = text.length - shown.length;
  return escape(cut > 0 ? `${shown}… (+${cut})` : shown === '' ? ' ' : shown);
}

/**
 * Everything that is not surely plain becomes an entity: ASCII but letters, digits, space and
 * a few marks; control characters; line separators; halves of surrogate pairs; and the three letters
 * Mermaid itself builds its placeholders for entities of.
 */
const NOT_PLAIN = /[^\p{L}\p{N}\p{M}\p{S}\p{P}\p{Zs}\u200d]|[!-'*+:-@[-^`{-~]|[\uFB02°¶ß]/gu;

function escape(text: string): string {
  return text.replace(NOT_PLAIN, (character) => {
    const point = character.codePointAt(0) ?? 0xfffd;
    return point >= 0xd800 && point <= 0xdfff ? '#65533;' : `#${point};`;
  });
}
