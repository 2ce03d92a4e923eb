/**
 * The lab `deadlock`: threads that hold one lock and wait for another.
 *
 * Main starts the threads and then only looks on. It sees a circle as soon as one closes, because it
 * writes down who waits for whom, and it does nothing about it: neither Node nor the operating system
 * would, and a run that is stuck stands until somebody stops it or takes a step back.
 */
import type { deadlock, DeadlockSummary } from '../../../shared/labs/deadlock/contract';
import { replaySchedule } from '../../../shared/explorer/model-run';
import type { Schedule } from '../../../shared/steps/schedule';
import { LabError } from '../../../shared/wire/error';
import type { Engine, RunContext } from '../../run/engine';
import { StepTeam } from '../../run/step-program/step-team';
import { exploreDeadlocks, sumOf } from './exploring';
import { asData, programOf, textOf } from './program-of';
import { Standing } from './standing';
import { tally } from './tally';

type Run = RunContext<typeof deadlock>;

export const deadlockEngine: Engine<typeof deadlock> = (run) => {
  const table = new Table(run);
  return Promise.resolve({
    finished: table.conduct(),
    act: {
      undo: () => table.undo(),
      restart: ({ schedule }) => table.restart(schedule),
    },
  });
};

class Table {
  readonly #program;
  readonly #team: StepTeam;
  readonly #standing: Standing;

  constructor(readonly run: Run) {
    const { params } = run;
    this.#program = programOf(params);
    this.#team = new StepTeam(run, {
      program: this.#program,
      worker: 'deadlock/thread.worker',
      data: asData(params),
      source: textOf(params),
    });
    this.#standing = new Standing(run.signal);
  }

  async conduct(): Promise<DeadlockSummary> {
    const { run } = this;
    run.actor({ actor: 'main', kind: 'main', pid: process.pid });
    switch (run.experiment) {
      case 'explore':
        return sumOf(await exploreDeadlocks(run, { shows: true }));
      case 'replay':
        return this.#replay();
      case 'repair':
        // One meal each: every meal more multiplies the orders, and the circle needs no second one.
        return { ...sumOf(await exploreDeadlocks(run, { meals: 1 })), ...(await this.#atTable()) };
      default:
        return this.#atTable();
    }
  }

  /** Goes back by one step: everything runs again without it. */
  undo(): Promise<null> {
    this.#mustBeAtTable();
    return this.#standing.goOn(this.#team.undo());
  }

  restart(schedule: Schedule): Promise<null> {
    this.#mustBeAtTable();
    const { followed, at } = replaySchedule(this.#program, schedule);
    if (!followed) throw new LabError('CANNOT_FOLLOW', { at: at ?? 0 });
    return this.#standing.goOn(this.#team.restart(schedule));
  }

  #mustBeAtTable(): void {
    if (!this.#standing.begun) throw new LabError('NOTHING_TO_UNDO');
  }

  /** The threads go as the turnstile lets them, until all have ended or the run is to end. */
  async #atTable(): Promise<DeadlockSummary> {
    await this.#play(() => this.#standing.untilOver(this.#team.attempt({ prefix: this.run.params.schedule })));
    return tally(this.run.trace.store);
  }

  async #replay(): Promise<DeadlockSummary> {
    const { params } = this.run;
    const found = params.schedule.length > 0 ? undefined : await exploreDeadlocks(this.run, {});
    const shortest = found?.exploration.shortest;
    if (found && !shortest) return { ...sumOf(found), cycle: null, schedule: [], followed: false, meals: {} };
    let followed = false;
    await this.#play(async () => {
      ({ followed } = await this.#team.replay(shortest ?? params.schedule));
    });
    return { ...tally(this.run.trace.store), ...(found && sumOf(found)), followed };
  }

  /** A run that is stopped in the middle has shown something all the same. */
  async #play(play: () => Promise<void>): Promise<void> {
    try {
      await this.#team.start();
      await play();
    } catch (thrown) {
      if (!this.run.signal.aborted) throw thrown;
    } finally {
      await this.#team.finish();
    }
  }
}
