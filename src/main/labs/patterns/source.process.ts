/** A source: has all the pieces, and hands over whichever it is asked for, one after the other. */
import { encodeFrame, FrameReader } from '../../../shared/labs/patterns/frame';
import { joinWithSockets, SocketError, type Connection } from '../../run/socket-program/self';
import { CRASH_CODE, type WorkerGiven } from './given';

const self = await joinWithSockets<WorkerGiven>();
const { port, workMs, isLate, crashOn } = self.given;
const reader = new FrameReader();
const had = new Set<number>(); // pieces it was asked for

if (isLate) await self.get('calls');
if (isLate) self.note('worker-late');
try {
  await serve(await self.connect(port, { noDelay: true }));
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  self.note('nobody-there', { error: error.code });
}
self.leave();

async function serve(collector: Connection): Promise<void> {
  await self.write(collector, encodeFrame({ type: 'HELLO', text: self.actor }));
  for await (const piece of self.pieces(collector)) {
    for (const frame of reader.take(piece)) {
      if (frame.type === 'BYE') return self.shut(collector);
      if (frame.type === 'FETCH') await handOver(collector, frame.job);
    }
  }
  await self.shut(collector); // the collector is gone
}

async function handOver(collector: Connection, job: number): Promise<void> {
  const again = had.has(job) ? { again: true } : {};
  had.add(job);
  self.note('job-in', { job, ...again });
  if (crashOn > 0 && job >= crashOn) {
    self.note('worker-crashes', { job });
    self.leave(CRASH_CODE); // without a word to anybody: the system closes its connection
  }
  await self.work(job, workMs);
  self.note('job-done', { job, ...again });
  await self.write(collector, encodeFrame({ type: 'PIECE', job, text: `piece ${String(job)}` }));
}
