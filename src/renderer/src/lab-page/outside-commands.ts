/** Commands of this platform that show processes by number, and end one. */
export interface OutsideCommands {
  readonly see: string;
  readonly kill: string | undefined;
}

/**
 * @param platform  as Node names it: `linux`, `darwin`, `win32`
 * @param threads   the numbers are of one process, whose threads are to be seen
 */
export function outsideCommands(platform: string, pids: readonly number[], threads: boolean): OutsideCommands {
  const list = pids.join(',');
  // The one started last is a consumer, the one worth ending.
  const last = pids.at(-1);
  if (platform === 'win32') {
    const see = threads
      ? `(Get-Process -Id ${list}).Threads | Format-Table Id, ThreadState, WaitReason`
      : `Get-Process -Id ${list}`;
    return { see, kill: last === undefined ? undefined : `Stop-Process -Force -Id ${last}` };
  }
  const kill = last === undefined ? undefined : `kill -9 ${last}`;
  if (!threads) return { see: `ps -o pid,stat,command -p ${list}`, kill };
  return { see: platform === 'darwin' ? `ps -M -p ${list}` : `ps -L -o pid,lwp,stat,comm -p ${list}`, kill };
}
