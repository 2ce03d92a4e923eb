/** New bytes for a waiting card. */
import { useState, type ReactElement } from 'react';
import { MAX_DATAGRAM_BYTES } from '../../../../shared/net/net-data';
import type { Json } from '../../../../shared/wire/json';
import { useText } from '../../language/text';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/TextField';
import classes from './controls.module.css';
import { asText, parseHex, spaced } from './hex-text';
import type { Card } from './network-state';
import { texts, type NetworkWords } from './text';

export interface CardEditorProps {
  readonly card: Card;
  readonly act: (action: string, args: Json) => void;
  readonly onClose: () => void;
}

/** One line of the field's description. */
const MOST_READ_BYTES = 64;

export function CardEditor({ card, act, onClose }: CardEditorProps): ReactElement {
  const t = useText(texts).cards;
  const [typed, setTyped] = useState(() => spaced(card.bytes));
  const kept = card.bytes.length / 2;
  if (kept < card.sizeBytes) return <p className={classes['quiet']}>{t.cutShort(kept, card.sizeBytes)}</p>;
  const hex = parseHex(typed);
  const error = errorOf(t, card, hex);
  return (
    <form
      className={classes['editor']}
      onSubmit={(event) => {
        event.preventDefault();
        if (hex === undefined || error !== undefined) return;
        act('edit', { card: card.card, bytes: hex });
        announce(t.done.edit(card.card));
        onClose();
      }}
    >
      <TextField
        label={t.hex}
        code
        rows={2}
        autoFocus
        value={typed}
        onChange={setTyped}
        error={error}
        description={hex === undefined ? undefined : t.reads(asText(hex, MOST_READ_BYTES))}
      />
      <div className={classes['deeds']}>
        <Button type="submit" kind="primary" isDisabled={error !== undefined}>
          {t.save}
        </Button>
        <Button onPress={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}

function errorOf(t: NetworkWords['cards'], card: Card, hex: string | undefined): string | undefined {
  if (hex === undefined) return t.unfit;
  const size = hex.length / 2;
  if (card.protocol === 'tcp' && size !== card.sizeBytes) return t.sameSize(card.sizeBytes);
  return size > MAX_DATAGRAM_BYTES ? t.tooLarge(MAX_DATAGRAM_BYTES) : undefined;
}
