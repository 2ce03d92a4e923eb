/**
 * The terminal entry: `interleave list | run | serve | export`.
 *
 * Exit codes: 0 the run completed, 1 it failed or did not complete, 2 wrong usage, with a message on
 * standard error that names the parameter and what it takes.
 */
import { exportFile } from './hosts/terminal/export';
import { listLabs } from './hosts/terminal/list';
import { runLab } from './hosts/terminal/run';
import { sentence } from './hosts/terminal/sentence';
import { UsageError } from './hosts/terminal/usage';
import { serveFromTerminal } from './serve';

const HELP = `Usage:
  interleave list [--json]
  interleave run <lab> [--experiment <id>] [--set key=value]... [--seed N]
                 [--pace free|shuffled] [--hold] [--timeout SECONDS]
                 [--save FILE.lab] [--json]
  interleave serve [--port N] [--no-open] [--json]
  interleave export <run.lab> --as jsonl|csv|mermaid|pcapng [--out FILE]

Without --timeout, a run in which nothing has happened for 15 seconds is stopped: everybody in
it waits for something that will not come. With --hold it stays until interrupted.
With --pace shuffled the seed decides who goes next: the same seed, the same order.`;

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  list: listLabs,
  run: runLab,
  serve: serveFromTerminal,
  export: exportFile,
};

/** Runs one command and sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  const [name, ...rest] = args;
  // `interleave export ... | head`: the reader has seen enough, which is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 1;
    else if (!rest.some((arg) => arg.startsWith('--save'))) process.exit(0);
  });
  // Nobody reads our complaints: they are no reason to end with another exit code.
  process.stderr.on('error', () => undefined);
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      (name === undefined ? process.stderr : process.stdout).write(`${HELP}\n`);
      process.exitCode = name === undefined ? 2 : 0;
      return;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new UsageError(`there is no command "${name}"; there are: ${Object.keys(COMMANDS).join(', ')}`);
    process.exitCode = await command(rest);
  } catch (error) {
    const usage = error instanceof UsageError;
    process.stderr.write(`interleave: ${sentence(error)}\n`);
    process.exitCode = usage ? 2 : 1;
  }
}
