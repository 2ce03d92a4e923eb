/** Publishes what the learner types, from a process of its own that is there once something was typed. */
import { OWN_PUBLISHER } from '../../../../shared/labs/pubsub/events';
import { LabError } from '../../../../shared/wire/error';
import type { ProgramProcess } from '../../../run/process-program/program-process';
import type { Stage } from '../stage';

export class OwnPublisher {
  #process: Promise<ProgramProcess | undefined> | undefined;
  #isOver = false;
  #count = 0;

  constructor(readonly stage: Stage) {}

  /**
   * @returns how many received it
   * @throws LabError 'RUN_HAS_ENDED' if it can be published no more
   */
  async publish(topic: string, message: string): Promise<number> {
    const { stage } = this;
    if (!(await stage.soon(() => stage.address !== undefined)) || this.#isOver) throw new LabError('RUN_HAS_ENDED');
    this.#process ??= stage.clientNow(OWN_PUBLISHER, 'own-publisher', {});
    await this.#process;
    this.#count += 1;
    const number = this.#count;
    stage.order(OWN_PUBLISHER, { topic, message });
    await stage.soon(() => stage.tally.ownAnswers.has(number) || stage.hasEnded(OWN_PUBLISHER));
    const receivers = stage.tally.ownAnswers.get(number);
    if (receivers === undefined) throw new LabError('RUN_HAS_ENDED');
    return receivers;
  }

  /** Publishes no more, and waits until its process has ended. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#process;
    this.stage.order(OWN_PUBLISHER, null);
    await this.stage.over([OWN_PUBLISHER]);
  }
}
