/**
 * The lab `tcp`: a server and its clients, each a process with real sockets.
 *
 *     client-1 .. client-N  ==connection==>  [ relay ]  ==connection==>  server
 *                                  kernel: what the operating system says of all these sockets
 *
 * One experiment is one file in `experiments`.
 */
import type { tcp, TcpSummary } from '../../../shared/labs/tcp/contract';
import type { ExperimentOf } from '../../../shared/labs/lab';
import type { ActorId } from '../../../shared/trace/event';
import { LabError } from '../../../shared/wire/error';
import type { Engine } from '../../run/engine';
import { checkPortIsFree } from '../../run/socket-program/free-port';
import { backlog } from './experiments/backlog';
import { connection } from './experiments/connection';
import { endings } from './experiments/endings';
import { framing } from './experiments/framing';
import { onData } from './experiments/on-data';
import { nobodyListens, portTaken } from './experiments/refused';
import { slowReader, stream } from './experiments/stream';
import { Stage } from './stage';

type Experiment = (stage: Stage) => Promise<Partial<TcpSummary>>;

const EXPERIMENTS: { readonly [Name in ExperimentOf<typeof tcp>]: Experiment } = {
  connection,
  stream,
  framing,
  'on-data': onData,
  'slow-reader': slowReader,
  endings,
  'nobody-listens': nobodyListens,
  'port-taken': portTaken,
  backlog,
};

export const tcpEngine: Engine<typeof tcp> = async (run) => {
  // There a port that somebody listens at is what the learner may want to see.
  if (run.experiment !== 'nobody-listens') await checkPortIsFree('tcp', run.params.port);
  const stage = new Stage(run);
  return {
    finished: conduct(stage, EXPERIMENTS[run.experiment]),
    act: {
      ...stage.team.relayActs(),
      end: ({ actor, how }) => {
        order(stage, actor, how);
        return null;
      },
    },
  };
};

async function conduct(stage: Stage, experiment: Experiment): Promise<TcpSummary> {
  try {
    const found = await experiment(stage);
    return { ...stage.counted(), ...found };
  } catch (thrown) {
    // Whoever is stopped in the middle complains of what is missing; what was counted by then stays true.
    if (!stage.run.signal.aborted) throw thrown;
    return stage.counted();
  } finally {
    await stage.close();
  }
}

/** Tells one end of the connection what to do. No step of main's, so it passes no turnstile. */
function order(stage: Stage, actor: ActorId, how: 'close' | 'half-close' | 'reset'): void {
  const { run, team } = stage;
  if (run.experiment !== 'endings' || run.params.ending !== 'by-hand') throw new LabError('IMPOSSIBLE_HERE');
  const orders = stage.orders.get(actor);
  const member = team.members.get(actor);
  if (!orders || !member) throw new LabError('NO_SUCH_ACTOR', { actor });
  if (member.exit) throw new LabError('ACTOR_HAS_ENDED', { actor });
  const msg = team.nextMessage();
  team.record({ kind: 'put', queue: orders.name, msg, data: { item: how } });
  orders.put({ item: how, msg });
}
