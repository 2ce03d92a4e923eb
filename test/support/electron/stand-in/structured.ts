/**
 * What structured cloning carries, as text: for Electron's IPC, which clones, over a DevTools
 * protocol that has JSON only. The function is also sent to the page, so it refers to nothing outside.
 */
export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

export function makeCodec(): Codec {
  type Tagged = readonly [tag: string, value?: unknown];
  const pack = (value: unknown): Tagged => {
    if (value === undefined) return ['undefined'];
    if (value === null || ['string', 'boolean'].includes(typeof value)) return ['value', value];
    if (typeof value === 'number') return Number.isFinite(value) ? ['value', value] : ['number', String(value)];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (Array.isArray(value)) return ['array', value.map(pack)];
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof Map) return ['map', [...value].map(pack)];
    if (value instanceof Set) return ['set', [...value].map(pack)];
    if (Object.prototype.toString.call(value) !== '[object Object]') {
      throw new Error(`cloning ${Object.prototype.toString.call(value)} is not in the stand-in for electron`);
    }
    return ['object', Object.entries(value).map(([key, item]) => [key, pack(item)])];
  };
  const unpack = ([tag, value]: Tagged): unknown => {
    const items = value as readonly Tagged[];
    if (tag === 'undefined') return undefined;
    if (tag === 'number') return Number(value);
    if (tag === 'bigint') return BigInt(value as string);
    if (tag === 'array') return items.map(unpack);
    if (tag === 'date') return new Date(value as number);
    if (tag === 'map') return new Map(items.map((item) => unpack(item) as [unknown, unknown]));
    if (tag === 'set') return new Set(items.map(unpack));
    if (tag === 'object')
      return Object.fromEntries((value as [string, Tagged][]).map(([key, item]) => [key, unpack(item)]));
    return value;
  };
  return {
    encode: (value) => JSON.stringify(pack(value)),
    decode: (text) => unpack(JSON.parse(text) as Tagged),
  };
}
