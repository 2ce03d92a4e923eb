/** Who holds what and who wants what, as a ring of threads and locks with arrows; the circle of a deadlock is lit. */
import { useId, type CSSProperties, type ReactElement, type ReactNode } from 'react';
import type { ActorId } from '../../../../shared/trace/event';
import { useText } from '../../language/text';
import { actorMark, SHAPE_PATHS } from '../../trace/actor-mark';
import { Callout } from '../../ui/Callout';
import { classNames } from '../../ui/class-names';
import type { Moment } from '../scene/use-moment';
import classes from './figures.module.css';
import { texts, type StepsWords } from './text';
import { laneIndex } from './thread-index';
import type { Steps } from './use-steps';
import { edgesOf, type Edge } from './wait-for-edges';

export interface WaitForGraphProps {
  readonly steps: Steps;
  readonly moment: Moment;
  readonly threads: readonly ActorId[];
  /** Locks and semaphores, in an order in which neighbours stand beside each other. */
  readonly locks: readonly string[];
  /** What is to be said of a circle, besides that it is one. */
  readonly children?: ReactNode;
}

/** Room for names such as `philosopher-2` at both sides of the ring. */
const WIDTH = 470;
const HEIGHT = 280;
const RADIUS = { x: 120, y: 100 } as const;
/** An arrow stops before the mark it points at. */
const CLEAR = 20;

interface Point {
  readonly x: number;
  readonly y: number;
}

export function WaitForGraph({ steps, moment, threads, locks, children }: WaitForGraphProps): ReactElement {
  const t = useText(texts).waitFor;
  const head = useId();
  const edges = edgesOf(steps.now);
  const places = ringOf(threads, locks);
  const cycle = steps.now.cycle ?? [];
  return (
    <figure className={classes['figure']}>
      <figcaption>
        <strong>{t.title}</strong>
        <span className={classes['legend']} aria-hidden>
          <span>
            <LegendLine /> {t.legend.holds}
          </span>
          <span>
            <LegendLine isWant /> {t.legend.wants}
          </span>
        </span>
      </figcaption>
      {/* There before it has anything to say, so that what it says is read out. */}
      <div role="status">
        {cycle.length > 0 && (
          <Callout kind="bad" title={t.deadlock}>
            <div>{t.cycle(cycle)}</div>
            {children}
          </Callout>
        )}
      </div>
      <div className={classes['graphAndWords']}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes['graph']} aria-hidden>
          <defs>
            {(['plain', 'lit'] as const).map((look) => (
              <marker
                key={look}
                id={`${head}${look}`}
                viewBox="0 0 8 8"
                refX={7}
                refY={4}
                markerWidth={8}
                markerHeight={8}
                markerUnits="userSpaceOnUse"
                orient="auto"
              >
                <path d="M0 0L8 4L0 8Z" className={look === 'lit' ? classes['headLit'] : classes['head']} />
              </marker>
            ))}
          </defs>
          {edges.map((edge) => (
            <Arrow key={`${edge.kind} ${edge.actor} ${edge.lock}`} edge={edge} places={places} head={head} />
          ))}
          {locks.map((lock) => (
            <LockNode key={lock} name={lock} at={places.get(`lock ${lock}`)} />
          ))}
          {threads.map((actor) => (
            <ThreadNode key={actor} actor={actor} index={laneIndex(moment, actor)} at={places.get(`thread ${actor}`)} />
          ))}
        </svg>
        <ul className={classes['sentences']}>
          {sentences(t, edges, threads).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </figure>
  );
}

/** Thread by thread: what it has, then what it wants. */
function sentences(t: StepsWords['waitFor'], edges: readonly Edge[], threads: readonly ActorId[]): readonly string[] {
  if (edges.length === 0) return [t.nobody];
  return threads.flatMap((actor) => {
    const own = edges.filter((edge) => edge.actor === actor);
    return [
      ...own.filter(({ kind }) => kind === 'holds').map(({ lock }) => t.holds(actor, lock)),
      ...own.filter(({ kind }) => kind === 'wants').map(({ lock, holder }) => t.wants(actor, lock, holder)),
    ];
  });
}

/** Threads and locks take turns around the ring, from the top, clockwise. */
function ringOf(threads: readonly ActorId[], locks: readonly string[]): ReadonlyMap<string, Point> {
  const nodes: string[] = [];
  for (let at = 0; at < Math.max(threads.length, locks.length); at += 1) {
    if (threads[at] !== undefined) nodes.push(`thread ${threads[at]}`);
    if (locks[at] !== undefined) nodes.push(`lock ${locks[at]}`);
  }
  return new Map(
    nodes.map((node, at) => {
      const angle = (2 * Math.PI * at) / nodes.length - Math.PI / 2;
      return [node, { x: WIDTH / 2 + RADIUS.x * Math.cos(angle), y: HEIGHT / 2 + RADIUS.y * Math.sin(angle) }];
    }),
  );
}

interface ArrowProps {
  readonly edge: Edge;
  readonly places: ReadonlyMap<string, Point>;
  readonly head: string;
}

/** From whoever wants to what is wanted; from what is held to its holder. */
function Arrow({ edge, places, head }: ArrowProps): ReactElement | null {
  const thread = places.get(`thread ${edge.actor}`);
  const lock = places.get(`lock ${edge.lock}`);
  if (!thread || !lock) return null;
  const [from, to] = edge.kind === 'wants' ? [thread, lock] : [lock, thread];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const by = { x: ((to.x - from.x) / length) * CLEAR, y: ((to.y - from.y) / length) * CLEAR };
  return (
    <line
      x1={from.x + by.x}
      y1={from.y + by.y}
      x2={to.x - by.x}
      y2={to.y - by.y}
      className={classNames(classes['edge'], edge.kind === 'wants' && classes['want'], edge.inCycle && classes['lit'])}
      markerEnd={`url(#${head}${edge.inCycle ? 'lit' : 'plain'})`}
    />
  );
}

function LegendLine({ isWant = false }: { readonly isWant?: boolean }): ReactElement {
  return (
    <svg width={24} height={8}>
      <line x1={0} x2={24} y1={4} y2={4} className={classNames(classes['edge'], isWant && classes['want'])} />
    </svg>
  );
}

function LockNode({ name, at }: { readonly name: string; readonly at: Point | undefined }): ReactElement | null {
  if (!at) return null;
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <rect x={-12} y={-12} width={24} height={24} rx={4} className={classes['lockNode']} />
      <Name text={name} at={at} />
    </g>
  );
}

interface ThreadNodeProps {
  readonly actor: ActorId;
  readonly index: number;
  readonly at: Point | undefined;
}

function ThreadNode({ actor, index, at }: ThreadNodeProps): ReactElement | null {
  if (!at) return null;
  const { color, shape } = actorMark(index);
  return (
    <g transform={`translate(${at.x} ${at.y})`} style={{ '--actor': color } as CSSProperties}>
      <path d={SHAPE_PATHS[shape]} transform="scale(2)" className={classes['threadNode']} />
      <Name text={actor} at={at} />
    </g>
  );
}

/** Outside the ring, so that no arrow crosses it. */
function Name({ text, at }: { readonly text: string; readonly at: Point }): ReactElement {
  const side = at.x - WIDTH / 2;
  const isBeside = Math.abs(side) > RADIUS.x / 2;
  const below = at.y >= HEIGHT / 2 ? 28 : -18;
  return (
    <text
      x={isBeside ? Math.sign(side) * 18 : 0}
      y={isBeside ? 4 : below}
      textAnchor={isBeside ? (side > 0 ? 'start' : 'end') : 'middle'}
    >
      {text}
    </text>
  );
}
