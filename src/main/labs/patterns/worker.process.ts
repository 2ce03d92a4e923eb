/** A worker: connects, says its name, and does the jobs it is given, one after the other, until it hears goodbye. */
import { encodeFrame, FrameReader, type Frame } from '../../../shared/labs/patterns/frame';
import { joinWithSockets, SocketError, type Connection } from '../../run/socket-program/self';
import { CRASH_CODE, type WorkerGiven } from './given';

const self = await joinWithSockets<WorkerGiven>();
const { port, answers, asksForJobs, workMs, isLate, crashOn } = self.given;
const reader = new FrameReader();
const had = new Set<number>(); // jobs it has been given

if (isLate) await self.get('calls');
if (isLate) self.note('worker-late');
try {
  await work(await self.connect(port, { noDelay: true }));
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  self.note('nobody-there', { error: error.code });
}
self.leave();

async function work(sender: Connection): Promise<void> {
  await self.write(sender, encodeFrame({ type: 'HELLO', text: self.actor }));
  if (asksForJobs) await self.write(sender, encodeFrame({ type: 'READY' }));
  for await (const piece of self.pieces(sender)) {
    for (const frame of reader.take(piece)) {
      if (frame.type === 'BYE') return self.shut(sender);
      if (frame.type === 'JOB') await doJob(sender, frame);
    }
  }
  await self.shut(sender); // the sender is gone
}

async function doJob(sender: Connection, { job, text }: Frame): Promise<void> {
  const again = had.has(job) ? { again: true } : {};
  had.add(job);
  self.note('job-in', { job, ...again });
  if (crashOn > 0 && job >= crashOn) {
    self.note('worker-crashes', { job });
    self.leave(CRASH_CODE); // without a word to anybody: the system closes its connection
  }
  await self.work(job, workMs);
  const [one = 0, other = 0] = text.split('*').map(Number);
  self.note('job-done', { job, ...again });
  if (answers) await self.write(sender, encodeFrame({ type: 'DONE', job, text: String(one * other) }));
  if (asksForJobs) await self.write(sender, encodeFrame({ type: 'READY' }));
}
