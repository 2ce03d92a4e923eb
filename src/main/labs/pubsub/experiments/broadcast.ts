/** Publishers publish, subscribers are given copies: all experiments but `beside`. */
import { numbered } from '../../../../shared/labs/numbered';
import type { ActorId } from '../../../../shared/trace/event';
import type { Json } from '../../../../shared/wire/json';
import type { Stage } from '../stage';
import type { Interest } from '../tally';

export async function broadcast(stage: Stage): Promise<void> {
  const { subscribers, publishers, late } = stage.run.params;
  const everybody = numbered('subscriber', subscribers);
  const latecomer = late ? everybody.at(-1) : undefined;
  for (const [index, actor] of everybody.entries()) stage.interests.set(actor, interestOf(stage, index));

  const inTime = everybody.filter((actor) => actor !== latecomer);
  for (const actor of inTime) await startSubscriber(stage, actor);
  if (!(await stage.until(() => inTime.every((actor) => stage.hasSubscribed(actor))))) return;
  const publishing = numbered('publisher', publishers);
  for (const actor of publishing) await startPublisher(stage, actor, latecomer !== undefined);
  if (latecomer !== undefined) await letIn(stage, latecomer, publishing);
  await stage.over(publishing);

  await stage.team.stayUp();
  finish(stage, everybody);
  await stage.over(everybody);
}

/** The latecomer comes when every publisher has published half, and they go on when it has subscribed. */
async function letIn(stage: Stage, latecomer: ActorId, publishing: readonly ActorId[]): Promise<void> {
  const isHalfDone = (actor: ActorId): boolean => stage.tally.halfPublished.has(actor) || stage.hasEnded(actor);
  if (!(await stage.until(() => publishing.every(isHalfDone)))) return;
  await startSubscriber(stage, latecomer);
  await stage.until(() => stage.hasSubscribed(latecomer));
  for (const actor of publishing) stage.order(actor, null);
}

/** Tells the subscribers that nothing more will be published. */
export function finish(stage: Stage, subscribers: readonly ActorId[]): void {
  if (stage.run.signal.aborted) return;
  stage.note('all-published');
  for (const actor of subscribers) stage.order(actor, null);
}

/** All topics, each once, as the server knows them: as texts. */
export function topicsOf({ run }: Stage): readonly string[] {
  return [...new Set(run.params.topics.map(String))];
}

function interestOf(stage: Stage, index: number): Interest {
  const { experiment, params } = stage.run;
  const topics = topicsOf(stage);
  const one = topics[index % topics.length];
  return {
    topics: params.interest === 'all' || one === undefined ? topics : [one],
    ...(experiment === 'pattern' && index === 0 && { pattern: params.pattern }),
  };
}

async function startPublisher(stage: Stage, actor: ActorId, halfway: boolean): Promise<void> {
  const { messages, messageBytes, gapMs } = stage.run.params;
  const topics = topicsOf(stage);
  await stage.client(actor, 'publisher', {
    topics,
    messages,
    messageBytes,
    gapMs,
    waitsAfter: halfway ? Math.floor(messages / 2) : 0,
  });
}

async function startSubscriber(stage: Stage, actor: ActorId): Promise<void> {
  const [first] = stage.interests.keys();
  const { topics = [] } = stage.interests.get(actor) ?? {};
  const [program, given] = actor === first ? special(stage, topics) : (['subscriber', {}] as const);
  await stage.client(actor, program, { topics, ...given });
}

/** In some experiments one of the subscribers is not like the others: the first. */
function special(stage: Stage, topics: readonly string[]): readonly [string, { readonly [name: string]: Json }] {
  const { experiment, params } = stage.run;
  switch (experiment) {
    case 'pattern':
      return ['pattern-subscriber', { pattern: params.pattern }];
    case 'cut':
      return ['cut-subscriber', { downMs: params.downMs, cutAfter: cutAfter(stage, topics) }];
    case 'slow':
      return ['slow-subscriber', { workMs: params.workMs }];
    default:
      return ['subscriber', {}];
  }
}

/** A third of what it is to be given: so that there is something before, meanwhile and afterwards. */
function cutAfter(stage: Stage, wanted: readonly string[]): number {
  const { publishers, messages } = stage.run.params;
  const topics = topicsOf(stage);
  const isWanted = (_: unknown, index: number): boolean => wanted.includes(topics[index % topics.length] ?? '');
  const ofEach = Array.from({ length: messages }).filter(isWanted).length;
  return Math.max(1, Math.floor((publishers * ofEach) / 3));
}
