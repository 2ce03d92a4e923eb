import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { classNames } from '../../ui/class-names';
import classes from './scene.module.css';
import type { Moment } from './use-moment';

export interface FlowProps {
  readonly moment: Moment;
  readonly queue: string;
  /** Lights up when the newest event is this at that queue. */
  readonly kind: 'put' | 'get';
  readonly towards: 'right' | 'left';
}

/** The way between a box and a queue. */
export function Flow({ moment, queue, kind, towards }: FlowProps): ReactElement {
  const { newest } = moment;
  const lit = newest?.kind === kind && newest.place?.name === queue;
  const Arrow = towards === 'right' ? ArrowRight : ArrowLeft;
  return (
    <span className={classNames(classes['flow'], lit && classes['lit'])} aria-hidden>
      <Arrow size={20} />
      <span>{kind}</span>
    </span>
  );
}
