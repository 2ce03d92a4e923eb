/** Everything about the selected event, in words: what it was, what made it possible, what it led to. */
import { X } from 'lucide-react';
import { use, useMemo, type ReactElement, type ReactNode } from 'react';
import { bytesOfHex } from '../../../../shared/net/hex';
import type { TraceEvent } from '../../../../shared/trace/event';
import type { Playhead } from '../../run/playhead';
import { useText } from '../../language/text';
import { useRunView, type RunView } from '../../run/run-view';
import { Button, IconButton } from '../../ui/Button';
import { FidelityBadge } from '../../ui/FidelityBadge';
import { ActorMark } from '../ActorMark';
import { actorMark } from '../actor-mark';
import { CopyButton } from '../CopyButton';
import { GlyphMark } from '../diagram/GlyphMark';
import { wholeValue } from '../event-facts';
import { KeptNames } from '../KeptNames';
import { ExplainedBytes } from '../meaning/ExplainedBytes';
import { streamMeaningOf } from '../meaning/stream-meaning';
import { texts as meaningTexts } from '../meaning/text';
import { WireContext } from '../meaning/wire';
import { milliseconds } from '../time-words';
import { traceIndexOf } from '../trace-index';
import { useSelected } from '../use-selected';
import { eventSentence, useTraceWords, type TraceWords } from '../words';
import { hexDump } from './hex-dump';
import classes from './EventInspector.module.css';
import { linksOf, type Link } from './links';

export interface EventInspectorProps {
  readonly view: RunView;
  readonly playhead: Playhead;
  /** Shows the line of the program that made the event. */
  readonly onShowLine?: (event: TraceEvent) => void;
}

export function EventInspector({ view, playhead, onShowLine }: EventInspectorProps): ReactElement {
  const words = useTraceWords();
  useRunView(view);
  const selected = useSelected(playhead);
  if (selected === undefined || selected >= view.store.length)
    return <p className={classes['none']}>{words.inspector.none}</p>;
  const event = view.store.event(selected);
  const links = linksOf(traceIndexOf(view), selected);
  return (
    <section className={classes['inspector']} aria-label={words.inspector.numbered(event.seq)}>
      <header className={classes['head']}>
        <GlyphMark kind={event.kind} color={actorMark(traceIndexOf(view).laneAt(selected)).color} />
        <h2>
          <KeptNames text={eventSentence(event, words)} />
        </h2>
        <FidelityBadge fidelity={event.fidelity} />
        <IconButton icon={X} label={words.inspector.deselect} onPress={() => playhead.select(undefined)} />
      </header>
      <Facts view={view} event={event} words={words} onShowLine={onShowLine} />
      <div className={classes['causes']}>
        <Links
          title={words.inspector.madePossibleBy}
          links={links.before}
          empty={words.inspector.first}
          {...{ view, playhead, words }}
        />
        <Links
          title={words.inspector.leadsTo}
          links={links.after}
          empty={links.isUnanswered ? words.inspector.unanswered : undefined}
          {...{ view, playhead, words }}
        />
      </div>
      <Others view={view} selected={selected} words={words} />
      <Payload view={view} event={event} words={words} />
    </section>
  );
}

interface FactsProps {
  readonly view: RunView;
  readonly event: TraceEvent;
  readonly words: TraceWords;
  readonly onShowLine: ((event: TraceEvent) => void) | undefined;
}

function Facts({ view, event, words, onShowLine }: FactsProps): ReactElement {
  const index = traceIndexOf(view);
  const lane = index.lanes[index.laneAt(event.seq)];
  const place = view.store.placeAt(event.seq);
  return (
    <dl className={classes['facts']}>
      <Fact name={words.inspector.kind}>
        {words.kinds[event.kind]} · {words.inspector.numbered(event.seq)}
      </Fact>
      <Fact name={words.inspector.time}>
        {milliseconds(event.t, words.unit)}{' '}
        <small>
          ({words.number(event.t)} {words.unit.ns})
        </small>
      </Fact>
      <Fact name={words.inspector.actor}>
        <span className={classes['actor']}>
          <ActorMark index={lane?.index ?? 0} /> {event.actor}
          {lane?.pid !== undefined && <small>{words.inspector.pid(lane.pid)}</small>}
          {lane?.threadId !== undefined && <small>{words.inspector.thread(lane.threadId)}</small>}
        </span>
      </Fact>
      {place && (
        <Fact name={words.inspector.place}>
          {words.places[place.kind]} <code>{place.name}</code>
        </Fact>
      )}
      {event.msg !== undefined && (
        <Fact name={words.inspector.message}>
          <code>{event.msg}</code>
        </Fact>
      )}
      {event.line !== undefined && (
        <Fact name={words.inspector.line}>
          <code>
            {lane?.program !== undefined && `${lane.program.slice(lane.program.lastIndexOf('/') + 1)}:`}
            {event.line}
          </code>
          {onShowLine && (
            <Button kind="quiet" className={classes['inline'] ?? ''} onPress={() => onShowLine(event)}>
              {words.inspector.showLine}
            </Button>
          )}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface LinksProps {
  readonly title: string;
  readonly links: readonly Link[];
  readonly empty: string | undefined;
  readonly view: RunView;
  readonly playhead: Playhead;
  readonly words: TraceWords;
}

/** Events a step of cause and effect away; each can be gone to. */
function Links({ title, links, empty, view, playhead, words }: LinksProps): ReactElement | null {
  if (links.length === 0 && empty === undefined) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className={classes['links']}>
        {links.map(({ row, why }) => (
          <li key={`${why} ${row}`}>
            <button type="button" className={classes['link']} onClick={() => playhead.select(row)}>
              <ActorMark index={traceIndexOf(view).laneAt(row)} />
              <span>
                <KeptNames text={eventSentence(view.store.event(row), words)} /> <small>{words.eventNumber(row)}</small>
              </span>
            </button>
            <small>{words.inspector[why]}</small>
          </li>
        ))}
        {empty !== undefined && (links.length === 0 || empty === words.inspector.unanswered) && (
          <li className={classes['none']}>{empty}</li>
        )}
      </ul>
    </div>
  );
}

function Others({
  view,
  selected,
  words,
}: {
  readonly view: RunView;
  readonly selected: number;
  readonly words: TraceWords;
}): ReactElement {
  const { past, future, concurrent } = traceIndexOf(view).relationCounts(selected);
  return (
    <p className={classes['others']}>
      {words.inspector.relation}: {words.relationCounts(past, future, concurrent)}
    </p>
  );
}

interface PayloadProps {
  readonly view: RunView;
  readonly event: TraceEvent;
  readonly words: TraceWords;
}

/** Values and bytes in full, whatever their length: long ones scroll. */
function Payload({ view, event, words }: PayloadProps): ReactElement | null {
  const { data, bytes } = event;
  if (data === undefined && bytes === undefined) return null;
  const text =
    data === undefined ? undefined : typeof data === 'object' ? JSON.stringify(data, null, 2) : wholeValue(data);
  return (
    <div className={classes['payload']}>
      {text !== undefined && (
        <>
          <h3>
            {words.inspector.data} <small>{words.inspector.length(text.length)}</small> <CopyButton text={text} />
          </h3>
          <pre tabIndex={0}>{text}</pre>
        </>
      )}
      {bytes !== undefined && (
        <>
          <h3>
            {words.inspector.bytes(bytesOfHex(bytes).length)} <CopyButton text={bytes} />
          </h3>
          <pre tabIndex={0}>{hexDump(bytes)}</pre>
          <Meaning view={view} row={event.seq} bytes={bytes} />
        </>
      )}
    </div>
  );
}

/** What the bytes say, where the lab's programs speak a protocol that can be explained. */
function Meaning({ view, row, bytes }: Pick<PayloadProps, 'view'> & MeaningProps): ReactElement | null {
  const protocol = use(WireContext);
  const t = useText(meaningTexts);
  const spans = useMemo(() => protocol && streamMeaningOf(view.store, protocol).spansAt(row), [view, protocol, row]);
  const data = view.store.fieldAt(row, 'protocol');
  if (!protocol || data !== 'tcp') return null;
  if (!spans) return <p className={classes['none']}>{t.unread}</p>;
  return (
    <>
      <h3>{t.title}</h3>
      <ExplainedBytes key={row} bytes={bytesOfHex(bytes)} spans={spans} />
    </>
  );
}

interface MeaningProps {
  readonly row: number;
  /** Hex. */
  readonly bytes: string;
}
