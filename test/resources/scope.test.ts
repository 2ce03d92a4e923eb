import { describe, expect, it } from 'vitest';
import { Scope, type Closable } from '../../src/main/resources/scope';

/** A resource that notes when it is closed, and closes only when it is let. */
class Thing implements Closable {
  closedTimes = 0;
  #goneByItself!: () => void;
  readonly closed = new Promise<void>((resolve) => (this.#goneByItself = resolve));

  constructor(
    readonly name: string,
    readonly log: string[] = [],
    readonly whenClosed: Promise<void> = Promise.resolve(),
  ) {}

  async close(): Promise<void> {
    this.closedTimes += 1;
    this.log.push(`closing ${this.name}`);
    await this.whenClosed;
    this.log.push(`closed ${this.name}`);
  }

  leave(): void {
    this.#goneByItself();
  }
}

const failing = (message: string): Closable => ({ close: () => Promise.reject(new Error(message)) });
const labels = (scope: Scope): readonly string[] => scope.live().map(({ label }) => label);

describe('a scope', () => {
  it('closes last in first out, one after the other, scopes inside it in their place', async () => {
    const log: string[] = [];
    const scope = new Scope('run');
    scope.own('listener', 'first', new Thing('first', log));
    scope.child('inner').own('socket', 'second', new Thing('second', log));
    scope.own('socket', 'third', new Thing('third', log));
    await scope.close();
    expect(log).toEqual(['third', 'second', 'first'].flatMap((name) => [`closing ${name}`, `closed ${name}`]));
    expect(scope.live()).toEqual([]);
  });

  it('lists what is open with its run and process number, here and below', () => {
    const session = new Scope('session');
    const run = session.child('run', 'run-1');
    session.own('file', 'a file', new Thing('file'));
    run.own('process', 'creator', { pid: 42, close: () => undefined });
    expect(session.live()).toEqual([
      { id: expect.any(Number) as number, kind: 'process', label: 'creator', run: 'run-1', pid: 42 },
      { id: expect.any(Number) as number, kind: 'file', label: 'a file' },
    ]);
  });

  it('tells of every change, also in scopes inside scopes', async () => {
    const session = new Scope('session');
    const seen: (readonly string[])[] = [];
    session.onDidChange = () => seen.push(labels(session));
    const inner = session.child('run').child('part');
    const thing = inner.own('timer', 'tick', new Thing('tick'));
    thing.leave();
    await thing.closed;
    await inner.close();
    expect(seen[0]).toEqual(['tick']);
    expect(seen[1]).toEqual([]);
  });

  it('forgets what went by itself, and does not close it', async () => {
    const scope = new Scope('run');
    const thing = scope.own('process', 'consumer', new Thing('consumer'));
    thing.leave();
    await thing.closed;
    expect(scope.live()).toEqual([]);
    await scope.close();
    expect(thing.closedTimes).toBe(0);
  });

  it('does not close what went by itself while others were closing', async () => {
    const scope = new Scope('run');
    const process = scope.own('process', 'consumer', new Thing('consumer'));
    scope.own('listener', 'server', {
      close: async () => {
        process.leave(); // the consumer leaves when its server does
        await process.closed;
      },
    });
    await scope.close();
    expect(process.closedTimes).toBe(0);
  });

  it('lets no failure stop the rest, and tells all of them at the end', async () => {
    const scope = new Scope('run');
    const first = scope.own('file', 'first', new Thing('first'));
    scope.own('socket', 'bad', failing('bad'));
    scope.own('socket', 'throws', {
      close: () => {
        throw new Error('throws');
      },
    });
    scope.child('inner').own('socket', 'worse', failing('worse'));
    const error = await scope.close().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AggregateError);
    const [inside, ...rest] = (error as AggregateError).errors as readonly unknown[];
    expect((inside as AggregateError).errors).toEqual([new Error('worse')]);
    expect(rest).toEqual([new Error('throws'), new Error('bad')]);
    expect(first.closedTimes).toBe(1);
    expect(scope.live()).toEqual([]);
    await scope.closed;
  });

  it('waits for each resource to be gone', async () => {
    let letGo!: () => void;
    const scope = new Scope('run');
    scope.own('process', 'slow', new Thing('slow', [], new Promise<void>((resolve) => (letGo = resolve))));
    const order: string[] = [];
    const closed = scope.close().then(() => order.push('scope closed'));
    expect(labels(scope)).toEqual(['slow']);
    await Promise.resolve().then(() => order.push('let go'));
    letGo();
    await closed;
    expect(order).toEqual(['let go', 'scope closed']);
  });

  it('closes at once what comes while it closes, refuses it, and waits for that too', async () => {
    let letGo!: () => void;
    const log: string[] = [];
    const scope = new Scope('run');
    const late = new Thing('late', log, new Promise<void>((resolve) => (letGo = resolve)));
    scope.own('socket', 'first', {
      close: () => {
        expect(() => scope.own('process', 'late', late)).toThrow('scope "run" is closed');
        queueMicrotask(letGo);
      },
    });
    await scope.close();
    expect(log).toEqual(['closing late', 'closed late']);
    expect(scope.live()).toEqual([]);
  });

  it('reports a late resource that fails to close', async () => {
    const scope = new Scope('run');
    scope.own('socket', 'first', {
      close: () => expect(() => scope.own('socket', 'late', failing('late'))).toThrow(),
    });
    await expect(scope.close()).rejects.toThrow(AggregateError);
  });

  it('gives no room in a scope made inside a closed one', async () => {
    const scope = new Scope('session');
    await scope.close();
    const child = scope.child('run');
    const thing = new Thing('thing');
    expect(() => child.own('socket', 'thing', thing)).toThrow('closed');
    expect(thing.closedTimes).toBe(1);
    await child.closed;
    expect(scope.live()).toEqual([]);
  });

  it('closes once, however often it is asked', async () => {
    const scope = new Scope('run');
    const thing = scope.own('socket', 'thing', new Thing('thing'));
    expect(scope.close()).toBe(scope.close());
    await scope.close();
    expect(thing.closedTimes).toBe(1);
  });

  it('leaves its parent when it is closed by itself', async () => {
    const session = new Scope('session');
    const run = session.child('run');
    const thing = run.own('socket', 'thing', new Thing('thing'));
    await run.close();
    await session.close();
    expect(thing.closedTimes).toBe(1);
  });
});
