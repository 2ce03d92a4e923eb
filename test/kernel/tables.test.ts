/** The tables of the three systems: their parsers on samples, and this machine's own where it is Linux. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLinuxTable, shortest } from '../../src/main/kernel/linux-table';
import { ownerKey, parseLsof, parseNetstat } from '../../src/main/kernel/macos-table';
import { parseWindowsTable } from '../../src/main/kernel/windows-table';

const sample = (name: string): Promise<string> => readFile(join(import.meta.dirname, 'samples', name), 'utf8');

describe('Linux', () => {
  it('reads states, ports, queues and inodes of TCP', async () => {
    const rows = parseLinuxTable(await sample('linux-tcp.txt'), 'tcp');
    expect(rows).toHaveLength(10);
    expect(rows[0]).toEqual({
      protocol: 'tcp',
      localAddress: '127.0.0.1',
      localPort: 7000,
      remoteAddress: '0.0.0.0',
      remotePort: 0,
      state: 'LISTEN',
      // One connection lies in the backlog.
      receiveQueue: 1,
      sendQueue: 0,
      drops: null,
      pid: null,
      inode: 1543208,
    });
    expect(rows[1]).toMatchObject({ localPort: 7000, remotePort: 48252, state: 'ESTABLISHED', receiveQueue: 5 });
    expect(rows.map(({ state }) => state)).toEqual([
      'LISTEN',
      'ESTABLISHED',
      'ESTABLISHED',
      'ESTABLISHED',
      'CLOSE_WAIT',
      'ESTABLISHED',
      'ESTABLISHED',
      'FIN_WAIT_2',
      'TIME_WAIT',
      'ESTABLISHED',
    ]);
    // Nobody has accepted it yet, so it is no process's; nor is one whose process has closed it.
    expect(rows.filter(({ inode }) => inode === 0).map(({ state }) => state)).toEqual([
      'ESTABLISHED',
      'FIN_WAIT_2',
      'TIME_WAIT',
    ]);
  });

  it('reads IPv6 addresses', async () => {
    const [row] = parseLinuxTable(await sample('linux-tcp6.txt'), 'tcp');
    expect(row).toMatchObject({ localAddress: '::1', localPort: 7001, remoteAddress: '::', state: 'LISTEN' });
  });

  it('shows an IPv4 address that is written as an IPv6 one as what it is', () => {
    const line = '0: 0000000000000000FFFF00000100007F:1B59 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 7 1';
    expect(parseLinuxTable(line, 'tcp')[0]?.localAddress).toBe('127.0.0.1');
  });

  it('reads what UDP sockets hold and what they dropped', async () => {
    const rows = parseLinuxTable(await sample('linux-udp.txt'), 'udp');
    expect(rows).toMatchObject([
      { localPort: 5000, remotePort: 0, state: 'UNCONNECTED', receiveQueue: 0xf00, drops: 17 },
      { localPort: 46826, remotePort: 5000, state: 'ESTABLISHED', drops: 0 },
    ]);
  });

  it('passes over what is no row', () => {
    expect(parseLinuxTable('', 'tcp')).toEqual([]);
    expect(parseLinuxTable('sl local_address\n1: nonsense here 0A\n', 'tcp')).toEqual([]);
  });

  it('shortens the longest run of zeros only', () => {
    expect(shortest(['0', '0', '0', '0', '0', '0', '0', '0'])).toBe('::');
    expect(shortest(['2001', 'db8', '0', '0', '1', '0', '0', '0'])).toBe('2001:db8:0:0:1::');
    expect(shortest(['2001', 'db8', '0', '1', '1', '1', '1', '1'])).toBe('2001:db8:0:1:1:1:1:1');
  });
});

describe('macOS', () => {
  it('reads the rows of netstat, those without a process too', async () => {
    const rows = parseNetstat(await sample('macos-netstat.txt'));
    expect(rows).toHaveLength(12);
    expect(rows[1]).toEqual({
      protocol: 'tcp',
      localAddress: '127.0.0.1',
      localPort: 52345,
      remoteAddress: '127.0.0.1',
      remotePort: 7000,
      state: 'ESTABLISHED',
      receiveQueue: 5,
      sendQueue: 0,
      drops: null,
      pid: null,
    });
    expect(rows.map(({ state }) => state)).toEqual([
      'ESTABLISHED',
      'ESTABLISHED',
      'CLOSE_WAIT',
      'FIN_WAIT_2',
      'TIME_WAIT',
      'LISTEN',
      'LISTEN',
      'SYN_SENT',
      'SYN_RECEIVED',
      'UNCONNECTED',
      'ESTABLISHED',
      'UNCONNECTED',
    ]);
    expect(rows[6]).toMatchObject({ localAddress: '*', localPort: 7001, remoteAddress: '*', remotePort: 0 });
  });

  it('knows from lsof whose they are', async () => {
    const owners = parseLsof(await sample('macos-lsof.txt'));
    expect(owners.get(ownerKey('tcp', 7000, 0))).toBe(1201);
    expect(owners.get(ownerKey('tcp', 7000, 52345))).toBe(1201);
    expect(owners.get(ownerKey('tcp', 52345, 7000))).toBe(1202);
    expect(owners.get(ownerKey('udp', 5353, 0))).toBe(340);
    expect(owners.get(ownerKey('tcp', 52340, 7000))).toBeUndefined();
  });
});

describe('Windows', () => {
  it('reads both lists by number of state', async () => {
    const rows = parseWindowsTable(await sample('windows.json'));
    expect(rows.map(({ protocol, localPort, state, pid }) => [protocol, localPort, state, pid])).toEqual([
      ['tcp', 7000, 'LISTEN', 4312],
      ['tcp', 7000, 'ESTABLISHED', 4312],
      ['tcp', 50321, 'ESTABLISHED', 4316],
      ['tcp', 50320, 'TIME_WAIT', null],
      ['udp', 5000, 'UNCONNECTED', 4312],
      ['udp', 5353, 'UNCONNECTED', 2100],
    ]);
    expect(rows[0]).toMatchObject({ receiveQueue: null, sendQueue: null, drops: null });
  });
});
