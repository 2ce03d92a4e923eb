/**
 * A session: one window, tab or terminal. It serves the bench on a transport and owns all that the
 * learner starts through it. When the transport closes, everything goes.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { bench } from '../../shared/bench/contract';
import { serve, served, type ServiceOf } from '../../shared/wire/host';
import { fromIterable, LatestSource, type Source } from '../../shared/wire/source';
import type { Transport } from '../../shared/wire/transport';
import type { SpawnProcess } from '../resources/process';
import { Scope } from '../resources/scope';
import { RunLibrary } from '../run/run-library';
import { ProgressFile } from './progress-file';
import { RunUploads } from './run-uploads';
import { Runs } from './runs';
import { redisHere } from './servers-here';

export interface SessionOptions {
  readonly host: 'desktop' | 'web' | 'terminal';
  /** Where the built programs are: `out/main`. */
  readonly programsFolder: string;
  readonly spawnProcess: SpawnProcess;
  /** Where progress and kept runs are. */
  readonly dataFolder: string;
  readonly version: string;
}

export interface Session {
  readonly scope: Scope;
  /** Ends every run and resolves when nothing is left. */
  close(): Promise<void>;
}

export function createSession(transport: Transport, options: SessionOptions): Session {
  const scope = new Scope('session');
  const runs = new Runs(scope, options, new RunLibrary(join(options.dataFolder, 'runs')));
  const uploads = new RunUploads(scope, runs.library);
  const progress = ProgressFile.in(options.dataFolder);
  const running = new Set<LatestSource<ReturnType<Scope['live']>>>();
  scope.onDidChange = () => {
    for (const source of running) source.push(scope.live());
  };

  const service: ServiceOf<typeof bench> = {
    about: () => ({
      version: options.version,
      host: options.host,
      platform: process.platform,
      cores: availableParallelism(),
      dataFolder: options.dataFolder,
    }),
    start: (args) => runs.start(args),
    serversHere: () => redisHere(),
    watch: ({ run }) => runs.get(run).recorder.watch(),
    gate: ({ run }) => runs.gate(run),
    pace: ({ run, pace }) => runs.live(run)?.turnstile.setPace(pace),
    step: ({ run, actor }) => runs.live(run)?.turnstile.step(actor),
    act: ({ run, action, args }) => runs.act(run, action, args),
    stop: ({ run }) => runs.live(run)?.stop(),
    forget: ({ run }) => runs.forget(run),
    running: () => watchLive(scope, running),
    stopAll: () => runs.stopAll(),
    loadProgress: () => progress.load(),
    saveProgress: ({ change }) => progress.save(change),
    saveRun: ({ run }) => runs.save(run),
    savedRuns: () => runs.library.list(),
    openRun: ({ file }) => runs.open(file),
    addRun: ({ upload, piece, last }) => uploads.take(upload, piece, last),
    takeRun: ({ file }) => fromIterable(runs.library.pieces(file)),
    deleteRun: ({ file }) => runs.library.delete(file),
    exportRun: ({ run, as }) => runs.exported(run, as),
  };

  serve(transport, [served(bench, service)], {
    onDefect: (error, operation) => console.error(`defect in ${operation}:`, error),
  });
  const session: Session = { scope, close: () => scope.close() };
  transport.onClose(() => {
    session.close().catch((error: unknown) => console.error('closing a session:', error));
  });
  return session;
}

/** A list of what is live now and after every change; only the newest matters. */
function watchLive(
  scope: Scope,
  readers: Set<LatestSource<ReturnType<Scope['live']>>>,
): Source<ReturnType<Scope['live']>> {
  const source = new LatestSource<ReturnType<Scope['live']>>(1);
  source.push(scope.live());
  readers.add(source);
  return {
    take: (max, signal) => source.take(max, signal),
    close: () => {
      readers.delete(source);
    },
  };
}
