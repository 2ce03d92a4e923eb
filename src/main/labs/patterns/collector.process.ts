/**
 * Pull (fan-in): fetches pieces from many sources, as a torrent does. Every source has all the pieces; the collector
 * knows which ones it lacks and asks each source for one of those, so whoever is quick serves more. A source that is
 * gone costs nothing but time: its piece is still missing, and another source is asked for it.
 */
import { joinWithCrew, type News, type Worker } from './crew-self';
import { JobList } from './job-list';

const self = await joinWithCrew();
const { acknowledge, timeoutMs } = self.given;
const pieces = new JobList(self.given.jobs, acknowledge ? timeoutMs : Infinity);
const idle: Worker[] = []; // sources that owe nothing

await self.open();
while (!pieces.isSettled) {
  const source = pieces.waiting > 0 ? idle.shift() : undefined;
  if (source) {
    await fetchFrom(source);
    continue;
  }
  const news = await self.news(pieces.waitMs(self.nowMs));
  if (news?.what === 'nobody') {
    self.note('nobody-left', { jobs: pieces.waiting });
    break;
  }
  if (news) heed(news);
  else for (const late of pieces.overdue(self.nowMs)) missing(late.job, late.worker, 'timeout');
}
self.note('all-out', { jobs: self.given.jobs });
await self.dismiss();
self.leave();

async function fetchFrom(source: Worker): Promise<void> {
  const job = pieces.next();
  if (job === undefined) return;
  pieces.give(job, source.name, self.nowMs);
  self.note('job-out', { job, to: source.name });
  await self.say(source, { type: 'FETCH', job });
}

function heed(news: News): void {
  if (news.what === 'came') idle.push(news.worker);
  if (news.what === 'gone') {
    const at = idle.indexOf(news.worker);
    if (at >= 0) idle.splice(at, 1);
    for (const job of pieces.with(news.worker.name)) missing(job, news.worker.name, 'gone');
  }
  if (news.what !== 'said' || news.frame.type !== 'PIECE') return;
  const { job } = news.frame;
  if (!pieces.wasGiven(job, news.worker.name)) return; // nobody asked it for that
  const again = pieces.settle(job) ? {} : { again: true }; // it was too late, and came from somebody else meanwhile
  self.note('job-acknowledged', { job, by: news.worker.name, ...again });
  if (!idle.includes(news.worker)) idle.push(news.worker);
}

function missing(job: number, from: string, reason: 'gone' | 'timeout'): void {
  if (pieces.back(job)) self.note('job-back', { job, from, reason });
  else self.note('job-lost', { job, from });
}
