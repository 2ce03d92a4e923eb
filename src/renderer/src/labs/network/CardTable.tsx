/**
 * What waits at the relay for the learner's hand, first in line first.
 *
 * As in the table of events only rows in sight are elements and the focus stays on the grid, so that ten
 * thousand cards are as quick as ten and none is lost when its row is scrolled away.
 */
import { ArrowDown, ArrowUp, ChevronsRight, Copy, Pencil, Send, Trash2 } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Transport } from '../../../../shared/net/net-data';
import type { Json } from '../../../../shared/wire/json';
import { useText } from '../../language/text';
import { ROW_PX, scrollHeight } from '../../trace/table/row-window';
import { useRowWindow } from '../../trace/table/use-row-window';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Switch } from '../../ui/Switch';
import type { Moment } from '../scene/use-moment';
import { callOf, isPossible, meaningOf, type CardDeed } from './card-deeds';
import { CardEditor } from './CardEditor';
import { CardRow } from './CardRow';
import classes from './controls.module.css';
import { Impossible } from './Impossible';
import type { Card, NetworkState, RelayState } from './network-state';
import { texts } from './text';
import { useAskedDeeds } from './use-asked-deeds';

type Act = (action: string, args: Json) => void;

export interface CardTableProps {
  readonly moment: Moment;
  readonly network: NetworkState;
  readonly relay?: string;
  /** Whether what arrives waits from the beginning of the run, until it is told otherwise. */
  readonly handAtStart?: boolean;
  /** Nothing can be done to the cards without: a saved run, or the playhead is not at the newest event. */
  readonly act?: Act | undefined;
  /** What a card's bytes mean to those who sent them, instead of the bytes as text. */
  readonly say?: ((card: Card) => string | undefined) | undefined;
}

export function CardTable(props: CardTableProps): ReactElement {
  const { moment, network, handAtStart = true, say } = props;
  const t = useText(texts).cards;
  const relay = network.relay(props.relay);
  // Before it has opened there is nobody to tell.
  const act = relay && props.act;
  const cards = relay?.waiting ?? [];
  const protocol = relay?.protocol ?? 'udp';
  return (
    <section className={classes['controls']} aria-label={t.title}>
      <header>
        <strong>{t.title}</strong>
        <span className={classes['number']} role="status">
          {cards.length > 0 && t.count(cards.length)}
        </span>
        {protocol === 'tcp' && <Impossible protocol="tcp" />}
        <span className={classes['grow']} />
        {act && <Hand relay={relay} handAtStart={handAtStart} act={act} />}
        {act && (
          <Button icon={ChevronsRight} isDisabled={cards.length === 0} onPress={() => act('releaseAll', {})}>
            {t.all}
          </Button>
        )}
      </header>
      {cards.length === 0 ? (
        <p className={classes['quiet']}>{t.none}</p>
      ) : (
        <Cards cards={cards} protocol={protocol} moment={moment} act={act} say={say} />
      )}
    </section>
  );
}

interface HandProps {
  readonly relay: RelayState | undefined;
  readonly handAtStart: boolean;
  readonly act: Act;
}

function Hand({ relay, handAtStart, act }: HandProps): ReactElement {
  const t = useText(texts).cards;
  const told = relay?.hand ?? handAtStart;
  return (
    <Switch isSelected={told} onChange={(on) => act('hand', { on })}>
      {t.hand}
    </Switch>
  );
}

interface CardsProps {
  readonly cards: readonly Card[];
  readonly protocol: Transport;
  readonly moment: Moment;
  readonly act: Act | undefined;
  readonly say: CardTableProps['say'];
}

function Cards({ cards: told, protocol, moment, act, say }: CardsProps): ReactElement {
  const t = useText(texts).cards;
  const { cards, ask } = useAskedDeeds(told, act !== undefined);
  const [chosen, setChosen] = useState<number>();
  const [editing, setEditing] = useState<number>();
  const [place, setPlace] = useState(0);
  const id = useId();
  // By its number as long as it is there, else by its place in the line.
  const found = cards.findIndex(({ card }) => card === chosen);
  const at = found >= 0 ? found : Math.min(place, Math.max(0, cards.length - 1));
  const card = cards[at];
  const { scroller, onScroll, visible, viewPx } = useRowWindow(cards.length, at);
  const choose = (to: number): void => {
    setPlace(to);
    setChosen(cards[to]?.card);
  };
  const act1 = (deed: CardDeed): void => {
    const call = callOf(deed, cards, at);
    if (!call || !act || !card || !ask(card.card, call)) return;
    act(call.action, call.args);
    announce(call.said === 'swap' ? t.done.swap(card.card, call.other ?? 0) : t.done[call.said](card.card));
    // The next one in line, whichever number it has; a card that only moves stays chosen.
    setPlace(Math.max(0, at));
    setChosen(call.said === 'release' || call.said === 'discard' ? cards[at + 1]?.card : card.card);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const meaning = meaningOf(event, at, cards.length, Math.max(1, Math.floor(viewPx / ROW_PX) - 1));
    if (!meaning) return;
    event.preventDefault();
    event.stopPropagation();
    if (meaning === 'edit') setEditing(act && card?.card);
    else if ('goTo' in meaning) choose(meaning.goTo);
    else act1(meaning.deed);
  };
  return (
    <>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={t.title}
        aria-describedby={`${id}-keys`}
        aria-rowcount={cards.length + 1}
        aria-activedescendant={at >= visible.first && at < visible.until ? `${id}-${at}` : undefined}
        className={classes['grid']}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <div role="row" aria-rowindex={1} className={classes['head']}>
          {Object.values(t.columns).map((column) => (
            <span key={column} role="columnheader">
              {column}
            </span>
          ))}
        </div>
        <div role="rowgroup" className={classes['spacer']} style={{ height: scrollHeight(cards.length) }}>
          {cards.slice(visible.first, visible.until).map((one, index) => (
            <CardRow
              key={one.card}
              id={`${id}-${visible.first + index}`}
              card={one}
              index={visible.first + index}
              isChosen={visible.first + index === at}
              moment={moment}
              words={say?.(one)}
              onChoose={() => choose(visible.first + index)}
            />
          ))}
        </div>
      </div>
      {card && act && (
        <Deeds card={card} at={at} count={cards.length} onDeed={act1} onEdit={() => setEditing(card.card)} />
      )}
      {card && act && editing === card.card && (
        <CardEditor key={card.card} card={card} act={act} onClose={() => setEditing(undefined)} />
      )}
      <p id={`${id}-keys`} className={classes['quiet']}>
        {act && (protocol === 'tcp' ? t.tcpKeys : t.keys)}
      </p>
    </>
  );
}

interface DeedsProps {
  readonly card: Card;
  readonly at: number;
  readonly count: number;
  readonly onDeed: (deed: CardDeed) => void;
  readonly onEdit: () => void;
}

const DEEDS = [
  ['release', Send],
  ['discard', Trash2],
  ['copy', Copy],
  ['earlier', ArrowUp],
  ['later', ArrowDown],
] as const;

function Deeds({ card, at, count, onDeed, onEdit }: DeedsProps): ReactElement {
  const t = useText(texts).cards;
  return (
    <div className={classes['deeds']} role="group" aria-label={t.chosen(card.card)}>
      <strong>{t.chosen(card.card)}</strong>
      {DEEDS.filter(([deed]) => isPossible(deed, card.protocol)).map(([deed, icon]) => (
        <Button
          key={deed}
          icon={icon}
          kind={deed === 'discard' ? 'danger' : 'secondary'}
          isDisabled={(deed === 'earlier' && at === 0) || (deed === 'later' && at === count - 1)}
          onPress={() => onDeed(deed)}
        >
          {t[deed]}
        </Button>
      ))}
      <Button icon={Pencil} onPress={onEdit}>
        {t.edit}
      </Button>
    </div>
  );
}
