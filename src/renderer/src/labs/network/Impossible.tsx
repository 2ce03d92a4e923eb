/** What is not offered here, and why, one click away. */
import { CircleHelp } from 'lucide-react';
import type { ReactElement } from 'react';
import { DialogTrigger } from 'react-aria-components';
import type { Transport } from '../../../../shared/net/net-data';
import { useText } from '../../language/text';
import { Button } from '../../ui/Button';
import { PopoverDialog } from '../../ui/Popover';
import classes from './controls.module.css';
import { texts } from './text';

export function Impossible({ protocol }: { readonly protocol: Transport }): ReactElement {
  const t = useText(texts).faults;
  const question = protocol === 'tcp' ? t.whyTcp : t.whyUdp;
  return (
    <DialogTrigger>
      <Button kind="quiet" icon={CircleHelp}>
        {question}
      </Button>
      <PopoverDialog label={question}>
        <div className={classes['why']}>
          {t[protocol].map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </PopoverDialog>
    </DialogTrigger>
  );
}
