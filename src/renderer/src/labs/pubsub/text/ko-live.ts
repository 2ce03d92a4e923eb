/** The experiments in which everybody is well, in Korean. */
import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { listed } from '../../figures';
import { kindOf } from '../../picked';
import { distinctTo, lastSubscriber, missedBy, publishedBefore } from '../facts';
import { byPattern, EACH_RECEIVED_BY, emptyTopics, KOREAN_TOPIC } from '../tasks';
import type { enLive } from './en-live';
import {
  answered,
  bySubscriber,
  chosenOrder,
  copies,
  count,
  late,
  messages,
  publishingTook,
  serverSaid,
  spread,
  twice,
} from './ko-parts';

export const koLive: SameText<typeof enLive> = {
  copies: {
    intro:
      '발행자(publisher)는 메시지를 토픽(topic)에 보낼 뿐, 누가 받는지는 몰라요. 구독자(subscriber)는 어떤 토픽을 원하는지 서버에 미리 말해 두었어요. 저마다 다른 프로세스이고, 서로 이어 주는 것은 가운데의 서버뿐이에요.',
    question: '구독자들이 받는 사본(copy)을 모두 합치면 몇 개일까요?',
    options: {},
    happened: spread,
    right: (f) => `메시지마다 그 토픽의 구독자 모두에게 하나씩 갔어요(${bySubscriber(f)}).`,
    feedback: {
      'topic-is-a-queue': (f) =>
        `큐라면 먼저 꺼내는 쪽이 메시지를 가져가요. 토픽은 구독자마다 사본을 하나씩 줘요. 그래서 ${josa(messages(f.publications.length), '이/가')} ${josa(copies(f.deliveries.length), '이/가')} 됐어요(${bySubscriber(f)}). 발행자는 한 번씩만 보냈고, 사본은 서버가 만들었어요.`,
    },
    otherwise: (f) =>
      `사본은 모두 ${josa(`${count(f.deliveries.length)}개`, '이에요/예요')}. 메시지마다 그 토픽의 구독자 수만큼 생겨요. ${serverSaid(f)}`,
    unsettled:
      '이번 실행에서는 메시지나 구독자가 없었거나, 실행이 도중에 멈췄어요. 구독자를 두고 끝까지 실행해 보세요.',
    explanation: (f) =>
      `발행자는 메시지마다 PUBLISH를 한 번 보내요. 서버는 그 토픽을 구독한 연결을 찾아 하나하나에 사본을 써 주고, 몇 개였는지 답해요(이번에는 ${answered(f)}). 발행자가 아는 것은 이 수뿐이에요. 누가 받았는지도, 그 프로그램이 읽었는지도 몰라요. 그래서 발행자와 구독자는 서로 모른 채 언제든 들어오고 나갈 수 있어요.${chosenOrder(f)}`,
    modelAnswer:
      '메시지마다 그 토픽의 구독 수만큼이에요. 구독자는 저마다 자기 사본을 받고, 아무도 남의 것을 가져가지 않아요.',
    tasks: {
      'learns-how-many': {
        ask: '첫 메시지를 몇이나 받았는지 발행자가 알게 된 이벤트를 골라 보세요.',
        missing: (_f, picked) =>
          `${kindOf.ko(picked)}발행자의 줄에서 첫 발행 뒤에 오는 메모를 찾아보세요. 그것이 서버의 답이에요.`,
        done: (f) =>
          `맞아요. 답은 ${josa(count(f.publications[0]?.receivers ?? 0), '이에요/예요')}. 누가 받았는지는 없고 수 하나뿐이에요.`,
      },
      'one-receiver-each': {
        ask: '구독자를 둘 이상 두고, 메시지마다 받는 구독자가 정확히 하나가 되게 설정을 바꿔 보세요. 하나도 못 받는 구독자가 있으면 안 돼요.',
        missing: (f) =>
          `${serverSaid(f)} 구독자마다 받은 것은 이래요: ${bySubscriber(f)}. 누가 어떤 토픽을 원하는지는 ‘관심’에서 정해요.`,
        done: () => '서버는 여전히 그 토픽을 원하는 모두에게 줘요. 원하는 구독자가 하나씩일 뿐이에요.',
      },
      'from-outside': {
        ask: '터미널에서 직접 발행해서 구독자가 받게 해 보세요. ‘밖에서 보기’ 탭에서 ‘다음 실행의 서버를 켜 두기’를 고르고 실행한 다음, 거기 있는 명령을 써 보세요.',
        missing: () => '이번 실행에서는 여러분의 프로그램이 보낸 것을 받은 구독자가 없어요.',
        done: (f) =>
          `여러분이 보낸 메시지의 ${josa(copies(f.fromOutside), '이/가')} 도착했어요. 구독자에게는 여느 메시지와 똑같아요. 누가 발행했는지는 서버가 알려 주지 않아요.`,
      },
    },
  },
  nobody: {
    intro: '발행자와 서버는 있는데 구독자가 하나도 없어요. 그래도 발행자는 발행해요.',
    question: '아무도 구독하지 않은 토픽에 발행한 메시지는 어떻게 될까요?',
    options: {
      gone: '사라져요. 발행자는 0이라는 답을 받아요',
      waits: '누군가 구독할 때까지 발행자가 기다려요',
      kept: '서버가 간직했다가 처음 구독하는 쪽에 줘요',
      refused: '서버가 거절하고, 발행자는 오류를 받아요',
    },
    happened: (f) => `${josa(messages(f.publications.length), '을/를')} 발행했어요. ${serverSaid(f)}`,
    right: () =>
      '사본을 써 줄 연결이 없으니 서버는 0이라고 답하고 잊었어요. 오류가 아니에요. 듣는 사람이 없어도 라디오 방송은 나가니까요.',
    feedback: {
      'publish-waits-for-subscribers': (f) =>
        `받을 쪽이 없어도 발행은 끝나요. ${josa(messages(f.publications.length), '을/를')} 발행하고 답을 모두 받기까지 ${publishingTook(f)}밖에 걸리지 않았어요. 발행자는 서버의 답만 기다리고, 구독자는 기다리지 않아요. 그래서 둘은 때를 맞출 필요가 없어요.`,
      'late-subscriber-gets-history': (f) =>
        (f.embedded && f.keysMade === 0
          ? '간직했다면 어디에 있을까요? 이 브로커는 속이 보이는데, 키가 하나도 생기지 않았어요. '
          : 'PUBLISH는 아무것도 저장하지 않아요. ') +
        '서버는 그 순간의 구독자에게만 써 주고 잊어요. 간직해야 한다면 리스트나 스트림을 써요. 실험 ‘방송, 큐, 기록’에서 볼 수 있어요.',
      'publishing-to-nobody-fails': (f) =>
        `돌아온 것은 오류가 아니라 수예요(${answered(f)}). 0이 잘못인지 아닌지 서버는 알 수 없어요. 오늘은 아무도 관심이 없는 것일 수도 있으니까요. 문제인지는 답을 읽은 발행자만 판단할 수 있어요.`,
    },
    otherwise: serverSaid,
    unsettled: '이번 실행에서는 받은 구독자가 있거나, 실행이 도중에 멈췄어요. 구독자 없이 끝까지 실행해 보세요.',
    explanation: (f) =>
      `PUBLISH의 답은 사본을 받은 구독의 수예요(이번에는 ${answered(f)}). 0이어도 발행자의 프로그램은 아무 일 없다는 듯 나아갔어요. 이 수를 아예 보지 않는 프로그램도 많아요.`,
    modelAnswer:
      '사라져요. 서버는 그 순간의 구독자에게만 사본을 주고, 그 수(여기서는 0)를 답하고, 아무것도 간직하지 않아요.',
    tasks: {
      zero: {
        ask: '아무도 받지 않았다는 것을 발행자가 알게 된 이벤트를 골라 보세요.',
        missing: (_f, picked) => `${kindOf.ko(picked)}발행자의 줄에서 발행 뒤에 오는 메모를 찾아보세요.`,
        done: () => '맞아요. 발행자가 그것을 알 수 있는 곳은 이 답뿐이에요.',
      },
      'three-each': {
        ask: `모든 메시지를 정확히 ${String(EACH_RECEIVED_BY)}명이 받도록 설정을 바꿔 보세요.`,
        missing: serverSaid,
        done: (f) => `${serverSaid(f)} 발행자의 프로그램은 그대로예요. 구독자가 몇인지 알 필요가 없거든요.`,
      },
      'past-everybody': {
        ask: '구독자가 있는데도 아무도 받지 못하는 메시지를 직접 발행해 보세요. 실행하는 동안 ‘직접 손대기’에서 발행할 수 있어요.',
        missing: (f) =>
          f.subscribers.length === 0
            ? '이번 실행에는 구독자가 없었어요. 그러면 너무 쉬워요.'
            : '여러분의 메시지 가운데 0이라는 답을 받은 것이 없어요. 구독자들은 어떤 토픽을 구독했나요?',
        done: () => '이름이 한 글자만 달라도 이렇게 돼요. 아무도 모르는 토픽에 발행하는 것도 오류가 아니에요.',
      },
    },
  },
  late: {
    intro:
      '모두 같은 토픽을 구독하지만, 마지막 구독자는 절반이 발행된 뒤에 와요. 그때까지 발행자가 기다려 주니, 뒤의 절반은 확실히 받아요.',
    question: '마지막 구독자는 메시지를 몇 개 받을까요?',
    options: {},
    happened: late,
    right: () => `온 뒤에 발행된 것만 받았어요.`,
    feedback: {
      'late-subscriber-gets-history': (f) =>
        `그러려면 누군가 앞의 메시지를 간직하고 있어야 해요. 서버는 앞의 ${count(publishedBefore(f, lastSubscriber(f)))}개를 그때 있던 연결에만 써 주었고, 남겨 둔 것이 없어요. 처음부터 읽고 싶다면 스트림이 필요해요.`,
    },
    otherwise: (f) => `놓친 것은 ${count(missedBy(f, lastSubscriber(f)).length)}개예요.`,
    unsettled:
      '이번 실행에서는 도중에 온 구독자가 없거나, 실행이 멈췄어요. ‘마지막은 늦게’를 켜고 끝까지 실행해 보세요.',
    explanation: (f) =>
      `구독은 ‘지금부터’라는 뜻이에요. 먼저 지나간 ${josa(messages(missedBy(f, lastSubscriber(f)).length), '이/가')} 있었다고 서버가 알려 주지도 않아요. 발행자가 보는 것도 답의 수뿐이에요(${answered(f)}). 앞부분이 필요한 프로그램은 먼저 구독해 두고, 앞부분을 키나 스트림에서 읽어 이어 붙여요. 순서를 바꾸면 그 사이에 발행된 것을 놓쳐요.${chosenOrder(f)}`,
    modelAnswer: '서버가 구독을 받아 준 뒤에 발행된 것만 받아요. 그 전의 것은 어디에도 남아 있지 않아요.',
    tasks: {
      'first-given': {
        ask: '마지막 구독자가 첫 메시지를 받은 이벤트를 골라 보세요.',
        missing: (f, picked) => `${kindOf.ko(picked)}${lastSubscriber(f)}의 줄에서 첫 ‘전달’을 찾아보세요.`,
        done: (f) =>
          publishedBefore(f, lastSubscriber(f)) === 0
            ? '맞아요. 이번에는 그 전에 발행된 것이 없었어요.'
            : `맞아요. 그 전에 ${josa(messages(publishedBefore(f, lastSubscriber(f))), '이/가')} 발행됐지만, 서버는 그런 것이 있었다고 말해 주지 않아요.`,
      },
      'misses-one': {
        ask: '마지막 구독자가 여전히 늦게 오지만, 딱 하나만 놓치게 해 보세요.',
        missing: (f) =>
          `${count(missedBy(f, lastSubscriber(f)).length)}개를 놓쳤어요. 절반이 하나가 되려면 모두 몇 개여야 할까요?`,
        done: () => '하나예요. 얼마나 놓치는지는 언제 오느냐에 달렸어요. 서버가 덜 놓치게 해 주지는 않아요.',
      },
      'never-that-topic': {
        ask: '마지막 구독자가 늦게 와서, 구독한 토픽 가운데 적어도 하나에서는 아무것도 받지 못하게 해 보세요.',
        missing: () =>
          '늦게 오지 않았거나, 구독한 토픽 모두에서 무언가를 받았어요. 토픽은 차례로 돌아가요. 늦은 구독자가 오기 전에 제 차례를 다 써 버리는 토픽이 있으려면, 토픽이 몇 개여야 할까요?',
        done: (f) => `${listed(emptyTopics(f))}에서는 아무것도 받지 못했어요. 그런데 어디에도 오류는 없어요.`,
      },
    },
  },
  pattern: {
    intro:
      'subscriber-1은 토픽을 이름으로 구독하고, 패턴(pattern)으로 한 번 더 구독해요. 패턴 ‘n*’에는 n으로 시작하는 모든 토픽이 맞아요. 다른 구독자는 이름으로만 구독해요.',
    question: 'subscriber-1은 사본을 몇 개 받을까요?',
    options: {},
    happened: twice,
    right: () => `서버는 구독마다 사본을 따로 줘요.`,
    feedback: {
      'one-copy-per-subscriber': (f) =>
        `서버는 같은 구독자인지 따지지 않고 구독마다 하나씩 줘요. 서로 다른 메시지 ${count(distinctTo(f, 'subscriber-1'))}개가 ${josa(copies(f.given['subscriber-1'] ?? 0), '으로/로')} 왔어요. ${count(f.repeats.length)}개는 토픽이 이름에도 패턴에도 맞았거든요. 같은 메시지인지 알아보는 일은 구독자의 몫이에요.`,
    },
    otherwise: () => `토픽이 이름에도 패턴에도 맞으면 두 번 와요.`,
    unsettled: '이번 실행에서는 발행된 것이나 subscriber-1이 없었거나, 실행이 멈췄어요. 끝까지 실행해 보세요.',
    explanation: (f) =>
      `PSUBSCRIBE는 글롭(glob)이라는 패턴을 받아요. *는 몇 바이트든, ?는 한 바이트, [ab]는 a나 b 하나예요. 패턴으로 온 메시지는 message가 아니라 pmessage로 오고, 토픽과 함께 패턴도 적혀 있어요. 그래서 프로그램이 두 사본을 구별할 수 있어요. PUBLISH의 답이 세는 것도 구독자가 아니라 구독이에요(이번에는 ${answered(f)}).${chosenOrder(f)}`,
    modelAnswer:
      '이름으로 구독한 토픽의 메시지마다 하나, 패턴에 맞는 토픽의 메시지마다 하나예요. 둘 다에 맞으면 두 번 와요.',
    tasks: {
      'second-copy': {
        ask: 'subscriber-1이 이미 받은 메시지를 또 받은 이벤트를 골라 보세요.',
        missing: (f, picked) =>
          f.repeats.length === 0
            ? '이번 실행에서는 두 번 온 것이 없어요.'
            : `${kindOf.ko(picked)}subscriber-1의 줄에서 같은 메시지의 ‘전달’이 둘인 곳을 찾아 뒤의 것을 고르세요.`,
        done: () => '맞아요. 같은 메시지가 이름으로 한 번, 패턴으로 한 번 왔어요.',
      },
      'only-by-pattern': {
        ask: 'subscriber-1에게 패턴으로 무언가 오지만 두 번 오는 것은 없게 설정을 바꿔 보세요.',
        missing: (f) =>
          `패턴으로 온 것은 ${count(byPattern(f).length)}개, 두 번 온 것은 ${count(f.repeats.length)}개예요. 이름으로 구독한 토픽이 패턴에도 맞으면 안 돼요. 토픽을 하나씩만 구독하게 하고, 패턴도 바꿔 보면 어떨까요?`,
        done: (f) => `패턴으로 온 것은 ${count(byPattern(f).length)}개이고, 두 번 온 것은 없어요.`,
      },
      'question-marks': {
        ask: `물음표만으로 된 패턴으로 토픽 ${KOREAN_TOPIC}에 발행된 것을 받아 보세요.`,
        missing: (f) =>
          `패턴 ${josa(f.params.pattern, '으로/로')} 토픽 ${KOREAN_TOPIC}에서 온 것은 없어요. 물음표 하나는 한 바이트예요. UTF-8에서 한글 한 글자는 몇 바이트일까요?`,
        done: () =>
          '물음표 여섯 개예요. 한글 한 글자가 3바이트니까요. 서버에게 토픽은 글자가 아니라 바이트예요. 그래서 여섯 글자인 number도 이 패턴에 맞아요.',
      },
    },
  },
};
