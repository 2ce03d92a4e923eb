/**
 * What is evaluated inside the learner's context before the learner's text: `deliver`, the encoders a text
 * needs to read bytes, and the only door to the outside, through which nothing but texts pass. Bytes go in as a text
 * of which each character is one byte.
 */
import { sealing } from '../../../run/sandbox/sealed';

/** So many rounds of loops and calls for one piece are no reading of some hundred bytes any more. */
export const MAX_TURNS = 100_000;

/** What is delivered beyond it is nothing anybody sent. */
const MAX_DELIVERED = 1_000;
const MAX_DELIVERED_CHARS = 100_000;

/** Where in the shared words the line is that runs. */
export const LINE_WORD = 0;

const READS_BYTES = ['ArrayBuffer', 'DataView', 'Uint8Array', 'Uint16Array', 'Uint32Array', 'Int8Array'];

/** A function of (decode, encode): from bytes as characters to a text, and back. They never leave it. */
export const INSIDE = `((decodeOutside, encodeOutside) => {
  'use strict';
  const { stringify } = JSON;
  const asText = String;
  const here = new Int32Array(new SharedArrayBuffer(4));
  const lineInStack = RegExp.prototype.exec.bind(/program:(\\d+)/);
  const fromCharCode = String.fromCharCode;
  const call = Function.prototype.call.bind(Function.prototype.call);
  const charCodeAt = String.prototype.charCodeAt;
  const Bytes = Uint8Array;
  const isView = ArrayBuffer.isView;
  const Failure = TypeError;
  const bytesOf = (chars) => {
    const bytes = new Bytes(chars.length);
    for (let at = 0; at < chars.length; at += 1) bytes[at] = call(charCodeAt, chars, at);
    return bytes;
  };
  class TextEncoder {
    encode(text = '') {
      return bytesOf(encodeOutside(asText(text)));
    }
  }
  class TextDecoder {
    #kept = '';
    decode(view, options) {
      let chars = this.#kept;
      if (view !== undefined) {
        if (!isView(view)) throw new Failure('decode() takes bytes');
        const bytes = new Bytes(view.buffer, view.byteOffset, view.byteLength);
        for (let at = 0; at < bytes.length; at += 1) chars += fromCharCode(bytes[at]);
      }
      let end = chars.length;
      if (options?.stream) {
        // A character that has only begun waits for the rest of it.
        let start = end - 1;
        while (start >= 0 && end - start < 4 && (call(charCodeAt, chars, start) & 0xc0) === 0x80) start -= 1;
        const lead = start >= 0 ? call(charCodeAt, chars, start) : 0;
        const needs = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
        if (needs > end - start) end = start;
      }
      let whole = '';
      let rest = '';
      for (let at = 0; at < chars.length; at += 1)
        if (at < end) whole += chars[at];
        else rest += chars[at];
      this.#kept = rest;
      return decodeOutside(whole);
    }
  }
  globalThis.TextEncoder = TextEncoder;
  globalThis.TextDecoder = TextDecoder;
  ${sealing([...READS_BYTES, 'TextEncoder', 'TextDecoder'])}

  class Fault {
    constructor(code, line) {
      this.code = code;
      this.line = line;
      freeze(this);
    }
  }

  let turns = 0;
  const turn = (line) => {
    here[${LINE_WORD}] = line;
    turns += 1;
    if (turns > ${MAX_TURNS}) throw new Fault('ENDLESS_LOOP', line);
  };
  let delivered = [];
  let chars = 0;
  const deliver = (text) => {
    const one = asText(text);
    chars += one.length;
    if (delivered.length >= ${MAX_DELIVERED} || chars > ${MAX_DELIVERED_CHARS}) throw new Failure('too much was delivered');
    delivered[delivered.length] = one;
  };
  freeze(deliver);
  const failed = (thrown) => {
    if (thrown instanceof Fault) return { __proto__: null, code: thrown.code, line: thrown.line, message: '' };
    let message = 'something';
    let line = here[${LINE_WORD}];
    try {
      message = asText(thrown);
      const found = lineInStack(asText(thrown.stack));
      if (found) line = +found[1];
    } catch {}
    return { __proto__: null, code: 'THREW', line, message };
  };
  const said = (fault) => {
    const what = stringify({ __proto__: null, delivered, ...(fault && { fault }) });
    delivered = [];
    return what;
  };

  /** Begins the text anew; each call of the result hands it one more piece. */
  const begin = (text) => {
    let onData;
    delivered = [];
    chars = 0;
    return (piece) => {
      turns = 0;
      try {
        onData ??= text(turn, deliver);
        onData(bytesOf(piece));
        // Also where the text caught it.
        if (turns > ${MAX_TURNS}) throw new Fault('ENDLESS_LOOP', here[${LINE_WORD}]);
        return said();
      } catch (thrown) {
        return said(failed(thrown));
      }
    };
  };
  return { __proto__: null, begin, here };
})`;
