/** Everything the learner has started and that still lives, with one way to end it all. */
import { Square } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { DialogTrigger } from 'react-aria-components';
import type { LiveResource } from '../../../shared/bench/contract';
import { useBench } from '../bench/client';
import { thrownText } from '../language/errors';
import { useLanguage, useText, type SameText, type Texts } from '../language/text';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { classNames } from '../ui/class-names';
import { PopoverDialog } from '../ui/Popover';
import classes from './RunningNow.module.css';
import { isShown, useRunning } from './use-running';

const en = {
  button: (n: number) => `Running: ${n}`,
  title: 'Running now',
  nothing: 'Nothing is running. Whatever a run starts shows up here and is gone when it ends.',
  explain: 'Real processes, threads and ports of this machine. They end with their run, or with this window.',
  stopAll: 'Stop all',
  stopped: 'Everything has been stopped.',
  kinds: {
    run: 'Run',
    process: 'Process',
    thread: 'Thread',
    listener: 'Port',
    socket: 'Socket',
    file: 'File',
    timer: 'Timer',
  },
};
const ko: SameText<typeof en> = {
  button: (n) => `실행 중: ${n}`,
  title: '지금 실행 중',
  nothing: '지금은 아무것도 실행하고 있지 않아요. 실행을 시작하면 여기에 보이고, 끝나면 사라져요.',
  explain: '이 컴퓨터의 진짜 프로세스, 스레드, 포트예요. 실행이 끝나거나 창을 닫으면 함께 끝나요.',
  stopAll: '모두 멈추기',
  stopped: '모두 멈췄어요.',
  kinds: {
    run: '실행',
    process: '프로세스',
    thread: '스레드',
    listener: '포트',
    socket: '소켓',
    file: '파일',
    timer: '타이머',
  },
};
const texts: Texts<typeof en> = { en, ko };

export function RunningNow(): ReactElement {
  const t = useText(texts);
  const running = useRunning();
  const shown = running.filter(isShown);
  const isLive = running.length > 0;
  return (
    <DialogTrigger>
      <Button kind="quiet" className={classNames(classes['button'], isLive && classes['live'])}>
        <span className={classes['dot']} aria-hidden />
        {t.button(shown.length)}
      </Button>
      <PopoverDialog label={t.title} placement="bottom end">
        <div className={classes['content']}>
          <h2>{t.title}</h2>
          {isLive ? <Live resources={shown} /> : <p>{t.nothing}</p>}
        </div>
      </PopoverDialog>
    </DialogTrigger>
  );
}

function Live({ resources }: { readonly resources: readonly LiveResource[] }): ReactElement {
  const t = useText(texts);
  const language = useLanguage();
  const bench = useBench();
  const [trouble, setTrouble] = useState<string>();
  const stopAll = (): void => {
    bench.stopAll({}).then(
      () => announce(t.stopped),
      (thrown: unknown) => setTrouble(thrownText(thrown, language)),
    );
  };
  return (
    <>
      <p className={classes['quiet']}>{t.explain}</p>
      {resources.length > 0 && (
        <ul className={classes['list']}>
          {resources.map(({ id, kind, label, pid }) => (
            <li key={id}>
              <span className={classes['quiet']}>{t.kinds[kind]}</span>
              <span>{label}</span>
              <span className={classes['pid']}>{pid !== undefined && `PID ${pid}`}</span>
            </li>
          ))}
        </ul>
      )}
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      <Button kind="danger" icon={Square} onPress={stopAll}>
        {t.stopAll}
      </Button>
    </>
  );
}
