/**
 * Request-reply: asks one worker, waits for its answer, and only then asks the next one, in turn. So it always knows
 * what became of each job; and while one worker is slow, all the others have nothing to do.
 */
import { joinWithCrew, type News, type Worker } from './crew-self';
import { JobList } from './job-list';

const self = await joinWithCrew();
const { acknowledge, timeoutMs } = self.given;
const jobs = new JobList(self.given.jobs, acknowledge ? timeoutMs : Infinity);

await self.open();
let turns = self.crew; // whose turn it is comes first

for (let job = jobs.next(); job !== undefined; job = jobs.next()) {
  const worker = await nextInTurn();
  if (!worker) {
    self.note('nobody-left', { jobs: jobs.waiting + 1 });
    break;
  }
  const outcome = await ask(worker, job);
  if (outcome === 'answered') continue;
  if (acknowledge && jobs.back(job)) self.note('job-back', { job, from: worker.name, reason: outcome });
  else self.note('job-lost', { job, from: worker.name }); // it knows that there will be no answer
}
self.note('all-out', { jobs: self.given.jobs });
await self.dismiss();
self.leave();

async function ask(worker: Worker, job: number): Promise<'answered' | 'gone' | 'timeout'> {
  if (jobs.isDone(job)) return 'answered'; // late, while nobody was there to be asked
  jobs.give(job, worker.name, self.nowMs);
  self.note('job-out', { job, to: worker.name });
  await self.say(worker, { type: 'JOB', job, text: `${String(job)}*${String(job)}` });
  for (;;) {
    const news = await self.news(jobs.waitMs(self.nowMs)); // nothing else is done until the answer is there
    if (!news) return 'timeout';
    heed(news);
    if (jobs.isDone(job)) return 'answered';
    if (news.what === 'nobody' || (news.what === 'gone' && news.worker === worker)) return 'gone';
  }
}

async function nextInTurn(): Promise<Worker | undefined> {
  for (;;) {
    const [first, ...others] = turns;
    if (first) turns = [...others, first];
    if (first) return first;
    const news = await self.news();
    if (news?.what === 'nobody') return undefined;
    if (news) heed(news);
  }
}

function heed(news: News): void {
  if (news.what === 'came' && !turns.includes(news.worker)) turns = [...turns, news.worker];
  if (news.what === 'gone') turns = turns.filter((worker) => worker !== news.worker);
  if (news.what !== 'said' || news.frame.type !== 'DONE') return;
  const { job } = news.frame;
  if (!jobs.wasGiven(job, news.worker.name)) return; // nobody asked it to
  const again = jobs.settle(job) ? {} : { again: true }; // a late answer, to what another has answered meanwhile
  self.note('job-acknowledged', { job, by: news.worker.name, ...again });
}
