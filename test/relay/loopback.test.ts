/** Nobody outside this machine can reach a relay: read from the system's own table of sockets. */
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { openTcpRelay } from '../../src/main/relay/tcp-relay';
import { openUdpRelay } from '../../src/main/relay/udp-relay';
import { Scope } from '../../src/main/resources/scope';
import { MachineClock } from '../../src/main/run/clock';
import { NO_FAULTS } from '../../src/shared/relay/faults';
import { Observed } from './observed';
import { UdpEnd } from './udp-ends';

const scope = new Scope('test');
afterEach(() => scope.close());

/** 127.0.0.1 as Linux writes it on machines that keep the lowest byte first. */
const LOOPBACK = '0100007F';

/** Local addresses of all sockets at a port, in the four tables. */
function addressesAt(port: number): readonly string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return ['tcp', 'tcp6', 'udp', 'udp6']
    .map((table) => `/proc/net/${table}`)
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(1))
    .map((row) => row.trim().split(/\s+/)[1]?.split(':') ?? [])
    .filter(([, at]) => at === wanted)
    .map(([address = '']) => address);
}

it.skipIf(!existsSync('/proc/net/udp'))('relays and their sockets are at 127.0.0.1 and nowhere else', async () => {
  const server = scope.own('socket', 'server', await UdpEnd.open());
  const setup = {
    target: server.port,
    faults: NO_FAULTS,
    seed: 1,
    observer: new Observed(),
    clock: new MachineClock(),
  };
  const udp = scope.own('socket', 'udp', await openUdpRelay(setup));
  const tcp = scope.own('socket', 'tcp', await openTcpRelay(setup));
  const client = scope.own('socket', 'client', await UdpEnd.open());
  await client.send('x', udp.port);
  await server.has(1);
  for (const port of [udp.port, tcp.port, server.got[0]?.from.port ?? 0]) {
    expect(addressesAt(port).length).toBeGreaterThan(0);
    expect(new Set(addressesAt(port))).toEqual(new Set([LOOPBACK]));
  }
});
