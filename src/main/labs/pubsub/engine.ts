/**
 * The lab `pubsub`: publishers and subscribers, each a process with ioredis, and a server of Redis' protocol between them.
 *
 *     publisher-1 .. publisher-P  ==PUBLISH==>  broker  ==copies==>  subscriber-1 .. subscriber-S
 *
 * The server is the embedded broker, a process of the run as well, or any Redis the learner names.
 */
import type { pubsub, PubsubSummary } from '../../../shared/labs/pubsub/contract';
import { EMBEDDED, withoutCredentials } from '../../../shared/labs/redis-address';
import type { Engine } from '../../run/engine';
import { threeWays, keysOf } from './experiments/beside';
import { broadcast } from './experiments/broadcast';
import { OwnPublisher } from './experiments/own-publisher';
import { checkServer, deleteKeys, endServer, openServer } from './server';
import { Stage } from './stage';

export const pubsubEngine: Engine<typeof pubsub> = async (run) => {
  await checkServer(run);
  const stage = new Stage(run);
  const own = new OwnPublisher(stage);
  return {
    finished: conduct(stage, own),
    act: { publish: ({ topic, message }) => own.publish(topic, message) },
  };
};

async function conduct(stage: Stage, own: OwnPublisher): Promise<PubsubSummary> {
  const isBeside = stage.run.experiment === 'beside';
  try {
    if (await openServer(stage)) {
      if (isBeside) await threeWays(stage);
      else await broadcast(stage);
      await own.end();
      await endServer(stage);
    }
  } catch (thrown) {
    // Whoever is stopped in the middle complains of what is missing; what was counted by then stays true.
    if (!stage.run.signal.aborted) throw thrown;
  } finally {
    await stage.team.close();
    if (isBeside) await deleteKeys(stage, Object.values(keysOf(stage)));
  }
  return summary(stage);
}

function summary({ run, tally, interests }: Stage): PubsubSummary {
  const { published, receiversPerPublish, repeated, cutOff } = tally;
  const counted = {
    published,
    delivered: tally.delivered(interests),
    receiversPerPublish,
    missed: tally.missed(interests),
    repeated,
    cutOff,
    server: run.params.server === EMBEDDED ? 'embedded' : withoutCredentials(run.params.server),
  };
  if (run.experiment !== 'beside') return counted;
  const copies = Object.entries(counted.delivered).map(
    ([actor, topics]) => [actor, sum(Object.values(topics))] as const,
  );
  const taken = { pubsub: Object.fromEntries(copies), list: tally.taken('list'), stream: tally.taken('stream') };
  return { ...counted, taken, pending: tally.takenInAll('stream') - tally.acknowledged };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
