/** The faults of a relay as fields of a form: which there are, in what unit, within which bounds. */
import type { Transport } from '../../../../shared/net/net-data';
import {
  IMPOSSIBLE_FOR_TCP,
  IMPOSSIBLE_FOR_UDP,
  isOff,
  MAX_BYTES_PER_SECOND,
  MAX_DELAY_MS,
  NO_FAULTS,
  type Faults,
} from '../../../../shared/relay/faults';

/** Those that are one number each. */
export type FaultName = Exclude<keyof Faults, 'cutAt'>;

export interface FaultField {
  readonly name: FaultName;
  readonly unit: 'share' | 'ms' | 'bytes' | 'bytesPerSecond';
  readonly max: number;
}

const FIELDS: readonly FaultField[] = [
  { name: 'loss', unit: 'share', max: 1 },
  { name: 'duplicate', unit: 'share', max: 1 },
  { name: 'reorder', unit: 'share', max: 1 },
  { name: 'corrupt', unit: 'share', max: 1 },
  { name: 'delayMs', unit: 'ms', max: MAX_DELAY_MS },
  { name: 'jitterMs', unit: 'ms', max: MAX_DELAY_MS },
  { name: 'bytesPerSecond', unit: 'bytesPerSecond', max: MAX_BYTES_PER_SECOND },
  { name: 'sliceBytes', unit: 'bytes', max: 1_000_000 },
];

export function fieldsFor(protocol: Transport): readonly FaultField[] {
  const impossible: readonly (keyof Faults)[] = protocol === 'tcp' ? IMPOSSIBLE_FOR_TCP : IMPOSSIBLE_FOR_UDP;
  return FIELDS.filter(({ name }) => !impossible.includes(name));
}

/** A run's parameters carry the faults it starts with, beside others. */
export function faultsOf(some: Partial<Faults>): Faults {
  const given = FIELDS.map(({ name }) => [name, some[name] ?? 0] as const);
  return { ...NO_FAULTS, cutAt: some.cutAt ?? [], ...Object.fromEntries(given) };
}

/** Within bounds, whole where it has to be; an empty field is none. */
export function withFault(faults: Faults, { name, unit, max }: FaultField, value: number): Faults {
  const within = Number.isNaN(value) ? 0 : Math.max(0, Math.min(max, value));
  return { ...faults, [name]: unit === 'share' ? within : Math.round(within) };
}

export const isFaultless = (faults: Faults): boolean => Object.values(faults).every(isOff);
