/**
 * Publish-subscribe: sends each job to everybody who is connected at that moment, as a radio does, and waits for
 * nobody. Who comes late has missed what was sent before; who is gone misses the rest; the sender goes on.
 *
 * If its copies are to be acknowledged, it keeps those of each subscriber until that one has said so.
 */
import { EVERYBODY } from '../../../shared/labs/patterns/events';
import { Copies } from './copies';
import { joinWithCrew, type News, type Worker } from './crew-self';

const self = await joinWithCrew();
const { jobs, gapMs, acknowledge, timeoutMs } = self.given;
const copies = new Map<Worker, Copies>();

await self.open();
for (let job = 1; job <= jobs; job += 1) {
  const receivers = self.crew; // whoever is tuned in now; there may be nobody
  self.note('job-out', { job, to: EVERYBODY, receivers: receivers.map(({ name }) => name) });
  for (const worker of receivers) await send(worker, job);
  if (job < jobs) await self.pause(gapMs);
  for (let news = await self.news(0); news && news.what !== 'nobody'; news = await self.news(0)) heed(news);
  await sendAgain();
}
while (waitMs() < Infinity) {
  const news = await self.news(waitMs());
  if (news) heed(news);
  else await sendAgain();
}
self.note('all-out', { jobs });
await self.dismiss();
self.leave();

async function send(worker: Worker, job: number): Promise<void> {
  if (acknowledge) kept(worker).sent(job, self.nowMs);
  await self.say(worker, { type: 'JOB', job, text: `${String(job)}*${String(job)}` });
}

function heed(news: News): void {
  if (news.what === 'gone') {
    for (const job of copies.get(news.worker)?.pending ?? []) self.note('job-lost', { job, from: news.worker.name });
    copies.delete(news.worker); // nobody else can do for it what it has missed
  }
  if (news.what !== 'said' || news.frame.type !== 'DONE' || !acknowledge) return;
  const { job } = news.frame;
  const again = kept(news.worker).acknowledge(job, self.nowMs) ? {} : { again: true };
  self.note('job-acknowledged', { job, by: news.worker.name, ...again });
}

async function sendAgain(): Promise<void> {
  for (const [worker, ofWorker] of copies) {
    const late = ofWorker.overdue(self.nowMs);
    if (!late) continue;
    const { job } = late;
    if (late.isLost) self.note('job-lost', { job, from: worker.name });
    else await repeat(worker, job);
  }
}

async function repeat(worker: Worker, job: number): Promise<void> {
  self.note('job-back', { job, from: worker.name, reason: 'timeout' });
  self.note('job-out', { job, to: worker.name });
  await self.say(worker, { type: 'JOB', job, text: `${String(job)}*${String(job)}` });
}

/** How long until the next copy is too late; `Infinity` if all are acknowledged. */
function waitMs(): number {
  return Math.min(...[...copies.values()].map((ofWorker) => ofWorker.waitMs(self.nowMs)));
}

function kept(worker: Worker): Copies {
  const known = copies.get(worker) ?? new Copies(timeoutMs);
  copies.set(worker, known);
  return known;
}
