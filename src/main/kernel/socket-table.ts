/** The operating system's table of sockets as it is right now, without privileges, on each system its own way. */
import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import type { SocketRow } from '../../shared/kernel/socket-row';
import type { Transport } from '../../shared/net/net-data';
import { parseLinuxTable, type LinuxRow } from './linux-table';
import { ownerKey, parseLsof, parseNetstat } from './macos-table';
import { parseWindowsTable, WINDOWS_SCRIPT } from './windows-table';

export interface SocketTable {
  /** How often it is worth looking: what one look costs, a few times over. */
  readonly everyMs: number;
  /**
   * All rows of TCP and UDP; process numbers of `pids` only. What cannot be read is as if it were empty.
   *
   * @param pids  whose sockets are to be told apart
   */
  read(pids: readonly number[], signal: AbortSignal): Promise<readonly SocketRow[]>;
}

/** @returns `undefined` on a system whose table we cannot read */
export function socketTable(platform: string): SocketTable | undefined {
  switch (platform) {
    // Four small files: a fraction of a millisecond.
    case 'linux':
      return { everyMs: 20, read: (pids) => readLinux(pids) };
    // Two programs are started: some 20 ms.
    case 'darwin':
      return { everyMs: 200, read: (_pids, signal) => readMacos(signal) };
    // PowerShell takes about a second to start.
    case 'win32':
      return { everyMs: 500, read: (_pids, signal) => readWindows(signal) };
    default:
      return undefined;
  }
}

const LINUX_FILES: readonly (readonly [file: string, protocol: Transport])[] = [
  ['tcp', 'tcp'],
  ['tcp6', 'tcp'],
  ['udp', 'udp'],
  ['udp6', 'udp'],
];

async function readLinux(pids: readonly number[]): Promise<readonly SocketRow[]> {
  const tables = await Promise.all(
    // A machine without IPv6 has no tcp6.
    LINUX_FILES.map(async ([file, protocol]) =>
      parseLinuxTable(await readFile(`/proc/net/${file}`, 'latin1').catch(() => ''), protocol),
    ),
  );
  const owners = await linuxOwners(pids);
  return tables.flat().map((row) => owned(row, owners));
}

function owned({ inode, ...row }: LinuxRow, owners: ReadonlyMap<number, number>): SocketRow {
  return { ...row, pid: owners.get(inode) ?? null };
}

/** The links in /proc/PID/fd name sockets by inode: `socket:[12345]`. */
async function linuxOwners(pids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const owners = new Map<number, number>();
  await Promise.all(
    pids.map(async (pid) => {
      const folder = `/proc/${String(pid)}/fd`;
      // A process may have ended, a descriptor may be closed between two looks.
      for (const descriptor of await readdir(folder).catch(() => [])) {
        const link = await readlink(`${folder}/${descriptor}`).catch(() => '');
        const inode = /^socket:\[(\d+)\]$/.exec(link)?.[1];
        if (inode !== undefined) owners.set(Number(inode), pid);
      }
    }),
  );
  return owners;
}

async function readMacos(signal: AbortSignal): Promise<readonly SocketRow[]> {
  const [rows, owners] = await Promise.all([
    printed('/usr/sbin/netstat', ['-an', '-f', 'inet'], signal).then(parseNetstat),
    printed('/usr/sbin/lsof', ['-nP', '-i', '-F', 'pPn'], signal).then(parseLsof),
  ]);
  return rows.map((row) => ({
    ...row,
    pid: owners.get(ownerKey(row.protocol, row.localPort, row.remotePort)) ?? null,
  }));
}

async function readWindows(signal: AbortSignal): Promise<readonly SocketRow[]> {
  const text = await printed('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', WINDOWS_SCRIPT], signal);
  return text === '' ? [] : parseWindowsTable(text);
}

/** A table of a busy machine has some thousand rows of some hundred characters. */
const MAX_PRINTED_BYTES = 16 * 1024 * 1024;

/** What a program prints; nothing if it is not there, fails or is no longer wanted. */
function printed(file: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    execFile(file, args, { maxBuffer: MAX_PRINTED_BYTES, signal, windowsHide: true }, (error, stdout) =>
      resolve(error ? '' : stdout),
    );
  });
}
