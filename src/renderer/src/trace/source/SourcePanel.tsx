/**
 * The programs of a lab as they ran, with the line each actor is at lit, and the same in Python.
 *
 * A line is lit because an event said it came from there; nothing is guessed.
 */
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { HighlightedSource } from '../../../../shared/source';
import { rowsAt, usePlayhead, type Playhead } from '../../run/playhead';
import { useRunView, type RunView } from '../../run/run-view';
import { classNames } from '../../ui/class-names';
import { Tabs, type TabEntry } from '../../ui/Tabs';
import { ActorMark } from '../ActorMark';
import { CopyButton } from '../CopyButton';
import { KeptNames } from '../KeptNames';
import { traceIndexOf } from '../trace-index';
import { useTraceWords } from '../words';
import { litLines, type LitLine } from './lit-lines';
import classes from './SourcePanel.module.css';

export interface SourceProgram {
  /** Which actors run it. */
  readonly actors: RegExp;
  readonly typescript: HighlightedSource;
}

export interface SourcePanelProps {
  readonly view: RunView | undefined;
  readonly playhead: Playhead;
  readonly sources: readonly SourceProgram[];
  readonly python: HighlightedSource;
}

const PYTHON = 'python';

export function SourcePanel({ view, playhead, sources, python }: SourcePanelProps): ReactElement {
  const words = useTraceWords();
  useRunView(view);
  const state = usePlayhead(playhead);
  const shown = useShownTab(view, state.selected, sources);
  const lit = sources.map((program) => {
    if (!view) return [];
    return litLines(traceIndexOf(view), rowsAt(state, view.store.length), ({ actor }) => program.actors.test(actor));
  });
  const tabs: readonly TabEntry<string>[] = [
    ...sources.map(({ actors, typescript }, at) => ({
      id: typescript.file,
      label: fileName(typescript.file),
      content: (
        <Listing
          source={typescript}
          lit={lit[at] ?? []}
          wanted={wantedLine(view, state.selected, actors)}
          note={words.source.ran}
        />
      ),
    })),
    {
      id: PYTHON,
      label: words.source.python,
      content: <Listing source={python} lit={[]} note={words.source.pythonNote} />,
    },
  ];
  return (
    <Tabs
      label={words.source.label}
      tabs={tabs}
      selected={tabs.some(({ id }) => id === shown.tab) ? shown.tab : (tabs[0]?.id ?? PYTHON)}
      onSelect={shown.setTab}
    />
  );
}

/** The line the selected event came from, if the program in question made it. */
function wantedLine(view: RunView | undefined, selected: number | undefined, actors: RegExp): number | undefined {
  if (!view || selected === undefined || selected >= view.store.length) return undefined;
  return actors.test(view.store.actorNameAt(selected)) ? view.store.lineAt(selected) : undefined;
}

/** The learner's choice, until an event of another program is selected. */
function useShownTab(view: RunView | undefined, selected: number | undefined, sources: readonly SourceProgram[]) {
  const [tab, setTab] = useState(sources[0]?.typescript.file ?? PYTHON);
  const [shownFor, setShownFor] = useState<number>();
  const known = view && selected !== undefined && selected < view.store.length;
  const actor = known ? view.store.actorNameAt(selected) : undefined;
  if (selected !== shownFor) {
    setShownFor(selected);
    const program = actor === undefined ? undefined : sources.find(({ actors }) => actors.test(actor));
    if (program) setTab(program.typescript.file);
  }
  return { tab, setTab };
}

interface ListingProps {
  readonly source: HighlightedSource;
  readonly lit: readonly LitLine[];
  /** The line of the selected event, if it is of this program. */
  readonly wanted?: number | undefined;
  readonly note: string;
}

function Listing({ source, lit, wanted, note }: ListingProps): ReactElement {
  const words = useTraceWords();
  const box = useRef<HTMLDivElement>(null);
  const byLine = new Map(lit.map(({ line, lanes }) => [line, lanes]));
  const line = wanted ?? lit[0]?.line;
  useEffect(() => {
    if (box.current && line !== undefined) keepInSight(box.current, line);
  }, [line]);
  const opened = useRef(false);
  useEffect(() => {
    // Whoever opens the source for an event's line wants to see it, wherever on the page it is.
    if (opened.current) return;
    opened.current = true;
    if (wanted === undefined) return;
    // After the page itself has scrolled to the tab that was opened.
    requestAnimationFrame(() => elementOf(box.current, wanted)?.scrollIntoView({ block: 'center' }));
  }, [wanted]);
  const text = source.lines.map((tokens) => tokens.map((token) => token.text).join('')).join('\n');
  return (
    <div className={classes['listing']}>
      <div className={classes['bar']}>
        <code>{source.file}</code>
        <span className={classes['note']}>{note}</span>
        <CopyButton text={`${text}\n`} />
      </div>
      <div ref={box} className={classes['code']} tabIndex={0} role="region" aria-label={fileName(source.file)}>
        <ol>
          {source.lines.map((tokens, at) => {
            const lanes = byLine.get(at + 1);
            return (
              <li key={at} className={classNames(classes['line'], lanes && classes['lit'])} data-line={at + 1}>
                <span className={classes['gutter']} aria-hidden={!lanes}>
                  {lanes?.slice(0, MOST_MARKS).map(({ actor, index }) => (
                    <ActorMark key={actor} index={index} size={11} />
                  ))}
                  {lanes && lanes.length > MOST_MARKS && `+${lanes.length - MOST_MARKS}`}
                </span>
                <span className={classes['lineNumber']} aria-hidden>
                  {at + 1}
                </span>
                <code>
                  {tokens.map((token, place) => (
                    <span key={place} className={classes[token.kind]}>
                      {token.text}
                    </span>
                  ))}
                </code>
                {lanes && <span className={classes['who']}>{lanes.map(({ actor }) => actor).join(', ')}</span>}
              </li>
            );
          })}
        </ol>
      </div>
      {source.language === 'typescript' && (
        <p className={classes['where']}>
          {lit.length === 0 ? (
            words.source.idle
          ) : (
            <KeptNames
              text={`${words.source.here}: ${lit.map(({ line, lanes }) => words.source.line(line, lanes.map(({ actor }) => actor).join(', '))).join(' · ')}`}
            />
          )}
        </p>
      )}
    </div>
  );
}

/** The gutter's width in marks. */
const MOST_MARKS = 3;

const elementOf = (listing: HTMLElement | null, line: number): HTMLElement | null =>
  listing?.querySelector<HTMLElement>(`[data-line='${line}']`) ?? null;

/** Scrolls the listing alone, never the page, and takes no focus. */
function keepInSight(scroller: HTMLElement, line: number): void {
  const element = elementOf(scroller, line);
  if (!element) return;
  // The listing is positioned, so this counts from its own top.
  const top = element.offsetTop;
  const room = 3 * element.offsetHeight;
  if (top < scroller.scrollTop + room) scroller.scrollTop = top - room;
  else if (top > scroller.scrollTop + scroller.clientHeight - room)
    scroller.scrollTop = top - scroller.clientHeight + room;
}

const fileName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);
