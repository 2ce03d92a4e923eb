/** Which program could capture on the loopback of this machine, and how it is asked to. */
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export interface CaptureProgram {
  readonly name: 'dumpcap' | 'tcpdump';
  readonly file: string;
  /** What it writes. */
  readonly format: 'pcapng' | 'pcap';
  /** @param filter in the language both understand: `port 7000 or port 7001` */
  readonly args: (filter: string) => readonly string[];
}

/** What each system calls its loopback. */
const LOOPBACKS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'lo',
  darwin: 'lo0',
  freebsd: 'lo0',
  win32: '\\Device\\NPF_Loopback',
};

/** Where installers put it without telling PATH. */
const OTHER_FOLDERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/sbin', '/sbin'],
  darwin: ['/Applications/Wireshark.app/Contents/MacOS', '/usr/sbin'],
  win32: ['C:\\Program Files\\Wireshark'],
};

/** dumpcap first: installed with Wireshark it may often be used without being root. */
export async function capturePrograms(
  platform: NodeJS.Platform = process.platform,
  path = process.env['PATH'] ?? '',
): Promise<readonly CaptureProgram[]> {
  const loopback = LOOPBACKS[platform];
  if (loopback === undefined) return [];
  const folders = [...path.split(delimiter).filter((folder) => folder !== ''), ...(OTHER_FOLDERS[platform] ?? [])];
  const dumpcap = await firstExecutable(folders, platform === 'win32' ? 'dumpcap.exe' : 'dumpcap');
  const tcpdump = platform === 'win32' ? undefined : await firstExecutable(folders, 'tcpdump');
  return [
    ...(dumpcap === undefined ? [] : [asDumpcap(dumpcap, loopback)]),
    ...(tcpdump === undefined ? [] : [asTcpdump(tcpdump, loopback)]),
  ];
}

const asDumpcap = (file: string, loopback: string): CaptureProgram => ({
  name: 'dumpcap',
  file,
  format: 'pcapng',
  args: (filter) => ['-q', '-p', '-i', loopback, '-f', filter, '-w', '-'],
});

/** `-U`: each packet is written at once. */
const asTcpdump = (file: string, loopback: string): CaptureProgram => ({
  name: 'tcpdump',
  file,
  format: 'pcap',
  args: (filter) => ['-n', '-p', '-U', '-i', loopback, '-w', '-', filter],
});

async function firstExecutable(folders: readonly string[], name: string): Promise<string | undefined> {
  for (const folder of folders) {
    const file = join(folder, name);
    if (
      await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return file;
  }
  return undefined;
}
