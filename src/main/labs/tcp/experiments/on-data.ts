/**
 * A learner's `onData`, tried with 500 ways of splitting in a thread; then the smallest that fails is sent over a real
 * connection, or, where none does, the learner's messages a few bytes at a time.
 */
import { framedLength } from '../../../../shared/labs/tcp/framing';
import type { TcpSummary } from '../../../../shared/labs/tcp/contract';
import { TRIALS, type Split } from '../../../../shared/labs/tcp/split';
import { fuzzInThread } from '../on-data/fuzzing';
import type { Stage } from '../stage';

/** One byte at a time, as long as that is so few pieces that they can be looked at. */
const MAX_PIECES = 100;

export async function onData(stage: Stage): Promise<Partial<TcpSummary>> {
  const { run } = stage;
  const messages = run.params.messages.map(String);
  stage.note('FUZZING', { trials: TRIALS });
  const what = { text: run.params.onData, messages, seed: run.seed };
  const { fuzzed, problem } = await fuzzInThread(run, what, {
    onProgress: (n, failed) => stage.note('TRIAL', { n, failed }),
  });
  if (problem) {
    stage.note('PROBLEM', { problem: { ...problem } });
    return { problem };
  }
  if (!fuzzed) return {};
  const { trials, failed, counterexample } = fuzzed;
  stage.note('FUZZED', { trials, failed, counterexample: counterexample && { ...counterexample } });
  await replay(stage, counterexample ?? inSmallPieces(messages));
  return { trials, failed, counterexample, problem: null };
}

async function replay(stage: Stage, { messages, cuts }: Split): Promise<void> {
  const server = await stage.server('repaired-receiver', { onData: stage.run.params.onData });
  if (!server) return;
  const given = { port: server.port, messages, cuts, framing: 'length' };
  await stage.overTogether(await stage.client('cut-sender', given), server.member);
}

function inSmallPieces(messages: readonly string[]): Split {
  const length = framedLength(messages, 'length');
  const size = Math.max(1, Math.ceil(length / MAX_PIECES));
  const cuts = Array.from({ length: Math.max(0, Math.ceil(length / size) - 1) }, (_, index) => (index + 1) * size);
  return { messages, cuts };
}
