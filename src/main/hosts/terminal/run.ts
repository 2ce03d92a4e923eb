/**
 * `interleave run`: the terminal as one more host. It opens a session of its own in this process and
 * speaks to it over the same wire as a window does.
 */
import { bench } from '../../../shared/bench/contract';
import { FREE, type Pace } from '../../../shared/bench/pace';
import type { RunEnd, RunHead, RunItem } from '../../../shared/bench/run';
import type { ParameterProblem } from '../../../shared/labs/lab';
import { isLabId, labs } from '../../../shared/labs/registry';
import type { Lab } from '../../../shared/labs/lab';
import { Connection, type ClientOf } from '../../../shared/wire/client';
import { LabError } from '../../../shared/wire/error';
import { pair } from '../../../shared/wire/pair';
import { createSession } from '../../session/session';
import { programsFolder } from '../../built-folder';
import { dataFolder } from '../data-folder';
import { forkProcess } from '../fork';
import { version } from '../../version';
import { JsonPrinter, PlainPrinter, type Printer } from './printer';
import { SaveTarget } from './save-target';
import { Silence } from './silence';
import { problemSentence, readArgs, UsageError, wholeNumber } from './usage';

/** An hour: longer than any lab, short enough that a forgotten script ends. */
const MAX_TIMEOUT_S = 3_600;

/** Longest a single step may take (an item's work) is 10 s; silence beyond that means that all wait. */
const SILENCE_MS = 15_000;

const OPTIONS = {
  experiment: { type: 'string' },
  set: { type: 'string', multiple: true },
  seed: { type: 'string' },
  hold: { type: 'boolean' },
  pace: { type: 'string' },
  timeout: { type: 'string' },
  save: { type: 'string' },
  json: { type: 'boolean' },
} as const;

interface Request {
  readonly lab: string;
  readonly experiment?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly seed?: number;
  readonly hold: boolean;
  readonly pace: Pace;
}

export async function runLab(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args, OPTIONS, { names: ['lab'] });
  const request = readRequest(positionals[0] ?? '', values);
  const timeoutMs =
    values.timeout === undefined ? undefined : wholeNumber('timeout', values.timeout, 1, MAX_TIMEOUT_S) * 1_000;
  const target = values.save === undefined ? undefined : await SaveTarget.beside(values.save);
  try {
    const print = values.json === true ? jsonPrinter : plainPrinter;
    const end = await inSession(target?.folder ?? dataFolder(), async (client) => {
      const head = await start(client, request);
      const ended = await follow(client, head, print(head), { timeoutMs, hold: request.hold });
      refuseBadParameter(ended);
      if (target) await target.take((await client.saveRun({ run: head.run })).file);
      return ended;
    });
    // What is held up until it is stopped was stopped as asked.
    return end.status === 'completed' || (request.hold && end.status === 'stopped') ? 0 : 1;
  } finally {
    await target?.close();
  }
}

const jsonPrinter = (head: RunHead): Printer => new JsonPrinter(head);
const plainPrinter = (head: RunHead): Printer => new PlainPrinter(head);

/** A session of this process, spoken to over the wire as from a window, and closed whatever happens. */
async function inSession<T>(folder: string, work: (client: ClientOf<typeof bench>) => Promise<T>): Promise<T> {
  const wire = pair();
  const session = createSession(wire.host, {
    host: 'terminal',
    programsFolder,
    spawnProcess: forkProcess,
    dataFolder: folder,
    version,
  });
  const connection = new Connection(wire.client);
  try {
    return await work(connection.client(bench));
  } finally {
    connection.close();
    await session.close();
  }
}

function readRequest(lab: string, values: { readonly [Name in keyof typeof OPTIONS]?: unknown }): Request {
  if (!isLabId(lab)) throw new UsageError(`there is no lab "${lab}"; there are: ${Object.keys(labs).join(', ')}`);
  const { parameters }: Lab = labs[lab];
  const params = Object.fromEntries(
    ((values.set ?? []) as readonly string[]).map((text) => readSetting(text, parameters)),
  );
  return {
    lab,
    params,
    hold: values.hold === true,
    pace: readPace(values.pace as string | undefined),
    ...(typeof values.experiment === 'string' ? { experiment: values.experiment } : {}),
    ...(typeof values.seed === 'string' ? { seed: wholeNumber('seed', values.seed, 0, 0xffff_ffff) } : {}),
  };
}

function readPace(text: string | undefined): Pace {
  if (text === undefined || text === 'free') return FREE;
  if (text === 'shuffled') return { mode: 'shuffled' };
  throw new UsageError(`--pace takes free or shuffled, not "${text}"`);
}

function readSetting(text: string, parameters: Lab['parameters']): readonly [string, unknown] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError(`--set takes key=value, not "${text.slice(0, 80)}"`);
  const name = text.slice(0, equals);
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  const known = Object.keys(parameters);
  if (!parameter)
    throw new UsageError(problemSentence({ parameter: name, problem: { code: 'NO_SUCH_PARAMETER', known } }));
  const parsed = parameter.parse(text.slice(equals + 1));
  if (!parsed.ok) throw new UsageError(problemSentence({ parameter: name, problem: parsed.problem }));
  return [name, parsed.value];
}

async function start(client: ClientOf<typeof bench>, request: Request): Promise<RunHead> {
  try {
    return await client.start({ ...request, params: { ...request.params } });
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    if (error.code === 'BAD_PARAMETER')
      throw new UsageError(problemSentence(error.detail as unknown as ParameterProblem));
    if (error.code === 'UNKNOWN_EXPERIMENT') {
      const { experiment, known } = error.detail as { readonly experiment: string; readonly known: readonly string[] };
      throw new UsageError(`lab "${request.lab}" has no experiment "${experiment}"; it has: ${known.join(', ')}`);
    }
    throw error;
  }
}

/** Some parameters can only be tried: a port that is taken is found when the run is about to open it. */
function refuseBadParameter({ error }: RunEnd): void {
  if (error?.code === 'BAD_PARAMETER')
    throw new UsageError(problemSentence(error.detail as unknown as ParameterProblem));
}

/** Prints a run until its end. An interrupt, the time-out or a long silence stops it the orderly way. */
async function follow(
  client: ClientOf<typeof bench>,
  head: RunHead,
  printer: Printer,
  { timeoutMs, hold }: { readonly timeoutMs: number | undefined; readonly hold: boolean },
): Promise<RunEnd> {
  const stop = (why?: string): void => {
    if (why !== undefined) process.stderr.write(`interleave: ${why}\n`);
    client.stop({ run: head.run }).catch(() => undefined); // the end of the run tells what became of it
  };
  const interrupt = (): void => stop();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const silence = new Silence(hold || timeoutMs !== undefined ? undefined : SILENCE_MS, () =>
    stop(`nothing has happened for ${SILENCE_MS / 1_000} s, so the run was stopped (--timeout says how long to wait)`),
  );
  const limit =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => stop(`stopped after ${timeoutMs / 1_000} s, as --timeout says`), timeoutMs);
  try {
    for await (const { items } of client.watch({ run: head.run })) {
      // While a slow reader is waited for, nobody listens, and that is no silence of the run.
      silence.end();
      const end = print(items, printer);
      await printer.flushed();
      if (end) return end;
      silence.broken();
    }
    throw new Error('the run ended without a last word');
  } finally {
    silence.end();
    clearTimeout(limit);
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

function print(items: readonly RunItem[], printer: Printer): RunEnd | undefined {
  let end: RunEnd | undefined;
  for (const item of items) {
    printer.print(item);
    if (item.type === 'end') end = item.end;
  }
  return end;
}
