/**
 * The lab `udp`: one server and its clients, each a process with a datagram socket of its own, and for
 * some experiments a relay between them.
 *
 *     client-1, client-2 --> server          two-clients
 *     client --> server                      largest, flood
 *     client --> relay --> server            relay, by-hand, reliable
 *     client-1, client-2 --> nobody          nobody
 */
import type { udp } from '../../../shared/labs/udp/contract';
import type { Engine } from '../../run/engine';
import { checkPortIsFree } from '../../run/socket-program/free-port';
import { UdpBench } from './udp-bench';

/** @throws LabError 'BAD_PARAMETER' if the server's port is taken */
export const udpEngine: Engine<typeof udp> = async (run) => {
  if (run.experiment !== 'nobody') await checkPortIsFree('udp', run.params.port);
  const bench = new UdpBench(run);
  return { finished: bench.live(), act: bench.team.relayActs() };
};
