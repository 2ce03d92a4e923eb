/** How what is shown was obtained: one badge, and one click says more. */
import { Activity, FlaskConical, Hand, PencilRuler, Timer, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import type { Fidelity } from '../../../shared/trace/event';
import { useText, type SameText, type Texts } from '../language/text';
import classes from './FidelityBadge.module.css';
import { PopoverDialog } from './Popover';
import { classNames } from './class-names';

const en = {
  what: 'How this was obtained',
  LIVE: {
    title: 'Live',
    text: 'The operating system did this. Nobody chose the order and nothing was slowed down.',
    more: 'Run it again and the order and the times may differ. That is how it really is.',
  },
  GATED: {
    title: 'Gated',
    text: 'Real processes, threads and messages, but they went when they were let go: by a turnstile, one step at a time, or by your hand.',
    more: 'What happened is something the machine could do. How long it took tells you nothing.',
  },
  SLOWED: {
    title: 'Slowed',
    text: 'Real traffic, but it passed a relay of ours, which delays, loses and changes what it is told to.',
    more: 'What arrived really arrived. The faults are ours, not the network’s.',
  },
  RECONSTRUCTED: {
    title: 'Reconstructed',
    text: 'Worked out from what we know, not observed.',
    more: 'Seeing it directly would take rights this app does not ask for, such as capturing packets.',
  },
  SIMULATED: {
    title: 'Simulated',
    text: 'A model on this screen did this, not the operating system.',
    more: 'It obeys the rules it was given and knows nothing of your machine.',
  },
};
const ko: SameText<typeof en> = {
  what: '이 화면을 얻은 방법',
  LIVE: {
    title: '실제 그대로 (LIVE)',
    text: '운영체제가 실제로 한 일이에요. 아무도 순서를 정하지 않았고 늦추지도 않았어요.',
    more: '다시 실행하면 순서와 시간이 달라질 수 있어요. 현실이 원래 그래요.',
  },
  GATED: {
    title: '순서를 고른 실행 (GATED)',
    text: '프로세스도 스레드도 메시지도 진짜지만, 보내 줄 때만 움직였어요. 개찰구(turnstile)가 한 번에 한 걸음씩 보냈거나, 여러분이 손으로 보냈어요.',
    more: '기계가 실제로 할 수 있는 순서예요. 다만 걸린 시간에는 의미가 없어요.',
  },
  SLOWED: {
    title: '늦춘 실행 (SLOWED)',
    text: '진짜 통신이지만 중계기(relay)를 거쳤어요. 중계기는 정해 둔 대로 늦추고, 잃고, 바꿔요.',
    more: '도착한 것은 정말로 도착했어요. 고장은 네트워크가 아니라 우리가 만든 거예요.',
  },
  RECONSTRUCTED: {
    title: '미루어 그린 것 (RECONSTRUCTED)',
    text: '직접 관찰한 게 아니라 아는 사실에서 계산해 낸 거예요.',
    more: '직접 보려면 패킷 캡처처럼 이 앱이 요구하지 않는 권한이 필요해요.',
  },
  SIMULATED: {
    title: '모형 (SIMULATED)',
    text: '운영체제가 아니라 이 화면 속 모형이 한 일이에요.',
    more: '정해진 규칙만 따르고, 여러분의 컴퓨터에 대해서는 아무것도 몰라요.',
  },
};
const texts: Texts<typeof en> = { en, ko };

const ICONS: Readonly<Record<Fidelity, LucideIcon>> = {
  LIVE: Activity,
  GATED: Hand,
  SLOWED: Timer,
  RECONSTRUCTED: PencilRuler,
  SIMULATED: FlaskConical,
};

export function FidelityBadge({ fidelity }: { readonly fidelity: Fidelity }): ReactElement {
  const t = useText(texts);
  const { title, text, more } = t[fidelity];
  const Icon = ICONS[fidelity];
  return (
    <DialogTrigger>
      <Button aria-label={`${fidelity}: ${t.what}`} className={classNames(classes['badge'], classes[fidelity])}>
        <Icon size={12} aria-hidden />
        {fidelity}
      </Button>
      <PopoverDialog label={t.what}>
        <div className={classes['explanation']}>
          <h3>{title}</h3>
          <p>{text}</p>
          <p>{more}</p>
        </div>
      </PopoverDialog>
    </DialogTrigger>
  );
}
