/**
 * An ioredis client that a program of a run uses as it would anywhere, and that tells the trace what goes through it.
 *
 *     const redis = await self.redis();
 *     redis.on('message', (topic, message) => ...);   told as `deliver`
 *     await redis.subscribe('news');                    told as `subscribe` when it was answered
 *     await redis.publish('news', 'hello');             told as `publish`, and when it was answered
 *
 * Only what the program itself calls is held at the turnstile; what the library does by itself, such as to subscribe
 * again after it lost its connection, is told and goes on. The build writes the line of each call in, see vite/lines.ts.
 */
import type { Command } from 'ioredis';
import type { RedisClient } from './server';

/** Where a call stands; `undefined` if it is the library's own. */
export type CallLine = number | undefined;

export interface ClientTelling {
  /** The program calls something of it on this line. */
  calls(line: number): void;
  /** Stands before a command of the program's; `undefined` if it may go on at once. */
  before(command: Command, line: number): Promise<void> | undefined;
  /** It goes to the server now, or as soon as there is a connection. */
  sends(command: Command, line: CallLine): void;
  /** The server has answered it. */
  answered(command: Command, reply: unknown, line: CallLine): void;
  failed(command: Command, error: Error, line: CallLine): void;
  /** A message is handed to the program's listener, which was registered on `line`. */
  delivers(topic: string, pattern: string | undefined, message: string, line: number): void;
}

export type Traced<Client> = Client & {
  /** Says on which line the call that follows stands. Written by the build. */
  at(line: number): Traced<Client>;
};

type Send = (command: Command, ...rest: readonly unknown[]) => unknown;
type Listener = (...args: readonly unknown[]) => void;
type On = (event: string | symbol, listener: Listener) => unknown;

export function traced<Client extends RedisClient>(client: Client, telling: ClientTelling): Traced<Client> {
  let line: CallLine;
  const taken = (): CallLine => {
    const mine = line;
    line = undefined;
    return mine;
  };
  const known = new WeakSet<Command>();
  const send = client.sendCommand.bind(client) as Send;
  const on = client.on.bind(client) as On;

  const sendTraced: Send = (command, ...rest) => {
    // The library sends a command again once it has a connection.
    if (known.has(command)) return send(command, ...rest);
    known.add(command);
    const mine = taken();
    const go = (): unknown => {
      telling.sends(command, mine);
      command.promise.then(
        (reply) => telling.answered(command, reply, mine),
        (error: unknown) => telling.failed(command, error as Error, mine),
      );
      return send(command, ...rest);
    };
    const held = mine === undefined ? undefined : telling.before(command, mine);
    if (!held) return go();
    void held.then(go);
    return command.promise;
  };

  const onTraced: On = (event, listener) => on(event, hearing(event, listener, taken() ?? 0, telling));

  return Object.assign(client, {
    sendCommand: sendTraced,
    on: onTraced,
    at(callLine: number) {
      line = callLine;
      telling.calls(callLine);
      // Calls that send nothing, such as `disconnect`, leave it behind.
      queueMicrotask(() => (line = undefined));
      return client;
    },
  }) as unknown as Traced<Client>;
}

function hearing(event: string | symbol, listener: Listener, line: number, telling: ClientTelling): Listener {
  if (event === 'message')
    return (topic, message) => {
      telling.delivers(String(topic), undefined, String(message), line);
      listener(topic, message);
    };
  if (event === 'pmessage')
    return (pattern, topic, message) => {
      telling.delivers(String(topic), String(pattern), String(message), line);
      listener(pattern, topic, message);
    };
  return listener;
}
