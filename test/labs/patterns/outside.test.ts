/** Workers from outside: they get jobs like everybody else, and whatever they do harms nobody. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { patternsEngine } from '../../../src/main/labs/patterns/engine';
import { patterns, type Pattern } from '../../../src/shared/labs/patterns/contract';
import { encodeFrame, FrameReader, type Frame } from '../../../src/shared/labs/patterns/frame';
import { netDataOf } from '../../../src/shared/net/net-data';
import { startLab, type LabOptions } from '../../support/run-lab';
import { notesOf, said } from './job-notes';

const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

type Params = NonNullable<LabOptions<typeof patterns>['params']>;

/** A run whose only own worker crashes on its first job: the others are left for whoever comes. */
async function alone(experiment: Pattern, params: Params = {}) {
  const own = { jobs: 4, workers: 1, slow: 0, late: 0, crash: 1, crashOn: 1, workMs: 0 };
  const lab = startLab(patternsEngine, patterns, { experiment, hold: true, params: { ...own, ...params } });
  const listen = await lab.until(({ kind }) => kind === 'listen');
  const port = netDataOf(listen.data)?.port ?? 0;
  await lab.until(({ kind, actor }) => kind === 'exit' && actor === 'worker-1');
  return { lab, port };
}

class Outsider {
  readonly #reader = new FrameReader();
  readonly #frames: Frame[] = [];

  private constructor(readonly socket: Socket) {}

  static async at(port: number): Promise<Outsider> {
    const socket = connect({ host: '127.0.0.1', port });
    sockets.push(socket);
    await once(socket, 'connect');
    return new Outsider(socket);
  }

  say(frame: Pick<Frame, 'type'> & Partial<Frame>): void {
    this.socket.write(encodeFrame(frame));
  }

  async hear(): Promise<Frame> {
    for (;;) {
      const first = this.#frames.shift();
      if (first) return first;
      const [piece] = (await once(this.socket, 'data')) as [Buffer];
      this.#frames.push(...this.#reader.take(piece));
    }
  }
}

it('a worker from outside does what is left, and is in the matrix', async () => {
  const { lab, port } = await alone('push', { acknowledge: true });
  const outsider = await Outsider.at(port);
  outsider.say({ type: 'HELLO', text: 'from outside' });
  for (const job of [1, 2, 3, 4]) {
    outsider.say({ type: 'READY' });
    expect(await outsider.hear()).toEqual({ type: 'JOB', job, text: `${String(job)}*${String(job)}` });
    outsider.say({ type: 'DONE', job });
  }
  expect(await outsider.hear()).toMatchObject({ type: 'BYE' });
  await lab.until(said('all-out'));
  const { summary } = await lab.stop();
  expect(summary).toMatchObject({ lost: 0, duplicated: 0 });
  expect(summary.matrix).toEqual({ 'worker-1': [1], 'from outside': [1, 2, 3, 4] });
});

it('whoever comes when all is over hears goodbye', async () => {
  const { lab, port } = await alone('pubsub', { gapMs: 0 });
  await lab.until(said('all-out'));
  const outsider = await Outsider.at(port);
  outsider.say({ type: 'HELLO', text: 'too late' });
  expect(await outsider.hear()).toMatchObject({ type: 'BYE' });
  expect((await lab.stop()).summary.matrix['too late']).toBeUndefined();
});

it('who sends no frames is broken off, and the others go on', async () => {
  const { lab, port } = await alone('pull');
  const rude = await Outsider.at(port);
  const from = `port ${String(rude.socket.localPort ?? '')}`;
  const over = new Promise((resolve) => rude.socket.once('error', resolve));
  rude.socket.write('GET / HTTP/1.1\r\n\r\n');
  expect(await over).toMatchObject({ code: 'ECONNRESET' });
  const [bad] = notesOf([await lab.until(said('bad-frame'))], 'bad-frame');
  expect(bad).toMatchObject({ problem: 'LENGTH', from });
  const source = await Outsider.at(port);
  source.say({ type: 'HELLO', text: 'source' });
  for (const job of [1, 2, 3, 4]) {
    expect(await source.hear()).toEqual({ type: 'FETCH', job, text: '' });
    source.say({ type: 'PIECE', job, text: 'x' });
  }
  expect(await source.hear()).toMatchObject({ type: 'BYE' });
  expect((await lab.stop()).summary.lost).toBe(0);
});

it('who takes another’s name, or a strange one, gets one of its own; who says none is no worker', async () => {
  const { lab, port } = await alone('request-reply', { acknowledge: true });
  const silent = await Outsider.at(port);
  silent.say({ type: 'READY' });
  const names = ['worker-1', '__proto__', ''];
  for (const text of names) {
    const outsider = await Outsider.at(port);
    outsider.say({ type: 'HELLO', text });
    const { job } = await outsider.hear();
    outsider.say({ type: 'DONE', job });
    await lab.until((event) => notesOf([event], 'job-acknowledged').some((note) => note.job === job));
    outsider.socket.destroy();
    await once(outsider.socket, 'close');
  }
  const { summary } = await lab.stop();
  expect(Object.keys(summary.done).sort()).toEqual(['__proto__', 'nameless', 'worker-1', 'worker-1 (2)']);
  expect(summary.completed).toBe(3);
});

it('who says more than anybody asks for is not read until somebody does', async () => {
  const { lab, port } = await alone('pubsub', { jobs: 3, gapMs: 1_000 });
  const flooder = await Outsider.at(port);
  flooder.say({ type: 'HELLO', text: 'flooder' });
  const flood = Buffer.concat(Array.from({ length: 100_000 }, () => encodeFrame({ type: 'READY' })));
  flooder.socket.write(flood);
  await lab.until((event) => notesOf([event], 'job-out').some(({ job }) => job === 3));
  const received = lab
    .events()
    .filter(({ kind, actor }) => kind === 'receive' && actor === 'sender')
    .reduce((sum, { data }) => sum + (netDataOf(data)?.sizeBytes ?? 0), 0);
  expect(received).toBeLessThan(flood.length / 3);
  flooder.socket.destroy();
  await lab.until(said('all-out'));
  expect((await lab.stop()).status).toBe('stopped');
});

it.each([
  ['push', 'DONE'],
  ['pull', 'PIECE'],
] as const)('%s: who says it has done what it was never given is not believed', async (experiment, done) => {
  const { lab, port } = await alone(experiment, { acknowledge: true });
  const liar = await Outsider.at(port);
  liar.say({ type: 'HELLO', text: 'liar' });
  for (const job of [2, 3, 4, 4_000_000_000]) liar.say({ type: done, job, text: '0' });
  liar.socket.end();
  await lab.until((event) => notesOf([event], 'worker-gone').some(({ worker }) => worker === 'liar'));
  const honest = await Outsider.at(port);
  honest.say({ type: 'HELLO', text: 'honest' });
  const asked: number[] = [];
  for (const _job of [1, 2, 3, 4]) {
    if (experiment === 'push') honest.say({ type: 'READY' });
    const { job } = await honest.hear();
    asked.push(job);
    honest.say({ type: done, job });
  }
  expect(asked).toEqual([1, 2, 3, 4]);
  expect(await honest.hear()).toMatchObject({ type: 'BYE' });
  await lab.until(said('all-out'));
  expect((await lab.stop()).summary).toMatchObject({ lost: 0, duplicated: 0 });
});
