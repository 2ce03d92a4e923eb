/** What a learner does to the relays of a run, by hand. */
import type * as v from 'valibot';
import type { Faults } from '../../../shared/relay/faults';
import type { relayActions } from '../../../shared/relay/actions';
import { LabError } from '../../../shared/wire/error';
import type { RelayDevice } from '../../relay/relay-device';
import type { TracedRelay } from './traced-relay';

export interface OpenRelay {
  readonly device: RelayDevice;
  readonly traced: TracedRelay;
}

type Args<Name extends keyof typeof relayActions> = v.InferOutput<(typeof relayActions)[Name]>;

/** To be spread into what a lab's engine returns as `act`. */
export type RelayActs = { readonly [Name in keyof typeof relayActions]: (args: Args<Name>) => null };

/** @param relays  those that are open, in the order they were opened */
export function relayActsOn(relays: () => readonly OpenRelay[]): RelayActs {
  const each = (act: (relay: OpenRelay) => void): null => {
    const open = relays();
    if (open.length === 0) throw new LabError('NO_RELAY');
    for (const relay of open) act(relay);
    return null;
  };
  /** The one where the card waits. */
  const withCard = (card: number, act: (device: RelayDevice) => void): null => {
    const open = relays();
    const holder = open.find(({ device }) => device.cards.some((waiting) => waiting.card === card)) ?? open[0];
    if (!holder) throw new LabError('NO_RELAY');
    act(holder.device);
    return null;
  };
  return {
    faults: ({ faults }) => each((relay) => setFaults(relay, faults)),
    hand: ({ on }) =>
      each(({ device, traced }) => {
        traced.set(device.port, { hand: on });
        device.setHand(on);
      }),
    release: ({ card }) => withCard(card, (device) => device.release(card)),
    releaseAll: () => each(({ device }) => device.releaseAll()),
    discard: ({ card }) => withCard(card, (device) => device.discard(card)),
    copy: ({ card }) => withCard(card, (device) => device.copy(card)),
    swap: ({ card, with: other }) => withCard(card, (device) => device.swap(card, other)),
    edit: ({ card, bytes }) => withCard(card, (device) => device.edit(card, Buffer.from(bytes, 'hex'))),
    cutOff: ({ how }) => each(({ device }) => device.cutOff(how)),
  };
}

function setFaults({ device, traced }: OpenRelay, faults: Faults): void {
  device.setFaults(faults);
  traced.set(device.port, { faults });
}
