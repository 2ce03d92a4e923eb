/** `beside`: the same messages to a topic, a list and a stream, and the same takers at all three. */
import { numbered } from '../../../../shared/labs/numbered';
import type { ActorId } from '../../../../shared/trace/event';
import type { Stage } from '../stage';
import { finish, topicsOf } from './broadcast';

const GROUP = 'takers';

/** They have the name of the run: others may use the same server. */
export const keysOf = ({ mark }: Stage): { readonly list: string; readonly stream: string } => ({
  list: `interleave:${mark}:list`,
  stream: `interleave:${mark}:stream`,
});

export async function threeWays(stage: Stage): Promise<void> {
  const { publishers, subscribers, messages, messageBytes, gapMs } = stage.run.params;
  const takers = numbered('subscriber', subscribers);
  const topics = topicsOf(stage);
  const keys = keysOf(stage);
  for (const actor of takers) {
    stage.interests.set(actor, { topics });
    const given = {
      ...keys,
      topics,
      group: GROUP,
      isFirst: actor === takers[0],
      acknowledges: acknowledges(stage, actor),
    };
    await stage.client(actor, 'three-ways-taker', given);
    // The first makes the group the others read in.
    if (!(await stage.until(() => stage.hasSubscribed(actor)))) return;
  }
  const publishing = numbered('publisher', publishers);
  for (const actor of publishing)
    await stage.client(actor, 'three-ways-publisher', { ...keys, topics, messages, messageBytes, gapMs });
  await stage.over(publishing);

  // Of one that was killed nobody knows how much was still to come.
  const areWhole = !publishing.some((actor) => stage.wasKilled(actor));
  if (takers.length > 0 && areWhole) await stage.until(() => isAllTaken(stage, publishers * messages));
  await stage.team.stayUp();
  finish(stage, takers);
  await stage.over(takers);
}

/** All but the last say that they have worked on it. */
function acknowledges({ run }: Stage, actor: ActorId): boolean {
  return actor !== numbered('subscriber', run.params.subscribers).at(-1);
}

/** What somebody has taken who is gone by now is neither taken nor acknowledged by anybody else. */
function isAllTaken(stage: Stage, count: number): boolean {
  const { tally } = stage;
  const takers = numbered('subscriber', stage.run.params.subscribers);
  if (takers.some((actor) => stage.hasEnded(actor))) return true;
  const toAcknowledge = tally.takenInAll('stream', (actor) => acknowledges(stage, actor));
  return (
    tally.takenInAll('list') >= count && tally.takenInAll('stream') >= count && tally.acknowledged >= toAcknowledge
  );
}
