/**
 * What the stand-in does not have says so. Every object it hands to the app is wrapped, so that the
 * use of an Electron API that nobody stands in for fails at once, under its name, instead of being
 * `undefined` and failing somewhere else.
 */

/** Asked of any object by the language, by Node or by a test's printer, none of Electron's concern. */
const ALWAYS_ABSENT = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', 'tagName', 'constructor', 'domain']);

export class NotInTheStandIn extends Error {
  override readonly name = 'NotInTheStandIn';

  constructor(what: string) {
    super(
      `${what} is not in the stand-in for electron: add it to test/support/electron/stand-in, after its documentation`,
    );
  }
}

/** @param name  what the object is called in Electron's documentation */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      // The object itself as receiver: its getters may use private fields.
      if (Reflect.has(object, key)) {
        const value: unknown = Reflect.get(object, key, object);
        return typeof value === 'function' && !isClass(value)
          ? (value as (...args: unknown[]) => unknown).bind(object)
          : value;
      }
      if (typeof key === 'symbol' || key.startsWith('_') || ALWAYS_ABSENT.has(key)) return undefined;
      throw new NotInTheStandIn(`${name}.${key}`);
    },
    set(object, key, value) {
      if (!Reflect.has(object, key) && typeof key === 'string' && !key.startsWith('_'))
        throw new NotInTheStandIn(`${name}.${key}`);
      return Reflect.set(object, key, value, object);
    },
  });
}

/** A whole module of Electron that nobody stands in for. */
export function missing(name: string): object {
  return strict(name, {});
}

/** Options the app passes and the stand-in neither follows nor may ignore. */
export function only(name: string, options: object, known: readonly string[]): void {
  for (const key of Object.keys(options)) if (!known.includes(key)) throw new NotInTheStandIn(`${name}: option ${key}`);
}

function isClass(value: object): boolean {
  return Function.prototype.toString.call(value).startsWith('class');
}
