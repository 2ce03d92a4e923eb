/** Clients, the relay where there is one, and the server, with what is under way between them at the playhead. */
import type { ReactElement } from 'react';
import type { udp } from '../../../../shared/labs/udp/contract';
import type { Json } from '../../../../shared/wire/json';
import { CardTable } from '../network/CardTable';
import { FaultControls } from '../network/FaultControls';
import { NetworkStage } from '../network/NetworkStage';
import { useNetwork } from '../network/use-network';
import type { SceneProps } from '../panel';
import { SceneFrame } from '../scene/SceneFrame';
import { useFold } from '../scene/use-fold';
import { useMoment } from '../scene/use-moment';
import { Arithmetic } from './Arithmetic';
import { Deserted } from './Deserted';
import { progressFold } from './model';
import { ProgressNotes } from './ProgressNotes';

export function Scene({ experiment, view, params, playhead, control }: SceneProps<typeof udp>): ReactElement {
  const moment = useMoment(view, playhead);
  const network = useNetwork(view, moment);
  const progress = useFold(view, moment, progressFold);
  if (experiment === 'nobody')
    return (
      <SceneFrame moment={moment}>
        <Deserted moment={moment} network={network} />
      </SceneFrame>
    );
  // Only at the newest event of a run that goes on: what is shown must be what is there to be changed.
  const act = moment.live && control?.alive ? (action: string, args: Json) => control.act(action, args) : undefined;
  const hand = experiment === 'by-hand';
  const relayed = hand || experiment === 'relay' || experiment === 'reliable';
  // Where the hand is off to begin with, the line is worth its place only while there is something to do in it.
  const hasLine = hand || (relayed && (act !== undefined || (network.relay()?.waiting.length ?? 0) > 0));
  return (
    <SceneFrame moment={moment}>
      <NetworkStage
        moment={moment}
        network={network}
        clients={[...(experiment === 'two-clients' ? ['client-1', 'client-2'] : ['client']), ...outsiders(view)]}
        server="server"
        relay={relayed ? 'relay' : undefined}
        inBox={(actor) =>
          progress && <ProgressNotes actor={actor} experiment={experiment} params={params} progress={progress} />
        }
      />
      {relayed && !hand && <FaultControls protocol="udp" network={network} initial={params} act={act} />}
      {hasLine && <CardTable moment={moment} network={network} handAtStart={hand} act={act} />}
      {experiment === 'largest' && <Arithmetic firstBytes={params.sizeBytes} largestBytes={progress?.most ?? 0} />}
    </SceneFrame>
  );
}

/** Programs of the learner's own that have sent something. */
const outsiders = (view: SceneProps<typeof udp>['view']): readonly string[] =>
  (view?.actors ?? []).filter(({ kind }) => kind === 'outside').map(({ actor }) => actor);
