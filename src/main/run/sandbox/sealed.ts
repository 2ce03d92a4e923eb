/**
 * What is evaluated first inside a learner's context: it takes away what is not the same every time
 * (`Date`, `Math.random`) and what has nothing to do there, and freezes the rest, so that one run of a
 * text cannot leave anything for the next.
 *
 * It is a text because it must be made of that context's own objects. An object from outside would
 * lead, by its constructor's constructor, to our `Function`, and from there to everything.
 */

/** What no text can do harm with. */
const KEPT = [
  ...['Object', 'Array', 'Number', 'String', 'Boolean', 'Math', 'JSON', 'Map', 'Set', 'Symbol', 'BigInt'],
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError'],
  ...['Function', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'NaN', 'Infinity', 'undefined'],
];

/**
 * Declares `global` and seals it. To be put at the beginning of a function's body, which must have kept before
 * whatever else it needs of the context (`WeakSet`, `SharedArrayBuffer`, ...).
 *
 * @param alsoKept  names of globals this lab's texts may use besides
 */
export const sealing = (alsoKept: readonly string[] = []): string => `
  const { create, defineProperty, freeze, getOwnPropertyDescriptor, getOwnPropertyNames, getPrototypeOf } = Object;
  const { ownKeys } = Reflect;
  const global = globalThis;
  const KEPT = ${JSON.stringify([...KEPT, ...alsoKept])};
  const kept = create(null);
  for (const name of KEPT) kept[name] = true;
  const sharedWords = getPrototypeOf(new Int32Array(0));
  for (const name of getOwnPropertyNames(global)) if (!kept[name]) delete global[name];
  delete Math.random;
  delete Error.captureStackTrace;
  defineProperty(Error, 'prepareStackTrace', { value: undefined });
  const frozen = new Set();
  const freezeAll = (value) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || frozen.has(value)) return;
    frozen.add(value);
    freeze(value);
    for (const key of ownKeys(value)) {
      const property = getOwnPropertyDescriptor(value, key);
      freezeAll(property.value);
      freezeAll(property.get);
      freezeAll(property.set);
    }
    freezeAll(getPrototypeOf(value));
  };
  for (const name of KEPT) {
    freezeAll(global[name]);
    defineProperty(global, name, { value: global[name], writable: false, configurable: false });
  }
  // What can be reached without a name: functions of other kinds, and what iterates.
  const nameless = [function* () {}, async () => {}, async function* () {}, [].values(), new Map().keys(), new Set().keys(),
    ''[Symbol.iterator](), /x/, ''.matchAll(/x/g), (async () => {})()];
  for (const one of nameless) freezeAll(getPrototypeOf(one));
  freezeAll(sharedWords);
`;
