import type { segments } from '../../../../../shared/labs/segments/contract';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import type { SegmentsFacts } from '../facts';
import type { tasks } from '../tasks';
import { count, delivered, fastest, measured, percent, speeds } from './en-parts';
import { notes } from './en-notes';

export const en = {
  idea: 'A byte stream put together again over real UDP, through a network that loses, duplicates, reorders and corrupts.',
  terms: [
    { term: 'segment', meaning: 'A piece of the stream with a number, sent as one datagram.' },
    { term: 'acknowledgement (ACK)', meaning: 'The receiver’s answer: all before this number has come.' },
    { term: 'window', meaning: 'How many segments may be under way before the first of them is acknowledged.' },
    { term: 'retransmission', meaning: 'Sending a segment again because its acknowledgement did not come in time.' },
    { term: 'reassembly buffer', meaning: 'Where segments wait that came before an earlier one, behind a hole.' },
    {
      term: 'checksum',
      meaning: 'A number computed from all bytes of a segment; corruption shows because it no longer fits.',
    },
  ],
  parameters: {
    protocol: {
      label: 'Protocol',
      hint: 'How many may be under way, and what is sent again.',
      values: {
        'stop-and-wait': 'Stop-and-wait',
        'go-back-n': 'Go-back-N',
        'selective-repeat': 'Selective repeat',
      },
    },
    text: { label: 'Text', hint: 'The stream: its bytes in UTF-8.' },
    sizeBytes: {
      label: 'Bytes instead of the text',
      hint: 'So many bytes made from the seed. 0 sends the text.',
      values: { 0: 'none' },
    },
    segmentBytes: {
      label: 'Bytes in a segment',
      hint: 'Payload of one segment. 0 chooses by the length of the text.',
      values: { 0: 'to fit the text' },
    },
    window: { label: 'Window', hint: 'How many segments may be under way at once. Stop-and-wait always takes one.' },
    loss: { label: 'Loss', hint: 'Share of datagrams that never arrive, acknowledgements included.' },
    duplicate: { label: 'Duplicates', hint: 'Share that arrives twice.' },
    reorder: { label: 'Reordering', hint: 'Share that is overtaken by the next one to three.' },
    corrupt: { label: 'Corruption', hint: 'Share in which one bit is flipped.' },
    delayMs: { label: 'Delay', hint: 'How much later everything arrives, each way.' },
    jitterMs: { label: 'Jitter', hint: 'Up to so much later still, by the dice.' },
  },
  notes,
  experiments: {
    'stop-and-wait': {
      intro:
        'The sender sends one segment and waits for its acknowledgement before it sends the next. Between the two stands a relay that throws away one datagram in five, in both directions.',
      question: 'A segment gets lost. How does the sender come to know of it?',
      options: {
        network: 'The network reports it as an error',
        receiver: 'The receiver asks for it',
        nobody: 'Nobody tells it: no answer comes in time',
      },
      happened: (f: SegmentsFacts) =>
        `${count(f.lost.data, 'data segment')} and ${count(f.lost.acknowledgements, 'acknowledgement')} were lost. The timer ran out ${count(f.timeouts, 'time')}, and the system reported ${count(f.errorsTold, 'error')}.`,
      right: (f) =>
        `Silence is all it gets. Its timer ran out ${count(f.timeouts, 'time')}, and each time it sent again.`,
      feedback: {
        'udp-loss-is-reported': (f) =>
          `A network that throws a datagram away tells nobody. In this run ${f.lost.data + f.lost.acknowledgements} were lost and ${count(f.errorsTold, 'error')} came back. What helped was a timer: it ran out ${count(f.timeouts, 'time')}.`,
        'receiver-asks-for-what-is-missing': (f) =>
          `The receiver waits, too: it cannot miss what it does not know was sent. It only ever answers what arrives. The sender’s timer ran out ${count(f.timeouts, 'time')}.`,
      },
      otherwise: (f) => `The timer ran out ${count(f.timeouts, 'time')}, and that alone made the sender send again.`,
      unsettled: 'In this run nothing was lost and sent again. Let it go on, or run it with more loss or another seed.',
      explanation: (f) =>
        `${delivered(f)} A lost segment and a lost acknowledgement look the same to the sender: no answer. So it sends again, and in the second case the receiver gets what it already has, ${count(f.duplicates, 'time')} in this run. The number in the segment tells it so; it throws the copy away and acknowledges once more.${measured(f)}`,
      modelAnswer:
        'Nobody tells the sender. It starts a timer with each segment, and when that runs out before the acknowledgement has come, it sends the segment again, whichever of the two was lost.',
      tasks: {
        'sent-again': {
          ask: 'Select an event at which the sender sends a segment it had sent before.',
          missing: (_f, picked) => `${kindOf.en(picked)}Look at what the sender sends right after its timer ran out.`,
          done: () => 'Yes. The same number, the same bytes.',
        },
        'lost-answer': {
          ask: 'Make a run in which the receiver gets a segment it already had, with “Duplicates” at 0.',
          missing: (f) =>
            f.params.duplicate > 0
              ? 'Here the relay itself may have duplicated it. Set “Duplicates” to 0.'
              : `The receiver threw away ${count(f.duplicates, 'copy', 'copies')}. It must be the acknowledgement that gets lost: more loss, or another seed.`,
          done: (f) => `${count(f.duplicates, 'copy', 'copies')}: the segment had arrived, only the answer had not.`,
        },
        'half-lost': {
          ask: 'Deliver at least 100 bytes intact through a network that loses half or more.',
          missing: (f) => `This run: ${percent(f.params.loss)} loss, ${count(f.deliveredBytes, 'byte')} put together.`,
          done: (f) =>
            `${f.deliveredBytes} bytes with ${f.sent} segments where ${f.needed} would do. It is slow, not broken.`,
        },
      },
    },
    'go-back-n': {
      intro:
        'Now several segments may be under way at once: the window. The receiver keeps things simple and takes only the very next one. The relay loses one in five, and lets others overtake.',
      question: 'One segment of the window is lost, and those behind it arrive. What does the sender send again?',
      options: { one: 'Only the lost one', all: 'The lost one and all behind it' },
      happened: (f) =>
        `The receiver threw away ${count(f.thrownAway, 'segment')} because an earlier one was missing. ${f.thrownSentAgain} of their numbers were sent again.`,
      right: (f) => `It goes back. ${f.sent} segments were sent for a text of ${f.needed}.`,
      feedback: {
        'what-arrived-is-kept': (f) =>
          `They had arrived, but this receiver has no place for what comes too early: ${count(f.thrownAway, 'segment')} were thrown away undamaged. So all from the missing one on had to come again: ${f.sent} sent for ${f.needed}.`,
      },
      otherwise: (f) => `Of what was thrown away, ${f.thrownSentAgain} numbers were sent again.`,
      unsettled: 'Nothing came too early in this run, or it did not come to its end. Try more loss, or another seed.',
      explanation: (f) =>
        `${delivered(f)} The receiver remembers one number, the next it expects, and answers everything with it. So an acknowledgement covers all before it, and one that is lost is made good by the next. The price: ${count(f.thrownAway, 'undamaged segment')} thrown away, ${f.again} sent again.${measured(f)}`,
      modelAnswer:
        'The lost one and all behind it. The receiver takes only the next in order and throws the others away, so the sender goes back to the missing one and sends from there.',
      tasks: {
        'thrown-away': {
          ask: 'Select an event at which the receiver throws away an undamaged segment because an earlier one is missing.',
          missing: (_f, picked) => `${kindOf.en(picked)}Look at the notes in the receiver’s lane.`,
          done: () => 'Yes. Nothing is wrong with it but the time at which it came.',
        },
        'twice-as-many': {
          ask: 'With go-back-N, make the sender send at least twice as many segments as the text has.',
          missing: (f) => `It sent ${f.sent} for ${f.needed}. What happens to a wide window when one is lost?`,
          done: (f) => `${f.sent} sent for ${f.needed}: all of the window pays for one loss.`,
        },
        'none-thrown-away': {
          ask: 'With go-back-N and a loss of at least 20%, make a run in which nothing comes too early.',
          missing: (f) => `${count(f.thrownAway, 'segment')} came too early, with a window of ${f.params.window}.`,
          done: (f) => `None, with a window of ${f.params.window}. With a window of 1, go-back-N is stop-and-wait.`,
        },
      },
    },
    'selective-repeat': {
      intro:
        'The receiver now keeps what comes too early, in a buffer with holes, and each segment has a timer of its own. The relay loses, duplicates and reorders.',
      question: 'Segment 3 is missing, 4 and 5 have arrived. What can the program behind the receiver read by now?',
      options: {
        'up-to-hole': 'What comes before 3',
        'all-there': 'Everything but 3',
        nothing: 'Nothing, until all has come',
      },
      happened: (f) =>
        `${count(f.kept, 'segment')} waited behind a hole, at most ${f.mostKept} at a time. When a hole was filled, up to ${f.mostAtOnce} segments were handed on at once.`,
      right: (f) =>
        `A stream has no gaps. ${count(f.kept, 'segment')} had to wait until the hole before them was filled.`,
      feedback: {
        'arrived-means-readable': (f) =>
          `They are in this computer, and yet the program does not get them: a stream is handed on in order. ${count(f.kept, 'segment')} waited, and up to ${f.mostAtOnce} went on at once when a hole was filled.`,
      },
      otherwise: (f) =>
        `What is before a hole is handed on at once, what is behind it waits: at most ${f.mostKept} did so at a time.`,
      unsettled: 'No hole was filled in this run. It needs loss or reordering, and a window of at least 2.',
      explanation: (f) =>
        `${delivered(f)} What came too early was kept, so only ${f.again} were sent again. Waiting behind a hole is called head-of-line blocking, and TCP has it, too: one lost segment delays all that came after it.${measured(f)}`,
      modelAnswer:
        'What comes before the hole. The rest is there, in the reassembly buffer, but is handed on only when 3 has come, and then all at once.',
      tasks: {
        'hole-filled': {
          ask: 'Select the event at which the receiver fills a hole and hands on several segments at once.',
          missing: (_f, picked) =>
            `${kindOf.en(picked)}Among the receiver’s notes, look for one that hands several on at once.`,
          done: () => 'Yes. One arrived, several became readable.',
        },
        'three-kept': {
          ask: 'Make three or more segments wait behind a hole at the same time, in a run that comes to its end.',
          missing: (f) => `At most ${f.mostKept} waited. How many may be under way?`,
          done: (f) =>
            `${f.mostKept} waited. So much room the receiver must be ready to give: that is what a window promises.`,
        },
        'everything-at-once': {
          ask: 'Deliver 1,000 bytes or more intact with loss, reordering and duplicates at 20% or more each, and some corruption.',
          missing: (f) =>
            `Loss ${percent(f.params.loss)}, reordering ${percent(f.params.reorder)}, duplicates ${percent(f.params.duplicate)}, corruption ${percent(f.params.corrupt)}; ${count(f.deliveredBytes, 'byte')}.`,
          done: (f) =>
            `${f.deliveredBytes} bytes intact. Thrown away: ${count(f.duplicates, 'copy', 'copies')}, ${f.corrupt} corrupted.`,
        },
      },
    },
    'by-hand': {
      intro:
        'You are the network. Each datagram waits as a card until you let it go, throw it away, copy it, swap it or change it. The sender’s timer is slow here, ten seconds at first and twice as long each time, so that you have time to think.',
      question: 'You change a byte in a waiting data segment and let it go. What does the receiver do?',
      options: {
        'handed-on': 'Hands on the wrong byte',
        'asked-for': 'Asks for the segment again',
        silence: 'Throws it away and says nothing',
      },
      happened: (f) =>
        `You changed ${count(f.editedData, 'data segment')}; the receiver threw away ${f.corrupt} as corrupted. The sender sent ${f.again} again.`,
      right: (f) =>
        `It throws away what it cannot believe: ${count(f.corrupt, 'segment')}. The sender’s timer does the rest.`,
      feedback: {
        'corrupt-data-is-delivered': (f) =>
          `The checksum no longer fits the bytes. The receiver threw away ${count(f.corrupt, 'segment')}, and none of it reached the program.`,
        'receiver-asks-for-what-is-missing': () =>
          'It cannot ask: with a byte wrong, the number of the segment may be what is wrong. It says nothing, as if nothing had come, and the sender’s timer runs out.',
      },
      otherwise: (f) => `The receiver threw away ${count(f.corrupt, 'segment')} as corrupted.`,
      unsettled:
        'Choose a waiting data card, press “Edit bytes”, change one and let the card go. Then your bet can be settled.',
      explanation: (f) =>
        `${f.corrupt} corrupted, ${count(f.duplicates, 'copy', 'copies')} thrown away, ${f.mostKept} kept behind a hole at most. You threw away ${count(f.lostByHand.data, 'data segment')} and ${count(f.lostByHand.acknowledgements, 'acknowledgement')}. ${f.allAcknowledged ? 'The text arrived intact all the same.' : ''} A checksum guards against accidents only: whoever changes a byte on purpose can compute it anew, and nobody notices.`,
      modelAnswer:
        'It throws the segment away and says nothing, since not even its number can be trusted. To the sender it is as if it had been lost: the timer runs out and it sends again.',
      tasks: {
        'first-answer': {
          ask: 'Select the event at which the receiver acknowledges the first segment, number 0.',
          missing: (_f, picked) => `${kindOf.en(picked)}It is something the receiver sends.`,
          done: () => 'Yes. It answers what has arrived; it knows nothing of what has not.',
        },
        'answer-dropped': {
          ask: 'Throw away an acknowledgement, but no data, and let the text arrive all the same.',
          missing: (f) =>
            `You threw away ${count(f.lostByHand.acknowledgements, 'acknowledgement')} and ${count(f.lostByHand.data, 'data segment')}. ${f.allAcknowledged ? '' : 'The text has not arrived whole.'}`,
          done: (f) =>
            f.duplicates > 0
              ? `It arrived. ${count(f.duplicates, 'copy', 'copies')} came for what the receiver already had.`
              : 'It arrived, and nothing was sent twice for it: a later acknowledgement covers the earlier ones.',
        },
        overtaken: {
          ask: 'Hold back a segment until two others have overtaken it; then let it go, and all the rest.',
          missing: (f) =>
            `At most ${f.mostKept} waited behind a hole, and at most ${f.mostAtOnce} were handed on at once.`,
          done: (f) => `${f.mostAtOnce} at once: the one you held back, and what had waited for it.`,
        },
      },
    },
    'loss-sweep': {
      intro:
        'The same bytes go across nine times: with each protocol at a loss of 0, 10 and 30%. Watch how the speed falls, and for whom it falls least.',
      question: 'Three datagrams in ten get lost. Which protocol is fastest?',
      options: {
        'stop-and-wait': 'Stop-and-wait',
        'go-back-n': 'Go-back-N',
        'selective-repeat': 'Selective repeat',
      },
      happened: (f) => `At 30% loss: ${speeds(f)}.`,
      right: (f) => `Yes: ${fastest(f)}.`,
      feedback: {
        'sending-more-is-faster': (f) =>
          `Go-back-N sends most, but what comes behind a lost one is thrown away. The fastest was ${fastest(f)}.`,
      },
      otherwise: (f) => `The fastest in this run was ${fastest(f)}.`,
      unsettled: 'Let the run come past 30% loss with all three protocols.',
      explanation: (f) =>
        `Stop-and-wait gets one segment across in a round trip at best, and a whole timer is gone with each loss. A window of ${f.params.window} uses the time in between. What each does after a loss makes the rest of the difference. These times are of two processes on one machine through our relay: the order says something about networks, the figures do not.`,
      modelAnswer:
        'Usually selective repeat: it fills the waiting time with a window and sends again only what was lost. Go-back-N sends whole windows again, stop-and-wait uses none.',
      tasks: {
        'timer-ran-out': {
          ask: 'Select an event at which a timer ran out.',
          missing: (_f, picked) => `${kindOf.en(picked)}It is a note in the sender’s lane.`,
          done: () => 'Yes. What follows are the segments that are sent again.',
        },
        'wide-window': {
          ask: 'Run it with a window of 32 or more. What becomes of the number of segments go-back-N sends?',
          missing: (f) => `The window was ${f.params.window}.`,
          done: (f) => `Window ${f.params.window}: ${speeds(f)}. The table says how many segments each has sent.`,
        },
        'all-the-same': {
          ask: 'Choose the window so that all three become the same protocol.',
          missing: (f) => `With a window of ${f.params.window} they still differ.`,
          done: (f) =>
            `With 1 there is nothing to go back to and nothing to keep. ${speeds(f)}: what still differs is chance.`,
        },
      },
    },
  },
} as const satisfies LabText<typeof segments, SegmentsFacts, typeof bets, typeof tasks>;
