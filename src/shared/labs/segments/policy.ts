/**
 * What the three protocols differ in. All else, numbers, checksum, timer and window, is the same for all.
 *
 * | protocol         | under way at once | receiver keeps what came too early | timer of       | sends again     |
 * |------------------|-------------------|------------------------------------|----------------|-----------------|
 * | stop-and-wait    | 1                 | no                                 | that one       | that one        |
 * | go-back-n        | window            | no                                 | the oldest     | all under way   |
 * | selective-repeat | window            | yes                                | each           | that one        |
 *
 * TCP began as go-back-N that keeps what came too early; with selective acknowledgements (RFC 2018) it is
 * close to selective repeat.
 */
import type { SegmentProtocol } from './contract';

export interface Policy {
  /** At most so many may be under way unacknowledged, of the `asked` ones. */
  windowOf(asked: number): number;
  /** Whether what came before an earlier one is kept until that comes. */
  readonly keepsEarly: boolean;
  /** What a timer that ran out sends again. */
  readonly sendsAgain: 'one' | 'all';
}

export const POLICIES: { readonly [Protocol in SegmentProtocol]: Policy } = {
  'stop-and-wait': { windowOf: () => 1, keepsEarly: false, sendsAgain: 'all' },
  'go-back-n': { windowOf: (asked) => asked, keepsEarly: false, sendsAgain: 'all' },
  'selective-repeat': { windowOf: (asked) => asked, keepsEarly: true, sendsAgain: 'one' },
};
