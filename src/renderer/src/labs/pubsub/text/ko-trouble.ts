/** The experiments in which somebody is cut off or too slow, and the one beside queue and log, in Korean. */
import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { kindOf } from '../../picked';
import { publishedWhileCut } from '../bets';
import { missedBy, takenIn } from '../facts';
import { FEW_MESSAGES, MANY_MESSAGES, MANY_PENDING, pendingOf } from '../tasks';
import type { enTrouble } from './en-trouble';
import {
  answered,
  away,
  bySubscriber,
  chosenOrder,
  count,
  cutOffs,
  messages,
  othersFine,
  publishingTook,
  reason,
  taken,
} from './ko-parts';

export const koTrouble: SameText<typeof enTrouble> = {
  cut: {
    intro:
      '발행자가 일정한 사이를 두고 발행해요. 도중에 구독자 하나의 연결이 끊겨요. 그 구독자가 쓰는 라이브러리는 끊긴 것을 알아차리고, 잠시 뒤 다시 연결해서 다시 구독해요. 시키지 않아도 알아서 해요.',
    question: '다시 구독한 뒤에 이 구독자는 무엇을 받을까요?',
    options: {
      rest: '그때부터 발행되는 것만 받아요. 그 사이의 것은 잃어요',
      all: '전부 받아요. 놓친 것부터 먼저 와요',
      nothing: '아무것도 못 받아요. 구독은 연결과 함께 사라졌어요',
    },
    happened: away,
    right: (f) =>
      `연결이 끊긴 동안에는 구독자가 아니었어요. 그 사이에 발행된 ${josa(messages(publishedWhileCut(f)), '은/는')} 이 구독자를 빼고 나갔고, 그런 것이 있었다고 아무도 알려 주지 않았어요.`,
    feedback: {
      'tcp-never-loses-anything': (f) =>
        `TCP는 한 연결 안에서는 잃지 않아요. 하지만 그 연결은 끝났고, 새 연결은 빈 채로 시작해요. 그 사이에 발행된 ${josa(messages(publishedWhileCut(f)), '은/는')} 이 구독자에게 써 줄 연결이 없었어요.`,
      'a-cut-is-for-good': (f) =>
        `서버 쪽에서는 맞는 말이에요. 연결과 함께 구독도 사라졌어요. 하지만 라이브러리가 구독 목록을 기억해 두었다가, 다시 연결하고 SUBSCRIBE를 다시 보냈어요. 그 뒤로 ${count(f.cut?.givenAfter ?? 0)}개를 더 받았어요.`,
    },
    otherwise: () => '구독은 연결과 함께 끝나고, 다음 연결에서 새로 시작해요.',
    unsettled:
      '이번 실행에서는 연결이 끊긴 동안 발행된 것이 없거나, 실행이 멈췄어요. 더 오래 끊어 두고 끝까지 실행해 보세요.',
    explanation: (f) =>
      `구독은 연결에 딸린 것이라, 연결이 끊긴 것을 알면 서버는 구독도 지워요. 그동안 발행자가 받는 답은 그만큼 작아요(${answered(f)}). 여기서는 끊기는 즉시 서버가 알았지만, 케이블이 뽑힌 것이라면 한동안 모른 채 보내기도 해요. 옛 연결로 보냈지만 도착하지 못한 것도 되찾을 수 없어요. 라이브러리가 알아서 다시 구독하니, 프로그램에는 메시지가 그냥 이어지는 것처럼 보여요. 하나라도 놓치면 안 된다면, 빠진 것을 알아챌 번호와 빠진 것을 다시 읽을 곳이 필요해요.${chosenOrder(f)}`,
    modelAnswer: '다시 구독한 뒤에 발행된 것만 받아요. 서버는 연결되어 있지 않은 쪽을 위해 아무것도 남겨 두지 않아요.',
    tasks: {
      'first-missed': {
        ask: '연결이 끊긴 구독자가 끝내 받지 못한 첫 메시지의 ‘발행’ 이벤트를 골라 보세요.',
        missing: (f, picked) =>
          f.cut === undefined || missedBy(f, f.cut.subscriber).length === 0
            ? '이번 실행에서는 놓친 것이 없어요.'
            : `${kindOf.ko(picked)}전달표에서 이 구독자의 줄이 어디부터 비는지 보세요.`,
        done: (f) =>
          `맞아요. ${count(f.cut ? (missedBy(f, f.cut.subscriber)[0]?.number ?? 0) : 0)}번이에요. 발행자에게는 여느 발행과 똑같았어요.`,
      },
      'misses-nothing': {
        ask: '연결이 끊기는데도 놓치는 것이 없게 설정을 바꿔 보세요.',
        missing: (f) => `${away(f)} 한 번 발행하고 다음 것을 발행하기 전에, 끊기고 연결하고 구독할 시간이 있어야 해요.`,
        done: () => '놓친 것이 없어요. 마침 그때 발행된 것이 없었을 뿐, 누가 약속해 준 것은 아니에요.',
      },
      'misses-half': {
        ask: '전체 메시지의 절반 이상을 놓치되, 그 뒤에 무언가는 받게 해 보세요.',
        missing: away,
        done: (f) => `${away(f)} 그런데 구독자의 소스에는 이 빈틈을 알아챌 줄이 하나도 없어요.`,
      },
    },
  },
  slow: {
    intro:
      '발행자가 큰 메시지를 잇달아 발행해요. 구독자 하나는 메시지를 받을 때마다 그보다 오래 바빠서, 그동안 읽지 못해요. 읽지 못한 것은 먼저 운영체제의 버퍼에, 그다음에는 서버가 연결마다 두는 출력 버퍼(output buffer)에 쌓여요.',
    question: '구독자가 발행자를 따라가지 못하면 서버는 어떻게 할까요?',
    options: {
      cut: '한도까지 쌓아 두고, 넘으면 연결을 끊어요',
      waits: '구독자가 따라올 때까지 발행자를 기다리게 해요',
      kept: '다 읽을 때까지 얼마든지 쌓아 둬요',
      some: '자리가 없는 메시지는 빼고 보내요',
    },
    happened: cutOffs,
    right: () => `얼마든지 쌓아 두는 서버라면, 느린 클라이언트 하나 때문에 메모리가 바닥나서 모두가 피해를 봐요.`,
    feedback: {
      'publish-waits-for-subscribers': (f) =>
        `그러면 가장 느린 구독자가 모두의 속도를 정하게 돼요. 발행자는 ${josa(messages(f.publications.length), '을/를')} ${publishingTook(f)} 만에 모두 발행하고 답을 받았어요. 느린 구독자를 기다린 적은 없어요.`,
      'a-server-keeps-without-end': (f) =>
        `한동안은 그래요. 하지만 메모리에는 끝이 있어서, 서버는 연결 하나에 쌓아 둘 수 있는 양에 한도를 둬요. ${reason(f)}.`,
      'a-slow-one-just-misses-some': () =>
        `그렇게 하는 것도 있어요. ZeroMQ의 PUB 소켓은 받는 쪽이 밀리면 메시지를 버려요. 받는 쪽은 무엇이 빠졌는지 모른 채 이어서 읽고요. Redis는 빼먹는 대신 연결을 끊어요. 끊기면 적어도 알아차릴 수 있어요.`,
    },
    otherwise: (f) => `${reason(f)}.`,
    unsettled:
      '이번 실행에서는 끊긴 구독자가 없어요. 느린 쪽이 따라왔거나 실행이 멈췄어요. 메시지를 더 많이, 더 크게 하거나 처리 시간을 늘려 보세요.',
    explanation: (f) =>
      f.cutOff.length === 0
        ? `느린 구독자가 아직 읽지 않은 것도 쌓아 둘 자리가 충분했어요.`
        : `${reason(f)}. ${f.embedded ? '금방 볼 수 있도록 여기서는 한도를 1 MiB로 낮췄어요. Redis의 기본값은 구독자 하나에 32 MiB예요' : 'Redis의 기본값은 구독자 하나에 32 MiB예요'}(client-output-buffer-limit). 출력 버퍼에 있던 것은 연결과 함께 버려졌어요.${othersFine(f)}${chosenOrder(f)}`,
    modelAnswer:
      '읽지 않은 것을 연결마다 한도까지 쌓아 두다가, 넘으면 연결을 끊어요. 발행자는 어느 쪽이든 구독자를 기다리지 않아요.',
    tasks: {
      'cut-off': {
        ask: '느린 구독자의 연결이 끊긴 이벤트를 골라 보세요.',
        missing: (f, picked) =>
          f.cutOff.length === 0
            ? '이번 실행에서는 끊긴 구독자가 없어요.'
            : `${kindOf.ko(picked)}${f.embedded ? '브로커의 줄에서, 어느 클라이언트의 연결을 끊는다는 메모를 찾아보세요.' : '이 서버는 속이 보이지 않아요. 느린 구독자의 줄에서, 끊긴 것을 알았다는 메모를 찾아보세요.'}`,
        done: (f) => `맞아요. ${reason(f)}.`,
      },
      'keeps-up': {
        ask: `느린 구독자가 느린 채로도 끊기지 않게 해 보세요. 메시지는 ${count(MANY_MESSAGES)}개 이상이고, 모두가 전부 받아야 해요.`,
        missing: (f) =>
          f.publications.length < MANY_MESSAGES
            ? `이번에 발행한 것은 ${messages(f.publications.length)}뿐이에요.`
            : f.params.workMs === 0
              ? '처리 시간이 없으면 느린 것이 아니에요.'
              : `${cutOffs(f)} 출력 버퍼의 한도는 메시지 수가 아니라 바이트로 정해져 있어요.`,
        done: (f) =>
          `${bySubscriber(f)}. 메시지가 작으면 자리가 남고, 천천히 발행하면 시간이 남아요. 어느 쪽도 서버가 대신 해 주지 않아요.`,
      },
      'few-and-large': {
        ask: `메시지를 ${count(FEW_MESSAGES)}개 이하로 발행하고도 구독자의 연결이 끊기게 해 보세요.`,
        missing: (f) =>
          f.cutOff.length === 0
            ? cutOffs(f)
            : `끊기기는 했지만 메시지가 ${josa(`${count(f.publications.length)}개`, '이에요/예요')}. ${count(FEW_MESSAGES)}개를 넘으면 안 돼요.`,
        done: (f) => `${messages(f.publications.length)}만으로도 끊겼어요.`,
      },
    },
  },
  beside: {
    intro:
      '같은 메시지를 세 길로 보내요. ‘pubsub’에서는 토픽에 발행해요. ‘list’에서는 리스트에 넣고, BLPOP으로 기다리던 쪽이 꺼내 가요. ‘stream’에서는 스트림에 덧붙이고, 소비자 그룹(consumer group) 하나가 나누어 읽어요. 구독자 하나는 스트림에서 읽고도 확인 응답(acknowledgement)을 보내지 않아요.',
    question: '받는 쪽을 모두 합치면, 길마다 메시지를 몇 번 받게 될까요?',
    options: {},
    happened: taken,
    right: (f) =>
      f.subscribers.length === 0
        ? '받는 쪽이 없었어요. 토픽에 발행한 것은 사라졌고, 리스트와 스트림에 넣은 것은 거기서 기다렸어요.'
        : `발행-구독에서는 저마다 사본을 받았고, 리스트와 스트림에서는 메시지마다 하나에게만 갔어요. 스트림에서 읽은 것 중 ${count(pendingOf(f))}개는 확인 응답이 없었어요.`,
    feedback: {
      'topic-is-a-queue': () =>
        `토픽은 큐가 아니라서 아무도 꺼내 가지 않아요. 큐 노릇을 하는 것은 리스트예요. 하나가 BLPOP으로 꺼내면 다른 쪽은 그 항목을 볼 수 없어요.`,
      'queue-item-goes-to-all': () =>
        `하나가 꺼낸 항목은 이제 리스트에 없고, 스트림의 항목은 그룹 안에서 하나에게만 가요. 모두에게 사본을 주는 것은 토픽이에요. 스트림으로도 하고 싶다면 저마다 그룹을 따로 두면 돼요.`,
    },
    otherwise: () => '토픽은 모두에게 사본을 주고, 리스트와 그룹은 메시지마다 하나에게만 줘요.',
    unsettled: '이번 실행에서는 발행된 것이 없거나, 실행이 멈췄어요. 끝까지 실행해 보세요.',
    explanation: (f) =>
      `세 길의 다른 점은 무엇이 남느냐예요. 토픽에는 아무것도 남지 않아요. 리스트의 항목은 꺼내 갈 때까지 남지만, 꺼낸 쪽이 일을 끝내기 전에 죽으면 사라져요. 스트림의 항목은 읽어도 남아 있고, 누가 가져갔는지를 그룹이 적어 뒀다가 확인 응답을 받으면 지워요. 이번에는 ${count(pendingOf(f))}개가 적힌 채로 남았어요${pendingOf(f) === 0 ? '' : '. 가져간 쪽이 죽었다면 다른 쪽이 넘겨받아 다시 할 수 있어요'}.${chosenOrder(f)}`,
    modelAnswer:
      '토픽으로는 받는 쪽마다 한 번씩, 리스트와 그룹으로는 모두 합쳐 한 번이에요. 확인 응답을 보내지 않은 것은 그룹의 보류 목록(pending)에 남아요.',
    tasks: {
      'taken-away': {
        ask: '리스트에서 첫 항목을 꺼낸 이벤트를 골라 보세요.',
        missing: (_f, picked) =>
          `${kindOf.ko(picked)}구독자들의 줄에서 ‘꺼내기’를 찾아보세요. list에서 꺼낸 것 가운데 맨 처음이에요.`,
        done: () => '맞아요. 이제 리스트에는 이 항목이 없어요. 다른 쪽은 있었는지조차 몰라요.',
      },
      'all-the-same': {
        ask: '어떤 설정에서 세 길의 수가 모두 같아질까요? 그런 실행을 만들어 보세요.',
        missing: taken,
        done: () => '받는 쪽이 하나뿐이면 방송과 큐가 똑같아 보여요. 그래서 차이를 늦게야 알아차리곤 해요.',
      },
      'many-pending': {
        ask: `스트림에서 읽었지만 확인 응답이 없는 항목을 ${String(MANY_PENDING)}개 이상 남겨 보세요.`,
        missing: (f) =>
          `지금은 ${count(takenIn(f).stream)}개 중 ${count(pendingOf(f))}개예요. 확인 응답을 보내지 않는 쪽은 하나뿐이니, 그쪽이 더 많이 받아야 해요.`,
        done: (f) => `${count(pendingOf(f))}개예요. 잃은 것은 하나도 없어요. 어떤 것을 누가 가져갔는지 그룹이 알아요.`,
      },
    },
  },
};
