/** One picture for each experiment: processes with their sockets, the stream, and what the operating system says of it. */
import type { ReactElement, ReactNode } from 'react';
import type { tcp } from '../../../../shared/labs/tcp/contract';
import { numbered } from '../../../../shared/labs/numbered';
import { useText } from '../../language/text';
import { kernelFold, EMPTY_TABLE } from '../kernel/kernel-rows';
import { KernelTable } from '../kernel/KernelTable';
import { TcpStateDiagram } from '../kernel/TcpStateDiagram';
import { NetworkStage } from '../network/NetworkStage';
import { SocketBox } from '../network/SocketBox';
import { StreamView } from '../network/StreamView';
import { useNetwork } from '../network/use-network';
import type { SceneControl, SceneProps } from '../panel';
import { SceneFrame } from '../scene/SceneFrame';
import { useFold } from '../scene/use-fold';
import { useMoment } from '../scene/use-moment';
import { BufferChart } from './BufferChart';
import { DoorLine } from './DoorLine';
import { EndControls } from './EndControls';
import { FramingScene } from './FramingScene';
import { knownFold } from './model';
import { OnDataScene } from './OnDataScene';
import { hasRelay, type Act, type PartProps } from './part';
import { RelayPart } from './RelayPart';
import classes from './Scene.module.css';
import { texts } from './scene-text';

export function Scene(props: SceneProps<typeof tcp>): ReactElement {
  const { experiment, view, playhead, control } = props;
  const moment = useMoment(view, playhead, String);
  const network = useNetwork(view, moment);
  const act = moment.live && control?.alive ? actOf(control) : undefined;
  const part = { ...props, moment, network, act };
  return (
    <SceneFrame moment={moment}>
      <div className={classes['scene']}>
        {experiment === 'framing' && <FramingScene {...part} />}
        {experiment === 'on-data' && <OnDataScene {...part} />}
        {experiment === 'backlog' && <DoorLine {...part} />}
        {experiment === 'slow-reader' && <BufferChart {...part} />}
        {experiment !== 'on-data' && <Stage {...part} />}
        {experiment === 'endings' && <EndControls {...part} />}
        {experiment === 'stream' && <Stream {...part} />}
        <RelayPart {...part} />
        {experiment !== 'framing' && experiment !== 'on-data' && <System {...part} />}
      </div>
    </SceneFrame>
  );
}

const actOf =
  (control: SceneControl): Act =>
  (action, args) =>
    control.act(action, args);

/** The two servers of `port-taken` have numbers; clients only talk to the first. */
const [FIRST, SECOND] = ['server-1', 'server-2'] as const;

function Stage({ experiment, moment, network, params, view }: PartProps): ReactElement {
  const clients = numbered('client', params.clients);
  // Who stands in the line is drawn there; here it would be eight times the same.
  if (experiment === 'backlog') return <SocketBox actor="server" moment={moment} network={network} expectedIndex={1} />;
  const isTaken = experiment === 'port-taken';
  return (
    <>
      <NetworkStage
        moment={moment}
        network={network}
        clients={[...clients, ...outsiders(view)]}
        server={isTaken ? FIRST : 'server'}
        between={isTaken ? 2 : 1} // the system's, and the second server's
        relay={hasRelay(experiment, params) ? 'relay' : undefined}
        inBox={(actor) => (experiment === 'connection' && actor === 'server' ? <Known {...{ view, moment }} /> : null)}
      />
      {isTaken && <SocketBox actor={SECOND} moment={moment} network={network} expectedIndex={3} />}
    </>
  );
}

const outsiders = (view: PartProps['view']): readonly string[] =>
  (view?.actors ?? []).filter(({ kind }) => kind === 'outside').map(({ actor }) => actor);

function Known({ view, moment }: Pick<PartProps, 'view' | 'moment'>): ReactNode {
  const t = useText(texts);
  const known = Object.entries(useFold(view, moment, knownFold) ?? {});
  return (
    <div className={classes['known']}>
      {t.knows}: {known.length === 0 ? t.knowsNobody : known.map(([port, lines]) => t.known(port, lines)).join(' · ')}
    </div>
  );
}

/** The bytes of the first client's stream: which write each came from, and in which pieces they were read. */
function Stream({ view, network }: PartProps): ReactNode {
  const first = network.socketsOf('client-1').find(({ role }) => role === 'connection');
  // With a relay the bytes go through two connections, and what the server read is seen in the second.
  const second = network
    .socketsOf('relay')
    .find(({ role, remotePort = 0 }) => role === 'connection' && network.ownerOf('tcp', remotePort) === 'server');
  return [first, second].map(
    (connection) =>
      view &&
      connection?.remotePort !== undefined && (
        <StreamView
          key={connection.port}
          view={view}
          network={network}
          from={connection.port}
          to={connection.remotePort}
        />
      ),
  );
}

function System({ view, moment, experiment }: PartProps): ReactElement {
  const t = useText(texts);
  const table = useFold(view, moment, kernelFold) ?? EMPTY_TABLE;
  const actorOf = (pid: number): string | undefined => view?.actors.find((one) => one.pid === pid)?.actor;
  return (
    <section className={classes['system']} aria-label={t.system}>
      {WITH_STATES.has(experiment) && <TcpStateDiagram table={table} />}
      <KernelTable table={table} actorOf={actorOf} />
    </section>
  );
}

/** Where the way through the states is what one looks at. */
const WITH_STATES: ReadonlySet<string> = new Set(['connection', 'endings', 'backlog']);
