/** What was captured, as events of a lane of its own. */
import { performance } from 'node:perf_hooks';
import type { CapturedFrame } from '../../../shared/net/packets';
import type { RunContext } from '../../run/engine';
import type { Capture } from '../../capture/capture';

const CAPTURE = 'capture';

export class CaptureLane {
  /** Nanoseconds since 1970 when the run's clock was at 0, as exact as two readings one after the other are. */
  readonly #origin: bigint;

  constructor(
    readonly run: Pick<RunContext, 'actor' | 'trace' | 'clock'>,
    readonly capture: Capture,
  ) {
    const now = BigInt(Math.round(performance.timeOrigin * 1e3)) + BigInt(Math.round(performance.now() * 1e3));
    this.#origin = now * 1_000n - BigInt(Math.round(run.clock.now()));
    run.actor({ actor: CAPTURE, kind: 'kernel' });
  }

  /** Ends the capture and records what it saw; nothing if it broke off, so that no packet is missing unsaid. */
  async finish(): Promise<void> {
    for (const { at, bytes, linkType, sizeBytes } of (await this.capture.finish()) ?? []) {
      const captured: CapturedFrame = { capture: 'frame', linkType, frameBytes: sizeBytes };
      const data = { code: 'FRAME', ...captured };
      const t = Math.max(0, Number(at - this.#origin));
      const hex = Buffer.from(bytes).toString('hex');
      this.run.trace.record({ t, actor: CAPTURE, kind: 'note', data, bytes: hex, fidelity: 'LIVE' });
    }
  }
}
