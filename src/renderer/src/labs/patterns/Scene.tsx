/** The one in the middle, its workers, what lies between them; below, who got which job, and the frames that said so. */
import { useMemo, type CSSProperties, type ReactElement } from 'react';
import { castOf } from '../../../../shared/labs/patterns/cast';
import type { patterns } from '../../../../shared/labs/patterns/contract';
import { hubOf } from '../../../../shared/labs/patterns/events';
import { useText } from '../../language/text';
import { DeliveryMatrix } from '../delivery/DeliveryMatrix';
import { SocketBox } from '../network/SocketBox';
import { useNetwork } from '../network/use-network';
import { Wires } from '../network/Wires';
import type { SceneProps } from '../panel';
import { SceneFrame } from '../scene/SceneFrame';
import { useFold } from '../scene/use-fold';
import { useMoment } from '../scene/use-moment';
import { Frames } from './Frames';
import { HubWords } from './HubWords';
import { JobsLog } from './jobs-log';
import { calledAt, crewFold, isCollected, NO_CREW, workerIn } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';
import { OutsideWords, Traits, WorkerWords } from './WorkerWords';

/** Above that the boxes are small. */
const MOST_ROOMY = 3;

export function Scene({ experiment, view, params, playhead }: SceneProps<typeof patterns>): ReactElement {
  const t = useText(texts);
  const moment = useMoment(view, playhead);
  const network = useNetwork(view, moment);
  const crew = useFold(view, moment, crewFold) ?? NO_CREW;
  const log = useMemo(() => view && new JobsLog(view.store, experiment, params), [view, experiment, params]);
  // They have a box each, though nobody knows what a program from outside does with a job.
  const outside = (view?.actors ?? []).filter(({ kind }) => kind === 'outside');
  const cast = castOf(params);
  const workers = [...cast.map(({ actor }) => actor), ...outside.map(({ actor }) => actor)];
  const hub = hubOf(experiment);
  const isCrowded = workers.length > MOST_ROOMY;
  return (
    <SceneFrame moment={moment}>
      <div className={classes['scene']}>
        <div className={classes['stage']} style={{ '--rows': workers.length } as CSSProperties}>
          <div className={classes['hub']}>
            <SocketBox
              actor={hub}
              moment={moment}
              network={network}
              expectedIndex={1}
              isShown={({ role }) => role === 'listener'}
            >
              <HubWords crew={crew} pattern={experiment} jobs={params.jobs} />
            </SocketBox>
          </div>
          {workers.map((worker, at) => (
            <Row key={worker} at={at + 1}>
              <Wires moment={moment} network={network} left={hub} right={worker} compact />
              <SocketBox
                actor={worker}
                moment={moment}
                network={network}
                expectedIndex={at + 2}
                compact={isCrowded}
                beside={
                  cast[at] && (
                    <Traits
                      trouble={cast[at]}
                      params={params}
                      crashed={workerIn(crew, worker).crashedOn !== undefined}
                    />
                  )
                }
                isShown={() => false}
              >
                {cast[at] ? (
                  <WorkerWords
                    state={workerIn(crew, worker)}
                    isSource={isCollected(experiment)}
                    queues={experiment === 'pubsub'}
                  />
                ) : (
                  <OutsideWords
                    name={calledAt(crew, (port) => network.ownerOf('tcp', port) === worker)}
                    crew={crew}
                    isSource={isCollected(experiment)}
                  />
                )}
              </SocketBox>
            </Row>
          ))}
        </div>
        <DeliveryMatrix
          what="jobs"
          label={isCollected(experiment) ? t.pieceMatrix : t.matrix}
          state={log?.at(moment.row, moment.over)}
          lane={moment.lane}
          onPick={(row) => playhead.select(row)}
        />
        {view && <Frames view={view} network={network} writes={crew.writes} />}
      </div>
    </SceneFrame>
  );
}

function Row({ at, children }: { readonly at: number; readonly children: readonly [ReactElement, ReactElement] }) {
  const [wires, box] = children;
  return (
    <>
      <div className={classes['wires']} style={{ gridRow: at }}>
        {wires}
      </div>
      <div className={classes['worker']} style={{ gridRow: at }}>
        {box}
      </div>
    </>
  );
}
