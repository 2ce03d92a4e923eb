/** Refuses what a transport does not have, before anything is done. */
import type { Transport } from '../../shared/net/net-data';
import { IMPOSSIBLE_FOR_TCP, IMPOSSIBLE_FOR_UDP, isOff, type Faults } from '../../shared/relay/faults';
import { LabError } from '../../shared/wire/error';

/** @throws LabError 'IMPOSSIBLE_HERE' {protocol, fault} */
export function checkPossible(faults: Faults, protocol: Transport): void {
  const impossible: readonly (keyof Faults)[] = protocol === 'tcp' ? IMPOSSIBLE_FOR_TCP : IMPOSSIBLE_FOR_UDP;
  const fault = impossible.find((name) => !isOff(faults[name]));
  if (fault) throw new LabError('IMPOSSIBLE_HERE', { protocol, fault });
}
