/**
 * What is evaluated inside the learner's context before the learner's text: the `self` it gets, the
 * two calls that are written into it, and the only door to the outside, through which nothing but
 * numbers and texts pass.
 *
 * It is a text because it must be made of that context's own objects; see `sealing`.
 */
import { sealing } from '../../../run/sandbox/sealed';

/** So many rounds of loops and calls between two steps are no program about steps any more. */
export const MAX_TURNS = 100_000;

/** Where in the shared words the line is that runs. */
export const LINE_WORD = 0;

export const INSIDE = `(() => {
  'use strict';
  const { stringify } = JSON;
  const { isInteger } = Number;
  const asText = String;
  const here = new Int32Array(new SharedArrayBuffer(4));
  const made = new WeakSet();
  const isMade = made.has.bind(made);
  const addMade = made.add.bind(made);
  const placed = new WeakSet();
  const isPlaced = placed.has.bind(placed);
  const addPlaced = placed.add.bind(placed);
  const call = Function.prototype.call.bind(Function.prototype.call);
  const lineInStack = RegExp.prototype.exec.bind(/program:(\\d+)/);
  const generatorNext = Object.getPrototypeOf(function* () {}).prototype.next;

  ${sealing()}
  class Fault {
    constructor(code, line, message) {
      this.fault = { __proto__: null, code, line, message };
      freeze(this);
    }
  }

  let turns = 0;
  const turn = (line) => {
    here[${LINE_WORD}] = line;
    turns += 1;
    if (turns > ${MAX_TURNS}) throw new Fault('ENDLESS_LOOP', line, '');
  };
  const shown = (value) => {
    try {
      return typeof value === 'object' && value !== null ? (stringify(value) ?? asText(value)) : asText(value);
    } catch {
      return typeof value;
    }
  };
  const step = (line, value) => {
    here[${LINE_WORD}] = line;
    if (!isMade(value)) throw new Fault('NO_SUCH_STEP', line, shown(value));
    if (value.wrong !== undefined) throw new Fault('NOT_A_NUMBER', line, value.wrong);
    const one = freeze({ __proto__: null, ...value, line });
    addPlaced(one);
    return one;
  };

  const make = (kind, names, numbers) => {
    const one = { __proto__: null, kind };
    for (const name in names) one[name] = asText(names[name]);
    for (const name in numbers) {
      const value = numbers[name];
      if (!isInteger(value)) one.wrong = shown(value);
      one[name] = value | 0;
    }
    addMade(freeze(one));
    return one;
  };
  const self = {
    __proto__: null,
    load: (cell) => make('load', { __proto__: null, cell }),
    store: (cell, value) => make('store', { __proto__: null, cell }, { __proto__: null, value }),
    add: (cell, value) => make('add', { __proto__: null, cell }, { __proto__: null, value }),
    compareExchange: (cell, expected, value) =>
      make('compareExchange', { __proto__: null, cell }, { __proto__: null, expected, value }),
    work: (what) => make('work', { __proto__: null, what }),
    lock: (lock) => make('lock', { __proto__: null, lock }),
    tryLock: (lock) => make('tryLock', { __proto__: null, lock }),
    lockWithin: (lock, ms) => make('lockWithin', { __proto__: null, lock }, { __proto__: null, ms }),
    unlock: (lock) => make('unlock', { __proto__: null, lock }),
    acquire: (semaphore) => make('acquire', { __proto__: null, semaphore }),
    release: (semaphore) => make('release', { __proto__: null, semaphore }),
    wait: (condition, lock) => make('wait', { __proto__: null, condition, lock }),
    notify: (condition) => make('notify', { __proto__: null, condition }),
    notifyAll: (condition) => make('notifyAll', { __proto__: null, condition }),
  };
  freeze(self);

  const said = (value) => stringify({ __proto__: null, ...value });
  const faultIn = (thrown) => {
    if (thrown instanceof Fault) return thrown.fault;
    let message = 'something';
    let line = here[${LINE_WORD}];
    try {
      message = asText(thrown);
      const found = lineInStack(asText(thrown.stack));
      if (found) line = +found[1];
    } catch {}
    return { __proto__: null, code: 'THREW', line, message };
  };
  const returned = (value) => {
    if (value === undefined || value === false) return 0;
    if (value === true) return 1;
    if (!isInteger(value)) throw new Fault('NOT_A_NUMBER', here[${LINE_WORD}], shown(value));
    return value | 0;
  };

  /** Begins the program anew, with nothing left of any time before; each call of the result goes on to the next step. */
  const begin = (text) => {
    let running;
    return (result) => {
      turns = 0;
      try {
        running ??= text(turn, step)(self);
        const { done, value } = call(generatorNext, running, result);
        // Also where the text caught it.
        if (turns > ${MAX_TURNS}) throw new Fault('ENDLESS_LOOP', here[${LINE_WORD}], '');
        if (done) return said({ returned: returned(value) });
        return said({ step: isPlaced(value) ? value : step(here[${LINE_WORD}], value) });
      } catch (thrown) {
        return said({ fault: faultIn(thrown) });
      }
    };
  };
  return { __proto__: null, begin, here };
})()`;
