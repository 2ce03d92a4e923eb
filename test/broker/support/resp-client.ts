/** A client as plain as can be: sends requests, and gives answers as values of JavaScript. */
import type { Socket } from 'node:net';
import { closed, encodeRequest, rawClient } from './raw-client';

/** Bulk strings, and simple ones, are strings; nil is `null`, an array of nothing `'nil array'`, an error `'-ERR ...'`. */
type Answer = string | number | null | readonly Answer[];

const NIL_ARRAY = 'nil array';

export class RespClient {
  #received = '';
  readonly #answers: Answer[] = [];
  readonly #askers: ((answer: Answer) => void)[] = [];

  private constructor(readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.#receive(text));
  }

  static async connect(port: number): Promise<RespClient> {
    return new RespClient(await rawClient(port));
  }

  /** Sends requests in one go, each its words, and waits for nothing. */
  send(...requests: readonly (readonly string[])[]): void {
    this.socket.write(requests.map(encodeRequest).join(''), 'latin1');
  }

  /** The next answer: in the order in which was asked. */
  next(): Promise<Answer> {
    const answer = this.#answers.shift();
    return answer === undefined ? new Promise((resolve) => this.#askers.push(resolve)) : Promise.resolve(answer);
  }

  /** `ask('set key value')`; words of their own for what has spaces or none: `ask('set', 'key', '')`. */
  ask(...words: readonly string[]): Promise<Answer> {
    this.send(words.length === 1 ? (words[0] ?? '').split(' ') : words);
    return this.next();
  }

  /** The answers to several, one after the other. */
  async askAll(...requests: readonly string[]): Promise<Answer[]> {
    this.send(...requests.map((request) => request.split(' ')));
    const answers: Answer[] = [];
    for (const _request of requests) answers.push(await this.next());
    return answers;
  }

  async close(): Promise<void> {
    this.socket.destroy();
    await closed(this.socket);
  }

  #receive(text: string): void {
    this.#received += text;
    for (let read = answerAt(this.#received, 0); read; read = answerAt(this.#received, 0)) {
      this.#received = this.#received.slice(read.end);
      const asker = this.#askers.shift();
      if (asker) asker(read.answer);
      else this.#answers.push(read.answer);
    }
  }
}

interface Read {
  readonly answer: Answer;
  readonly end: number;
}

/** `undefined`: not there as a whole yet. */
function answerAt(text: string, from: number): Read | undefined {
  const lineEnd = text.indexOf('\r\n', from);
  if (lineEnd < 0) return undefined;
  const line = text.slice(from + 1, lineEnd);
  const end = lineEnd + 2;
  switch (text[from]) {
    case '+':
      return { answer: line, end };
    case '-':
      return { answer: `-${line}`, end };
    case ':':
      return { answer: Number(line), end };
    case '_':
      return { answer: null, end };
    case '$':
      return bulkAt(text, end, Number(line));
    case '*':
    case '>':
      return arrayAt(text, end, Number(line));
    default:
      throw new Error(`no answer: ${JSON.stringify(text.slice(from, from + 20))}`);
  }
}

function bulkAt(text: string, from: number, length: number): Read | undefined {
  if (length < 0) return { answer: null, end: from };
  const end = from + length + 2;
  return text.length < end ? undefined : { answer: text.slice(from, from + length), end };
}

function arrayAt(text: string, from: number, length: number): Read | undefined {
  if (length < 0) return { answer: NIL_ARRAY, end: from };
  const answer: Answer[] = [];
  let end = from;
  while (answer.length < length) {
    const read = answerAt(text, end);
    if (!read) return undefined;
    answer.push(read.answer);
    end = read.end;
  }
  return { answer, end };
}
