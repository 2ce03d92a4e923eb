/**
 * Push (fan-out): gives the next job to whoever is free, as a load balancer does. Workers say when they are free, so
 * a slow one gets fewer jobs and holds up nobody. What was given out is forgotten, unless it is to be acknowledged.
 */
import { joinWithCrew, type News, type Worker } from './crew-self';
import { JobList } from './job-list';

const self = await joinWithCrew();
const { acknowledge, timeoutMs } = self.given;
const jobs = new JobList(self.given.jobs, timeoutMs);
const free: Worker[] = [];

await self.open();
while (acknowledge ? !jobs.isSettled : jobs.waiting > 0) {
  const worker = jobs.waiting > 0 ? free.shift() : undefined;
  if (worker) {
    await give(worker);
    continue;
  }
  const news = await self.news(acknowledge ? jobs.waitMs(self.nowMs) : Infinity);
  if (news?.what === 'nobody') {
    self.note('nobody-left', { jobs: jobs.waiting });
    break;
  }
  if (news) heed(news);
  else for (const late of jobs.overdue(self.nowMs)) takeBack(late.job, late.worker, 'timeout');
}
self.note('all-out', { jobs: self.given.jobs });
await self.dismiss();
self.leave();

async function give(worker: Worker): Promise<void> {
  const job = jobs.next();
  if (job === undefined) return;
  if (acknowledge) jobs.give(job, worker.name, self.nowMs); // keeps it until the worker says that it is done
  self.note('job-out', { job, to: worker.name });
  await self.say(worker, { type: 'JOB', job, text: `${String(job)}*${String(job)}` });
}

function heed(news: News): void {
  if (news.what === 'gone') {
    const at = free.indexOf(news.worker);
    if (at >= 0) free.splice(at, 1);
    for (const job of jobs.with(news.worker.name)) takeBack(job, news.worker.name, 'gone');
  }
  if (news.what !== 'said') return;
  if (news.frame.type === 'READY' && !free.includes(news.worker)) free.push(news.worker);
  if (news.frame.type === 'DONE' && acknowledge) {
    const { job } = news.frame;
    if (!jobs.wasGiven(job, news.worker.name)) return; // nobody asked it to
    const again = jobs.settle(job) ? {} : { again: true }; // the one it was taken from has done it all the same
    self.note('job-acknowledged', { job, by: news.worker.name, ...again });
  }
}

function takeBack(job: number, from: string, reason: 'gone' | 'timeout'): void {
  if (jobs.back(job)) self.note('job-back', { job, from, reason });
  else self.note('job-lost', { job, from });
}
