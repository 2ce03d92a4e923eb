/** Moves the playhead through a run, live or after: by hand, event by event, or by itself. */
import { ChevronLeft, ChevronRight, Pause, Play, Radio, SkipBack, SkipForward } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { rowsAt, usePlayhead, type Playhead } from '../../run/playhead';
import { useRunView, type RunView } from '../../run/run-view';
import { Button, IconButton } from '../../ui/Button';
import { rowsUpTo, valueOfRows } from '../diagram/cut';
import { milliseconds } from '../time-words';
import { traceIndexOf } from '../trace-index';
import { useTraceWords } from '../words';
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
  return (
    <div className={classes['scrubber']} role="group" aria-label={words.scrubber.group}>
      <div className={classes['buttons']}>
        <IconButton icon={SkipBack} label={words.scrubber.toStart} isDisabled={isEmpty || rows === 0} onPress={() => go(0)} />
        <IconButton icon={ChevronLeft} label={words.scrubber.back} isDisabled={isEmpty || rows === 0} onPress={() => go(rows - 1)} />
        {!isLive && (
          <IconButton
            icon={replay.playing ? Pause : Play}
            label={replay.playing ? words.scrubber.pause : `${words.scrubber.play} (${words.scrubber.rate(rateWords(replay.rate))})`}
            isDisabled={isEmpty}
            onPress={() => (replay.playing ? replay.stop() : replay.start())}
          />
        )}
        <IconButton icon={ChevronRight} label={words.scrubber.forward} isDisabled={rows >= length} onPress={() => go(rows + 1)} />
        <IconButton icon={SkipForward} label={words.scrubber.toEnd} isDisabled={rows >= length} onPress={() => go(length)} />
      </div>
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
    const startTime = valueOfRows(lanes, 'time', from.current, view.store.latest);
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
