/** The servers of a run, and how to talk to them with the machine's own tools. */
import type { ReactElement } from 'react';
import type { Address } from '../../../shared/bench/run';
import { useText } from '../language/text';
import { useAbout } from '../shell/host';
import { Switch } from '../ui/Switch';
import { Command } from './Command';
import classes from './lab-page.module.css';
import { outsideTexts } from './outside-text';
import { clientCommand, serverCommands } from './outside-servers';

export interface OutsideServersProps {
  readonly addresses: readonly Address[];
  /** A run goes on. */
  readonly alive: boolean;
  /** The lab's Python program, where only that can be a client of its servers. */
  readonly python: PythonClient | undefined;
  /** Whether the servers of the next run stay up; `undefined` where a run cannot be started. */
  readonly hold: boolean;
  readonly setHold: ((hold: boolean) => void) | undefined;
}

interface PythonClient {
  readonly file: string;
  /** What it is started with, to talk to a server. */
  readonly args: (address: Address) => string;
}

export function OutsideServers({ addresses, alive, python, hold, setHold }: OutsideServersProps): ReactElement {
  const t = useText(outsideTexts);
  return (
    <>
      {setHold && (
        <div>
          <Switch isSelected={hold} onChange={setHold}>
            {t.hold}
          </Switch>
          <p className={classes['quiet']}>{t.holdHint}</p>
        </div>
      )}
      {alive && addresses.length > 0 && (
        <>
          <p>{t.servers}</p>
          {python && <p className={classes['quiet']}>{t.ownProtocol(python.file)}</p>}
          {addresses.map((address) => (
            <Server key={`${address.name} ${address.port}`} address={address} python={python} />
          ))}
          <p className={classes['quiet']}>{t.serversNote}</p>
        </>
      )}
      {!alive && addresses.length === 0 && <p className={classes['quiet']}>{t.serversLater}</p>}
    </>
  );
}

interface ServerProps {
  readonly address: Address;
  readonly python: PythonClient | undefined;
}

function Server({ address, python }: ServerProps): ReactElement {
  const t = useText(outsideTexts);
  const { platform } = useAbout();
  const { name, protocol, host, port } = address;
  const commands = python
    ? [clientCommand(python.file, python.args(address), platform)]
    : serverCommands(address, platform);
  return (
    <>
      <p>
        <code className={classes['pid']}>
          {name} = {host}:{port} ({protocol.toUpperCase()})
        </code>
      </p>
      {commands.map(({ tool, command }) => (
        <Command key={tool} label={t.tools[tool]} command={command} />
      ))}
    </>
  );
}
