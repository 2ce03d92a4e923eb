import type { SameText } from '../../../language/text';
import { kindOf } from '../../picked';
import type { en } from './en';
import { delivered, fastest, measured, number, percent, speeds } from './ko-parts';
import { notes } from './ko-notes';

export const ko: SameText<typeof en> = {
  idea: '잃고, 겹치고, 순서를 바꾸고, 손상시키는 네트워크를 지나 진짜 UDP로 바이트 스트림을 다시 이어 붙여요.',
  terms: [
    { term: '세그먼트(segment)', meaning: '번호가 붙은 스트림 조각이에요. 데이터그램 하나로 보내요.' },
    { term: '확인 응답(ACK)', meaning: '이 번호 앞까지는 다 왔다는 수신자의 대답이에요.' },
    { term: '창(window)', meaning: '확인 응답을 받기 전에 몇 개까지 보내 둘 수 있는지를 뜻해요.' },
    { term: '재전송(retransmission)', meaning: '제때 확인 응답이 오지 않은 세그먼트를 다시 보내는 거예요.' },
    {
      term: '재조립 버퍼(reassembly buffer)',
      meaning: '앞의 것보다 먼저 온 세그먼트가 빈자리 뒤에서 기다리는 곳이에요.',
    },
    { term: '체크섬(checksum)', meaning: '세그먼트의 모든 바이트로 계산한 수예요. 손상되면 맞지 않아서 드러나요.' },
  ],
  parameters: {
    protocol: {
      label: '프로토콜',
      hint: '한 번에 몇 개를 보내 두고, 무엇을 다시 보낼지 정해요.',
      values: {
        'stop-and-wait': '하나 보내고 기다리기(stop-and-wait)',
        'go-back-n': 'N개 뒤로 돌아가기(go-back-N)',
        'selective-repeat': '빠진 것만 다시 보내기(selective repeat)',
      },
    },
    text: { label: '글', hint: '보낼 스트림이에요. UTF-8 바이트로 보내요.' },
    sizeBytes: {
      label: '글 대신 보낼 바이트',
      hint: '시드로 만든 바이트를 이만큼 보내요. 0이면 글을 보내요.',
      values: { 0: '없음' },
    },
    segmentBytes: {
      label: '세그먼트의 바이트',
      hint: '세그먼트 하나에 담을 양이에요. 0이면 글 길이에 맞춰 골라요.',
      values: { 0: '글에 맞게' },
    },
    window: { label: '창', hint: '한꺼번에 보내 둘 수 있는 세그먼트 수예요. 하나 보내고 기다릴 때는 늘 1이에요.' },
    loss: { label: '손실', hint: '끝내 도착하지 않는 비율이에요. 확인 응답도 사라져요.' },
    duplicate: { label: '중복', hint: '두 번 도착하는 비율이에요.' },
    reorder: { label: '순서 바뀜', hint: '뒤따르는 하나에서 셋에게 앞질리는 비율이에요.' },
    corrupt: { label: '손상', hint: '비트 하나가 뒤집히는 비율이에요.' },
    delayMs: { label: '지연', hint: '모든 것이 가는 길마다 이만큼 늦게 도착해요.' },
    jitterMs: { label: '지터(jitter)', hint: '거기에 더해 최대 이만큼까지, 그때그때 다르게 늦어요.' },
  },
  notes,
  experiments: {
    'stop-and-wait': {
      intro:
        '송신자는 세그먼트를 하나 보내고, 확인 응답(ACK)을 받아야 다음 것을 보내요. 둘 사이의 중계기는 어느 방향이든 다섯 개 중 하나꼴로 버려요.',
      question: '세그먼트가 사라졌어요. 송신자는 그걸 어떻게 알게 될까요?',
      options: {
        network: '네트워크가 오류로 알려 준다',
        receiver: '수신자가 다시 달라고 한다',
        nobody: '아무도 알려 주지 않는다. 제때 대답이 없을 뿐이다',
      },
      happened: (f) =>
        `데이터 세그먼트 ${number(f.lost.data)}개와 확인 응답 ${number(f.lost.acknowledgements)}개가 사라졌어요. 타이머는 ${number(f.timeouts)}번 다 됐고, 시스템이 알려 준 오류는 ${number(f.errorsTold)}개예요.`,
      right: (f) => `돌아오는 건 침묵뿐이에요. 타이머가 ${number(f.timeouts)}번 다 됐고, 그때마다 다시 보냈어요.`,
      feedback: {
        'udp-loss-is-reported': (f) =>
          `네트워크는 데이터그램을 버려도 누구에게도 알리지 않아요. 이번에는 ${number(f.lost.data + f.lost.acknowledgements)}개가 사라졌는데 돌아온 오류는 ${number(f.errorsTold)}개였어요. 다시 보내게 한 것은 타이머예요. ${number(f.timeouts)}번 다 됐어요.`,
        'receiver-asks-for-what-is-missing': (f) =>
          `수신자도 기다리고만 있어요. 보낸 줄도 모르는 것을 달라고 할 수는 없으니까요. 수신자는 도착한 것에만 대답해요. 송신자의 타이머가 ${number(f.timeouts)}번 다 됐어요.`,
      },
      otherwise: (f) => `타이머가 ${number(f.timeouts)}번 다 됐고, 오직 그것 때문에 다시 보냈어요.`,
      unsettled: '이번 실행에서는 사라져서 다시 보낸 것이 없어요. 더 두거나, 손실이나 시드를 바꿔 다시 실행해 보세요.',
      explanation: (f) =>
        `${delivered(f)} 송신자에게는 세그먼트가 사라진 것과 확인 응답이 사라진 것이 똑같아 보여요. 둘 다 대답이 없으니까요. 그래서 다시 보내는데, 뒤의 경우라면 수신자는 이미 가진 것을 또 받아요. 이번에는 ${number(f.duplicates)}번 그랬어요. 번호를 보고 알아차려서 버리고, 한 번 더 확인 응답을 보내요.${measured(f)}`,
      modelAnswer:
        '아무도 알려 주지 않아요. 송신자는 보낼 때마다 타이머를 켜고, 확인 응답이 오기 전에 다 되면 다시 보내요. 둘 중 무엇이 사라졌든 마찬가지예요.',
      tasks: {
        'sent-again': {
          ask: '송신자가 전에 보낸 세그먼트를 다시 보내는 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}타이머가 다 된 바로 뒤에 송신자가 보내는 것을 보세요.`,
          done: () => '맞아요. 번호도 바이트도 그대로예요.',
        },
        'lost-answer': {
          ask: '‘중복’을 0으로 두고, 수신자가 이미 가진 세그먼트를 또 받게 해 보세요.',
          missing: (f) =>
            f.params.duplicate > 0
              ? '중계기가 겹쳐 보낸 것일 수 있어요. ‘중복’을 0으로 해 보세요.'
              : `수신자가 버린 중복은 ${number(f.duplicates)}개예요. 확인 응답이 사라져야 해요. 손실을 늘리거나 시드를 바꿔 보세요.`,
          done: (f) => `${number(f.duplicates)}번이에요. 세그먼트는 도착했는데 대답이 도착하지 못한 거예요.`,
        },
        'half-lost': {
          ask: '절반 넘게 사라지는 네트워크로 100바이트 이상을 온전히 보내 보세요.',
          missing: (f) =>
            `이번에는 손실 ${percent(f.params.loss)}, 이어 붙인 것은 ${number(f.deliveredBytes)}바이트예요.`,
          done: (f) =>
            `${number(f.needed)}개면 될 것을 ${number(f.sent)}개 보내서 ${number(f.deliveredBytes)}바이트를 전했어요. 느려도 고장은 아니에요.`,
        },
      },
    },
    'go-back-n': {
      intro:
        '이제 여러 세그먼트를 한꺼번에 보내 둘 수 있어요. 그 한도가 창(window)이에요. 수신자는 단순해서 바로 다음 것만 받아들여요. 중계기는 다섯 개 중 하나꼴로 버리고, 순서도 바꿔요.',
      question: '창 안의 하나가 사라지고 뒤의 것들은 도착했어요. 송신자는 무엇을 다시 보낼까요?',
      options: { one: '사라진 것만', all: '사라진 것과 그 뒤 전부' },
      happened: (f) =>
        `앞의 것이 없어서 버린 세그먼트가 ${number(f.thrownAway)}개예요. 그중 번호 ${number(f.thrownSentAgain)}개를 다시 보냈어요.`,
      right: (f) => `뒤로 돌아가요. ${number(f.needed)}개짜리 글에 ${number(f.sent)}개를 보냈어요.`,
      feedback: {
        'what-arrived-is-kept': (f) =>
          `도착하긴 했지만, 이 수신자에게는 일찍 온 것을 둘 자리가 없어요. 멀쩡한 세그먼트 ${number(f.thrownAway)}개를 버렸어요. 그래서 빠진 것부터 다시 와야 했고, ${number(f.needed)}개짜리에 ${number(f.sent)}개를 보냈어요.`,
      },
      otherwise: (f) => `버린 것 가운데 번호 ${number(f.thrownSentAgain)}개를 다시 보냈어요.`,
      unsettled: '이번 실행에서는 일찍 온 것이 없었거나 끝까지 가지 않았어요. 손실을 늘리거나 시드를 바꿔 보세요.',
      explanation: (f) =>
        `${delivered(f)} 수신자는 다음에 올 번호 하나만 기억하고, 무엇이 오든 그 번호로 대답해요. 그래서 확인 응답 하나가 그 앞을 모두 덮고, 하나가 사라져도 다음 것이 대신해요. 대신 멀쩡한 세그먼트 ${number(f.thrownAway)}개를 버렸고 ${number(f.again)}개를 다시 보냈어요.${measured(f)}`,
      modelAnswer:
        '사라진 것과 그 뒤 전부예요. 수신자가 바로 다음 것만 받고 나머지는 버리니까, 송신자는 빠진 곳으로 돌아가 거기서부터 다시 보내요.',
      tasks: {
        'thrown-away': {
          ask: '앞의 것이 없다는 이유로 수신자가 멀쩡한 세그먼트를 버리는 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}수신자 줄의 메모를 살펴보세요.`,
          done: () => '맞아요. 잘못된 건 온 때뿐이에요.',
        },
        'twice-as-many': {
          ask: 'N개 뒤로 돌아가기로, 글에 필요한 세그먼트의 두 배 이상을 보내게 해 보세요.',
          missing: (f) =>
            `${number(f.needed)}개짜리에 ${number(f.sent)}개를 보냈어요. 창이 넓을 때 하나가 사라지면 어떻게 되나요?`,
          done: (f) => `${number(f.needed)}개짜리에 ${number(f.sent)}개예요. 하나가 사라지면 창 전체가 값을 치러요.`,
        },
        'none-thrown-away': {
          ask: 'N개 뒤로 돌아가기로, 손실 20% 이상에서 일찍 오는 것이 하나도 없게 해 보세요.',
          missing: (f) => `창이 ${f.params.window}일 때 ${number(f.thrownAway)}개가 너무 일찍 왔어요.`,
          done: (f) =>
            `창 ${f.params.window}에서 하나도 없어요. 창이 1이면 N개 뒤로 돌아가기는 하나 보내고 기다리기와 같아요.`,
        },
      },
    },
    'selective-repeat': {
      intro:
        '이번 수신자는 일찍 온 것을 빈자리가 있는 버퍼에 보관하고, 송신자는 세그먼트마다 타이머를 따로 둬요. 중계기는 잃고, 겹치고, 순서를 바꿔요.',
      question: '3번이 빠졌고 4번과 5번은 도착했어요. 지금 수신자 뒤의 프로그램은 무엇을 읽을 수 있을까요?',
      options: { 'up-to-hole': '3번 앞까지', 'all-there': '3번만 빼고 전부', nothing: '다 올 때까지 아무것도' },
      happened: (f) =>
        `세그먼트 ${number(f.kept)}개가 빈자리 뒤에서 기다렸고, 가장 많을 때 ${number(f.mostKept)}개였어요. 빈자리가 채워지자 많게는 ${number(f.mostAtOnce)}개를 한꺼번에 넘겨줬어요.`,
      right: (f) => `스트림에는 틈이 없어요. ${number(f.kept)}개가 앞의 빈자리가 채워질 때까지 기다렸어요.`,
      feedback: {
        'arrived-means-readable': (f) =>
          `이 컴퓨터 안에 있는데도 프로그램은 받지 못해요. 스트림은 차례대로만 넘겨주니까요. ${number(f.kept)}개가 기다렸고, 빈자리가 채워지자 많게는 ${number(f.mostAtOnce)}개가 한꺼번에 넘어갔어요.`,
      },
      otherwise: (f) => `빈자리 앞은 바로 넘겨주고 뒤는 기다려요. 가장 많을 때 ${number(f.mostKept)}개가 기다렸어요.`,
      unsettled: '이번 실행에서는 채워진 빈자리가 없어요. 손실이나 순서 바뀜이 있고 창이 2 이상이어야 해요.',
      explanation: (f) =>
        `${delivered(f)} 일찍 온 것을 보관해서 ${number(f.again)}개만 다시 보냈어요. 빈자리 뒤에서 기다리는 것을 선두 차단(head-of-line blocking)이라고 해요. TCP도 그래서, 세그먼트 하나가 사라지면 뒤에 온 것이 모두 늦어져요.${measured(f)}`,
      modelAnswer: '빈자리 앞까지예요. 나머지는 재조립 버퍼에 있지만 3번이 와야 넘겨주고, 그때는 한꺼번에 넘겨줘요.',
      tasks: {
        'hole-filled': {
          ask: '수신자가 빈자리를 채우고 여러 세그먼트를 한꺼번에 넘겨주는 이벤트를 골라 보세요.',
          missing: (_f, picked) =>
            `${kindOf.ko(picked)}수신자의 메모 가운데 여러 개를 한꺼번에 넘겨주는 것을 찾아보세요.`,
          done: () => '맞아요. 하나가 왔는데 여럿을 읽을 수 있게 됐어요.',
        },
        'three-kept': {
          ask: '끝까지 가는 실행에서, 셋 이상이 동시에 빈자리 뒤에서 기다리게 해 보세요.',
          missing: (f) => `가장 많을 때 ${number(f.mostKept)}개였어요. 한꺼번에 몇 개를 보내 둘 수 있나요?`,
          done: (f) =>
            `${number(f.mostKept)}개가 기다렸어요. 수신자는 그만큼의 자리를 내줄 수 있어야 해요. 창은 그런 약속이에요.`,
        },
        'everything-at-once': {
          ask: '손실, 순서 바뀜, 중복을 모두 20% 이상으로 하고 손상도 조금 넣어서, 1,000바이트 이상을 온전히 보내 보세요.',
          missing: (f) =>
            `손실 ${percent(f.params.loss)}, 순서 바뀜 ${percent(f.params.reorder)}, 중복 ${percent(f.params.duplicate)}, 손상 ${percent(f.params.corrupt)}, ${number(f.deliveredBytes)}바이트예요.`,
          done: (f) =>
            `${number(f.deliveredBytes)}바이트가 온전해요. 버린 것은 중복 ${number(f.duplicates)}개, 손상된 것 ${number(f.corrupt)}개예요.`,
        },
      },
    },
    'by-hand': {
      intro:
        '여러분이 네트워크예요. 데이터그램이 하나하나 카드로 기다려요. 보내고, 버리고, 복사하고, 바꿔치기하고, 고칠 수 있어요. 생각할 틈이 있게 송신자의 타이머를 느리게 했어요. 처음에 10초, 그다음부터는 두 배씩이에요.',
      question: '기다리는 데이터 세그먼트의 바이트 하나를 고쳐서 보내요. 수신자는 어떻게 할까요?',
      options: {
        'handed-on': '틀린 바이트를 그대로 넘겨준다',
        'asked-for': '다시 보내 달라고 한다',
        silence: '버리고 아무 말도 하지 않는다',
      },
      happened: (f) =>
        `데이터 세그먼트 ${number(f.editedData)}개를 고쳤고, 수신자는 ${number(f.corrupt)}개를 손상된 것으로 보고 버렸어요. 송신자는 ${number(f.again)}개를 다시 보냈어요.`,
      right: (f) => `믿을 수 없는 것은 버려요. ${number(f.corrupt)}개였어요. 나머지는 송신자의 타이머가 해요.`,
      feedback: {
        'corrupt-data-is-delivered': (f) =>
          `체크섬이 바이트와 맞지 않게 됐어요. 수신자가 ${number(f.corrupt)}개를 버렸고, 프로그램에는 하나도 닿지 않았어요.`,
        'receiver-asks-for-what-is-missing': () =>
          '달라고 할 수가 없어요. 바이트 하나가 틀렸다면 번호가 틀렸을 수도 있으니까요. 아무것도 안 온 것처럼 가만히 있고, 송신자의 타이머가 다 돼요.',
      },
      otherwise: (f) => `수신자는 ${number(f.corrupt)}개를 손상된 것으로 보고 버렸어요.`,
      unsettled: '기다리는 데이터 카드를 골라 바이트를 하나 고치고 보내 보세요. 그러면 예측을 확인할 수 있어요.',
      explanation: (f) =>
        `손상된 것 ${number(f.corrupt)}개와 중복 ${number(f.duplicates)}개를 버렸고, 빈자리 뒤에서는 많아야 ${number(f.mostKept)}개가 기다렸어요. 여러분은 데이터 세그먼트 ${number(f.lostByHand.data)}개와 확인 응답 ${number(f.lostByHand.acknowledgements)}개를 버렸어요. ${f.allAcknowledged ? '그래도 글은 온전히 도착했어요.' : ''} 체크섬은 사고만 막아 줘요. 일부러 고치는 사람은 체크섬도 다시 계산할 수 있고, 그러면 아무도 몰라요.`,
      modelAnswer:
        '버리고 아무 말도 하지 않아요. 번호조차 믿을 수 없으니까요. 송신자에게는 사라진 것과 같아서, 타이머가 다 되면 다시 보내요.',
      tasks: {
        'first-answer': {
          ask: '수신자가 첫 세그먼트인 0번에 확인 응답을 보내는 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}수신자가 보내는 것이에요.`,
          done: () => '맞아요. 온 것에 대답할 뿐, 오지 않은 것은 알지 못해요.',
        },
        'answer-dropped': {
          ask: '데이터는 그대로 두고 확인 응답만 버려서, 그래도 글이 도착하게 해 보세요.',
          missing: (f) =>
            `확인 응답 ${number(f.lostByHand.acknowledgements)}개, 데이터 ${number(f.lostByHand.data)}개를 버렸어요. ${f.allAcknowledged ? '' : '글이 다 도착하지 않았어요.'}`,
          done: (f) =>
            f.duplicates > 0
              ? `도착했어요. 수신자가 이미 가진 것이 ${number(f.duplicates)}번 더 왔어요.`
              : '도착했고, 그 때문에 두 번 보낸 것은 없어요. 나중의 확인 응답이 앞의 것까지 덮거든요.',
        },
        overtaken: {
          ask: '세그먼트 하나를 붙들어 두고 다른 둘이 앞지르게 한 다음, 그것과 나머지를 모두 보내 보세요.',
          missing: (f) =>
            `빈자리 뒤에서 많아야 ${number(f.mostKept)}개가 기다렸고, 한꺼번에 넘겨준 것은 많아야 ${number(f.mostAtOnce)}개예요.`,
          done: (f) => `${number(f.mostAtOnce)}개가 한꺼번에 넘어갔어요. 붙들어 둔 하나와 그것을 기다리던 것들이에요.`,
        },
      },
    },
    'loss-sweep': {
      intro:
        '같은 바이트를 아홉 번 보내요. 세 프로토콜로 손실 0, 10, 30%에서 한 번씩이에요. 속도가 어떻게 떨어지는지, 누가 가장 적게 떨어지는지 보세요.',
      question: '열 개 중 셋이 사라져요. 어느 프로토콜이 가장 빠를까요?',
      options: {
        'stop-and-wait': '하나 보내고 기다리기',
        'go-back-n': 'N개 뒤로 돌아가기',
        'selective-repeat': '빠진 것만 다시 보내기',
      },
      happened: (f) => `손실 30%에서: ${speeds(f)}.`,
      right: (f) => `맞아요. 가장 빠른 건 ‘${fastest(f)}’예요.`,
      feedback: {
        'sending-more-is-faster': (f) =>
          `N개 뒤로 돌아가기가 가장 많이 보내지만, 사라진 것 뒤에 온 것은 버려져요. 가장 빠른 건 ‘${fastest(f)}’예요.`,
      },
      otherwise: (f) => `이번 실행에서 가장 빠른 건 ‘${fastest(f)}’예요.`,
      unsettled: '세 프로토콜이 모두 손실 30%를 지날 때까지 두세요.',
      explanation: (f) =>
        `하나 보내고 기다리면 한 번 왕복에 잘해야 하나를 보내고, 사라질 때마다 타이머 하나만큼을 통째로 기다려요. 창 ${f.params.window}개는 그 사이 시간을 써요. 나머지 차이는 사라진 다음에 무엇을 하느냐에서 와요. 한 컴퓨터의 두 프로세스가 중계기를 거친 시간이라서, 순서는 참고가 되지만 숫자는 실제 네트워크와 달라요.`,
      modelAnswer:
        '보통은 빠진 것만 다시 보내기예요. 기다리는 시간을 창으로 채우고 사라진 것만 다시 보내니까요. N개 뒤로 돌아가기는 창을 통째로 다시 보내고, 하나 보내고 기다리기에는 창이 없어요.',
      tasks: {
        'timer-ran-out': {
          ask: '타이머가 다 된 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}송신자 줄의 메모예요.`,
          done: () => '맞아요. 바로 뒤에 다시 보내는 세그먼트가 이어져요.',
        },
        'wide-window': {
          ask: '창을 32 이상으로 실행해 보세요. N개 뒤로 돌아가기가 보내는 세그먼트 수는 어떻게 되나요?',
          missing: (f) => `창이 ${f.params.window}였어요.`,
          done: (f) => `창 ${f.params.window}: ${speeds(f)}. 저마다 몇 개를 보냈는지는 표에 있어요.`,
        },
        'all-the-same': {
          ask: '세 프로토콜이 모두 같아지도록 창을 정해 보세요.',
          missing: (f) => `창이 ${f.params.window}일 때는 아직 서로 달라요.`,
          done: (f) => `창이 1이면 돌아갈 곳도 보관할 것도 없어요. ${speeds(f)}. 남은 차이는 우연이에요.`,
        },
      },
    },
  },
};
