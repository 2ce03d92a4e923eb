/** Turns what a thread wrote of a step into the event everybody else reads. */
import type { ActorId, EventKind, NewEvent, Place } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import type { Form, StepRecord } from './step-record';

type Told = Place & { readonly kind: EventKind; readonly data?: Readonly<Record<string, Json>> };

/**
 * @param nameOf  the actor with that number in a schedule
 * @returns       undefined for what only main needs to know
 */
export function eventOf(record: StepRecord, nameOf: (thread: number) => ActorId): NewEvent | undefined {
  const told = toldBy(record, nameOf);
  if (!told) return undefined;
  const { t, thread, step, line, gated } = record;
  return {
    t,
    actor: nameOf(thread),
    ...told,
    data: { thread, ...(step === undefined ? undefined : { step }), ...told.data },
    ...(line > 0 ? { line } : undefined),
    fidelity: gated ? 'GATED' : 'LIVE',
  };
}

/** What a thread that stands before that step is about to do. */
export function standingBefore({ of, name }: StepRecord): Place & { readonly kind: EventKind } {
  const place = placeOf(of, name);
  return { kind: KINDS[of] ?? 'note', ...place };
}

const KINDS: { readonly [F in Form]?: EventKind } = {
  load: 'load',
  store: 'store',
  add: 'store',
  compareExchange: 'store',
  work: 'work',
  lock: 'lock',
  tryLock: 'lock',
  lockWithin: 'lock',
  unlock: 'unlock',
  acquire: 'lock',
  release: 'unlock',
  wait: 'wait',
  relock: 'lock',
};

function placeOf(form: Form, name: string): Place {
  switch (form) {
    case 'load':
    case 'store':
    case 'add':
    case 'compareExchange':
      return { cell: name };
    case 'lock':
    case 'tryLock':
    case 'lockWithin':
    case 'unlock':
    case 'acquire':
    case 'release':
    case 'relock':
    case 'block':
      return { lock: name };
    default:
      return {};
  }
}

function toldBy(record: StepRecord, nameOf: (thread: number) => ActorId): Told | undefined {
  const { form, name, result, value, expected, text } = record;
  const kind = KINDS[form] ?? 'note';
  const place = placeOf(form, name);
  switch (form) {
    case 'load':
    case 'store':
      return { kind, ...place, data: { value } };
    case 'add':
      return { kind, ...place, data: { value, was: result, atomic: 'add' } };
    case 'compareExchange': {
      const wrote = result === (expected | 0);
      return { kind: wrote ? 'store' : 'load', ...place, data: { value, was: result, expected, atomic: form } };
    }
    case 'work':
      return { kind, data: { what: text } };
    case 'lock':
    case 'unlock':
      return { kind, ...place };
    case 'tryLock':
    case 'lockWithin':
      if (result === 1) return { kind, ...place, data: { try: true } };
      return { kind: 'note', ...place, data: { refused: true, ...holderOf(record, nameOf) } };
    case 'acquire':
    case 'release':
      return { kind, ...place, data: { left: value } };
    case 'wait':
      return { kind, data: { for: 'condition', condition: name, lock: text } };
    case 'relock':
      return { kind, ...place, data: { woken: true } };
    case 'notify':
    case 'notifyAll':
      return { kind, data: { notify: name, woken: result } };
    case 'block': {
      const cause = record.of === 'acquire' ? 'semaphore' : 'lock';
      return { kind: 'block', ...place, data: { for: cause, ...holderOf(record, nameOf) } };
    }
    case 'return':
      return { kind: 'return', data: { value } };
    case 'error':
      return { kind: 'error', data: { message: text } };
    default:
      return undefined;
  }
}

function holderOf({ holder }: StepRecord, nameOf: (thread: number) => ActorId): { readonly holder?: ActorId } {
  return holder < 0 ? {} : { holder: nameOf(holder) };
}
