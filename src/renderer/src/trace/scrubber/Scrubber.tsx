/** Moves the playhead through a run, live or after: by hand, event by event, or by itself. */
import { ChevronLeft, ChevronRight, Pause, Play, Radio, SkipBack, SkipForward } from 'lucide-react';
import { memo, useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { rowsAt, usePlayhead, type Playhead } from '../../run/playhead';
import { useRunView, type RunView } from '../../run/run-view';
import { Button, IconButton } from '../../ui/Button';
import { rowsUpTo, valueOfRows } from '../diagram/cut';
import { milliseconds } from '../time-words';
import { traceIndexOf } from '../trace-index';
import { useTraceWords, type TraceWords } from '../words';
import { rateWords, replayRate } from './replay';
import classes from './Scrubber.module.css';

export interface ScrubberProps {
  readonly view: RunView;
  readonly playhead: Playhead;
}

export function Scrubber({ view, playhead }: ScrubberProps): ReactElement {
  const words = useTraceWords();
  useRunView(view);
  const state = usePlayhead(playhead);
  const { length } = view.store;
  const rows = rowsAt(state, length);
  const replay = useReplay(view, playhead);
  const isLive = view.end === undefined && !view.lost;
  const isEmpty = length === 0;
  const go = (row: number): void => {
    replay.stop();
    playhead.moveTo(Math.max(0, Math.min(length, row)));
  };
  // The buttons keep what they call, so that they need not be rendered again with every event.
  const press = useStable((button: ButtonName) => {
    if (button === 'play') return replay.playing ? replay.stop() : replay.start();
    const now = rowsAt(playhead.state(), view.store.length);
    go({ toStart: 0, back: now - 1, forward: now + 1, toEnd: view.store.length }[button]);
  });
  return (
    <div className={classes['scrubber']} role="group" aria-label={words.scrubber.group}>
      <Buttons
        words={words}
        isAtStart={rows === 0}
        isAtEnd={rows >= length}
        isLive={isLive}
        playing={replay.playing}
        rate={replay.rate}
        onPress={press}
      />
      <Slider
        className={classes['slider'] ?? ''}
        aria-label={words.scrubber.label}
        minValue={0}
        maxValue={Math.max(1, length)}
        value={rows}
        isDisabled={isEmpty}
        onChange={(value) => go(value)}
      >
        <SliderTrack className={classes['track'] ?? ''}>
          {({ state: slider }) => (
            <>
              <div className={classes['rail']} />
              <div className={classes['done']} style={{ width: `${slider.getThumbPercent(0) * 100}%` }} />
              <SliderThumb className={classes['thumb'] ?? ''} />
            </>
          )}
        </SliderTrack>
      </Slider>
      <p className={classes['moment']}>
        {words.moment(rows, length)}
        {rows > 0 && ` · ${milliseconds(view.store.timeAt(rows - 1), words.unit)}`}
      </p>
      {isLive && (
        <Button icon={Radio} isDisabled={state.following} onPress={() => playhead.follow()}>
          {state.following ? words.scrubber.following : words.scrubber.follow}
        </Button>
      )}
    </div>
  );
}

type ButtonName = 'toStart' | 'back' | 'play' | 'forward' | 'toEnd';

interface ButtonsProps {
  readonly words: TraceWords;
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
  readonly isLive: boolean;
  readonly playing: boolean;
  readonly rate: number;
  readonly onPress: (button: ButtonName) => void;
}

const Buttons = memo(function Buttons({
  words,
  isAtStart,
  isAtEnd,
  isLive,
  playing,
  rate,
  onPress,
}: ButtonsProps): ReactElement {
  const t = words.scrubber;
  return (
    <div className={classes['buttons']}>
      <IconButton icon={SkipBack} label={t.toStart} isDisabled={isAtStart} onPress={() => onPress('toStart')} />
      <IconButton icon={ChevronLeft} label={t.back} isDisabled={isAtStart} onPress={() => onPress('back')} />
      {!isLive && (
        <IconButton
          icon={playing ? Pause : Play}
          label={playing ? t.pause : `${t.play} (${t.rate(rateWords(rate))})`}
          isDisabled={isAtStart && isAtEnd}
          onPress={() => onPress('play')}
        />
      )}
      <IconButton icon={ChevronRight} label={t.forward} isDisabled={isAtEnd} onPress={() => onPress('forward')} />
      <IconButton icon={SkipForward} label={t.toEnd} isDisabled={isAtEnd} onPress={() => onPress('toEnd')} />
    </div>
  );
});

/** A function that stays the same and does what the latest one given does. */
function useStable<Args extends readonly unknown[]>(run: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}

interface Replay {
  readonly playing: boolean;
  readonly rate: number;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Moves the playhead along the run's own time. Each frame shows the moment it is; nothing is eased. */
function useReplay(view: RunView, playhead: Playhead): Replay {
  const [playing, setPlaying] = useState(false);
  const from = useRef(0);
  const rate = replayRate(view.store.latest);
  const stop = (): void => setPlaying(false);
  const start = (): void => {
    const rows = rowsAt(playhead.state(), view.store.length);
    from.current = rows >= view.store.length ? 0 : rows;
    playhead.select(undefined);
    setPlaying(true);
  };
  useEffect(() => {
    if (!playing) return;
    const index = traceIndexOf(view);
    index.update();
    const lanes = index.allSeries();
    const startedAt = performance.now();
    const startTime = valueOfRows(lanes, 'time', from.current, index.bounds('time'));
    let frame = requestAnimationFrame(function next(now) {
      const t = startTime + (now - startedAt) * 1e6 * rate;
      playhead.moveTo(t >= view.store.latest ? view.store.length : rowsUpTo(lanes, 'time', t));
      if (t >= view.store.latest) setPlaying(false);
      else frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, view, playhead, rate]);
  return { playing, rate, start, stop };
}
