/**
 * Which server a run uses: the one inside the app, one that was found on this machine, or any other by its address.
 * Credentials have fields of their own, so that an address can be projected.
 */
import { useEffect, useState, type ReactElement } from 'react';
import { EMBEDDED, joinAddress, splitAddress } from '../../../shared/labs/redis-address';
import { useBench } from '../bench/client';
import { useText } from '../language/text';
import { Select } from '../ui/Select';
import { TextField } from '../ui/TextField';
import classes from './lab-page.module.css';
import { texts } from './text';

export interface ServerFieldProps {
  readonly label: string;
  readonly description: string | undefined;
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

const INSIDE = 'inside';
const OTHER = 'other';
/** What an address begins with if nobody says otherwise. */
const STARTED = 'redis://';

export function ServerField({ label, description, error, isDisabled, text, onChange }: ServerFieldProps): ReactElement {
  const t = useText(texts).server;
  const here = useServersHere();
  const [typing, setTyping] = useState(false);
  const isOther = typing || (text !== EMBEDDED && !here.includes(text));
  const choose = (value: string): void => {
    setTyping(value === OTHER);
    onChange(value === OTHER ? STARTED : value === INSIDE ? EMBEDDED : value);
  };
  return (
    <div className={classes['serverField']}>
      <Select
        label={label}
        description={description}
        {...(!isOther && error !== undefined && { error })}
        isDisabled={isDisabled}
        options={[
          { value: INSIDE, label: t.embedded },
          ...here.map((address) => ({ value: address, label: t.here(address) })),
          { value: OTHER, label: t.other },
        ]}
        value={isOther ? OTHER : text === EMBEDDED ? INSIDE : text}
        onChange={choose}
      />
      {isOther && <AddressFields error={error} isDisabled={isDisabled} text={text} onChange={onChange} />}
    </div>
  );
}

function AddressFields({
  error,
  isDisabled,
  text,
  onChange,
}: Pick<ServerFieldProps, 'error' | 'isDisabled' | 'text' | 'onChange'>): ReactElement {
  const t = useText(texts).server;
  const { address, username, password } = splitAddress(text);
  const set = (part: Partial<ReturnType<typeof splitAddress>>): void =>
    onChange(joinAddress({ address, username, password, ...part }));
  return (
    <>
      <TextField
        label={t.address}
        description={t.addressHint}
        error={error}
        isDisabled={isDisabled}
        code
        value={address}
        // Somebody may paste an address with its credentials in it: they move to their own fields.
        onChange={(typed) => {
          const pasted = splitAddress(typed);
          set(pasted.username === '' && pasted.password === '' ? { address: typed } : pasted);
        }}
      />
      <TextField
        label={t.username}
        isDisabled={isDisabled}
        autoComplete="off"
        value={username}
        onChange={(typed) => set({ username: typed })}
      />
      <TextField
        label={t.password}
        description={t.secret}
        isDisabled={isDisabled}
        type="password"
        autoComplete="off"
        value={password}
        onChange={(typed) => set({ password: typed })}
      />
    </>
  );
}

function useServersHere(): readonly string[] {
  const bench = useBench();
  const [here, setHere] = useState<readonly string[]>([]);
  useEffect(() => {
    let gone = false;
    bench.serversHere({ protocol: 'redis' }).then(
      (found) => {
        if (!gone) setHere(found);
      },
      // Not to know of one is no trouble: its address can be typed.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [bench]);
  return here;
}
