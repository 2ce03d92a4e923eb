/**
 * The wrong ideas a bet can bring to light, by name. Bets, feedback and progress speak of them by
 * these ids, so that an idea met in one lab can be asked again in another. A new one is a line here.
 *
 * An interface, not a list: the compiler then says `not assignable to keyof MisconceptionIds`, which
 * leads here, instead of writing them all out.
 */
export interface MisconceptionIds {
  'queue-item-goes-to-all': true;
  'sentinel-reaches-every-consumer': true;
  'put-waits-for-get': true;
  'child-shares-parents-variables': true;
  'kill-lets-it-finish': true;
  'threads-take-turns-fairly': true;
  'it-worked-so-it-is-right': true;
  /** An item a program cannot handle ends the program, or all that comes after. */
  'bad-item-stops-everything': true;
  /** The program "somehow" handles what it was never written for. */
  'bad-item-is-worked-on': true;
  /** The mark for the end is treated like data. */
  'sentinel-is-an-item': true;
  /** A reader of an empty queue knows that no more will come. */
  'empty-queue-means-done': true;
  /** A program ends although the processes it waits for have not. */
  'parent-ends-before-its-children': true;
  /** What a dead process was working on returns to where it came from. */
  'queue-takes-the-item-back': true;
  'more-threads-proportionally-faster': true;
  'one-line-is-atomic': true;
  'lock-protects-code-not-data': true;
  'sleep-fixes-a-race': true;
  'terminate-releases-locks': true;
  'deadlock-is-detected-for-you': true;
  /** To ask a thread to end is to end it. */
  'a-request-ends-it-at-once': true;
  /** One at a time in turns is as good as at the same time: nothing is waited for. */
  'waiting-needs-a-core': true;
  /** Asynchronous code runs on several cores. */
  'async-is-parallel': true;
  /** More clients get more out of a resource that is already busy all the time. */
  'more-workers-relieve-a-bottleneck': true;
  /** Threads have copies, as processes do. */
  'threads-have-copies': true;
  /** Few ways to interleave few steps, so that one could go through them in one's head. */
  'few-interleavings': true;
  /** A rare failure does not count. */
  'rare-means-never': true;
  /** Two locks can only be taken in one order at a time, so nobody can be stuck. */
  'a-lock-alone-makes-it-safe': true;
  /** A deadlock is bad luck: a repair makes it rarer, never impossible. */
  'a-repair-makes-it-rarer': true;
  /** Whoever does not wait makes progress. */
  'trying-is-progress': true;
  /** What a thread has checked is still true when it acts on it. */
  'what-was-checked-stays-true': true;
  /** A race corrupts a value at random, so that anything may come out. */
  'race-means-any-value': true;
  /** A program with a race goes wrong every time it can. */
  'race-fails-every-time': true;
  /** When one of several servers dies, the service is down. */
  'one-gone-all-gone': true;
  'one-send-is-one-receive': true;
  'udp-arrives-in-order': true;
  'udp-loss-is-reported': true;
  'datagram-has-no-size-limit': true;
  /** A datagram is a frame, so what a frame holds is the most it can be. */
  'datagram-must-fit-a-frame': true;
  /** As with TCP, each client gets a socket of its own at the server. */
  'server-needs-a-socket-per-client': true;
  /** A sender is slowed by a receiver that cannot follow. */
  'udp-waits-for-the-receiver': true;
  /** Whoever comes too late is thrown away by the system. */
  'late-datagram-is-discarded': true;
  /** To connect a datagram socket is to ask the other end. */
  'connecting-udp-asks-the-server': true;
  /** What is sent again is received again. */
  'retry-means-twice': true;
  /** Nothing can be built on a network that loses. */
  'what-is-lost-stays-lost': true;
  'connect-means-server-accepted-my-program': true;
  'close-means-data-arrived': true;
  'port-identifies-connection': true;
  'localhost-is-the-network': true;
  /** A piece that ends inside a message spoils it, whatever the receiver does. */
  'a-cut-breaks-a-message': true;
  /** Whoever closes can neither send nor receive any more. */
  'close-ends-both-directions': true;
  /** One end goes and the other never hears of it. */
  'the-end-goes-unnoticed': true;
  /** From a port where nobody listens no answer comes. */
  'a-closed-port-is-silent': true;
  /** A connection is there because one end wants it, as with a datagram that is sent. */
  'connecting-needs-nobody': true;
  /** Several programs listen at one port and share what comes. */
  'a-port-can-be-shared': true;
  /** Whoever listens last has the port. */
  'the-last-takes-the-port': true;
  /** Whoever misses something says so. */
  'receiver-asks-for-what-is-missing': true;
  /** What has arrived need not be sent again. */
  'what-arrived-is-kept': true;
  /** What the system was given the program can read. */
  'arrived-means-readable': true;
  /** A damaged datagram is handed on as it is. */
  'corrupt-data-is-delivered': true;
  /** Whoever sends more gets more across. */
  'sending-more-is-faster': true;
  /** What one sees as one character is one byte. */
  'one-character-is-one-byte': true;
  /** A checksum that is right proves that nothing was changed. */
  'a-checksum-notices-everything': true;
  /** A program understands what was meant, whatever was said. */
  'the-other-side-guesses': true;
  /** A message of a topic goes to one of its subscribers. */
  'topic-is-a-queue': true;
  /** Whoever publishes waits until somebody takes it. */
  'publish-waits-for-subscribers': true;
  /** Whoever comes late is given what was said before. */
  'late-subscriber-gets-history': true;
  /** A message that nobody wants is refused. */
  'publishing-to-nobody-fails': true;
  /** However often one has asked for it, it comes once. */
  'one-copy-per-subscriber': true;
  /** Over a protocol that loses nothing, nothing is lost. */
  'tcp-never-loses-anything': true;
  /** After a cut one is gone for ever, and nobody asks again. */
  'a-cut-is-for-good': true;
  /** A server keeps for whoever is slow, however much it gets. */
  'a-server-keeps-without-end': true;
  /** A server leaves out some of what a slow one cannot take. */
  'a-slow-one-just-misses-some': true;
  /** Whoever asks goes on asking while the answer is under way. */
  'asking-does-not-wait': true;
  /** What one was asked for in vain is not asked of another. */
  'a-request-is-not-repeated': true;
  'queue-is-a-stack': true;
  'full-queue-drops': true;
  'full-queue-grows': true;
}

export type Misconception = keyof MisconceptionIds;
