import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { listed, names } from '../../figures';
import { kindOf } from '../../picked';
import type { ThreadsFacts } from '../facts';
import { requests, SHARED_COUNT } from '../tasks';
import type { en } from './en';
import { notes } from './ko-notes';

const shares = ({ consumers, worked }: ThreadsFacts): string =>
  consumers
    .map((actor) => {
      const items = listed(worked[actor] ?? []);
      return `${josa(actor, '은/는')} ${items === '' ? '아무것도 처리하지 않았' : `${josa(items, '을/를')} 처리했`}`;
    })
    .join('고, ') + '어요';
const ledger = ({ debit, credit }: ThreadsFacts): string =>
  debit === credit
    ? `장부는 debit과 credit이 ${josa(String(debit), '으로/로')} 같아요`
    : `장부는 debit ${debit}, credit ${credit}, 쓰다 만 상태예요`;
const stuckNames = ({ stuck }: ThreadsFacts): string => names(Object.keys(stuck));
const blockedNames = ({ blocked }: ThreadsFacts): string => names(blocked);
const subject = (name: string): string => josa(name, '이/가');
const chosenOrder = ({ gated }: ThreadsFacts): string =>
  gated ? ' 이번 실행에서는 누가 다음에 갈지를 여러분이나 ‘진행 방식’이 정했어요.' : '';
const inNode =
  'Node의 worker.terminate()는 스레드의 JavaScript를 되도록 바로 끝내요. Atomics.wait에서 자고 있어도 그래요. finally 블록도 돌지 않고, 공유 메모리에서 쥐고 있던 것은 아무것도 돌려놓지 않아요.';

export const ko: SameText<typeof en> = {
  idea: '생산자와 소비자가 한 프로세스의 스레드예요. 메모리를 모두 함께 쓰고, 그래서 탈이 나도 함께 나요.',
  terms: [
    {
      term: '스레드(thread)',
      meaning: '한 프로세스 안에서 따로 나아가는 실행 흐름이에요. 여기서는 공유 메모리를 쓰는 Node의 worker예요.',
    },
    { term: '센티널(sentinel)', meaning: '“더는 없어요”를 뜻하기로 미리 정한 값이에요. 이 실험실에서는 -1이에요.' },
    { term: '락(lock)', meaning: '한 번에 한 스레드만 쥘 수 있어요. 필요한 스레드는 돌려놓을 때까지 기다려요.' },
    {
      term: '협조적 취소(cooperative cancel)',
      meaning: '끝내 달라고 부탁하면, 스레드가 하던 일을 어지르지 않을 자리에서 스스로 끝나요.',
    },
    { term: '리스(lease)', meaning: '시간이 정해진 락이에요. 그 시간이 지나면 다른 스레드가 가져갈 수 있어요.' },
    {
      term: '펜싱 토큰(fencing token)',
      meaning: '락을 쥘 때마다 커지는 번호예요. 데이터는 더 오래된 번호를 가져온 쪽을 거절해요.',
    },
  ],
  parameters: {
    input: {
      label: '항목',
      hint: '생산자가 차례로 넣는 것이에요. 수, 또는 따옴표로 묶은 글자. -1은 소비자 하나를 끝내요.',
    },
    consumers: { label: '소비자 수', hint: '같은 큐에서 꺼내는 스레드의 수예요.' },
    ending: {
      label: '끝을 알리는 방법',
      hint: 'input: 목록에 든 대로. one-each: 소비자마다 센티널 하나씩. close: 큐를 닫아요.',
    },
    workMs: { label: '항목당 작업 시간', hint: '소비자가 항목 하나에 쓰는 시간이에요.' },
    rescue: {
      label: '구하는 방법',
      hint: 'cancel: 끝내 달라는 부탁이 있는지 살펴요. timeout: 락을 기다리다 포기해요. lease: 락을 넘겨받을 수 있어요.',
    },
    patienceMs: { label: '참는 시간', hint: 'timeout: 락을 기다리는 시간. lease: 락을 쥐고 있어도 되는 시간.' },
  },
  notes,
  experiments: {
    'one-sentinel': {
      intro:
        '생산자가 항목을 차례로 큐에 넣고 맨 끝에 센티널 -1을 하나만 넣어요. 꺼내 가는 소비자는 여럿이에요. 아무것도 움직이지 않을 때까지 두었다가 ‘끝내기’를 누르거나 손으로 하나 넣어 보세요.',
      question: '그대로 두면 소비자 중 몇이 스스로 끝날까요?',
      options: {},
      happened: (f) =>
        f.endedAlone.length === f.consumers.length
          ? `소비자 ${f.consumers.length}개가 모두 스스로 끝났어요.`
          : `소비자 ${f.consumers.length}개 중 ${f.endedAlone.length}개가 스스로 끝났어요.${Object.keys(f.stuck).length > 0 ? ` ${josa(stuckNames(f), '은/는')} 항목을 기다리고 있었어요.` : ''}`,
      right: () => '맞아요. 하나가 꺼내면 다른 스레드에게는 없는 것이 돼요. 센티널도 항목이니까요.',
      feedback: {
        'sentinel-reaches-every-consumer': (f) =>
          `센티널은 안내 방송이 아니에요. 꺼내 간 스레드(${names(f.sentinelTakers) || '없음'})에게만 가고 큐에는 남지 않아요. ${josa(stuckNames(f), '은/는')} 빈 큐를 보고 기다렸어요.`,
      },
      otherwise: (f) =>
        `이번 실행에서는 ${f.endedAlone.length}개가 스스로 끝났고, 꺼내 간 센티널은 ${f.sentinelTakers.length}개예요.`,
      unsettled: '아무것도 움직이지 않을 때까지 두었다가 ‘끝내기’를 누르거나, 손으로 항목을 넣어 보세요.',
      explanation: (f) =>
        `${shares(f)}. 센티널까지, 항목은 저마다 한 번씩만 큐에서 나갔어요. ` +
        (Object.keys(f.stuck).length > 0
          ? `${josa(stuckNames(f), '은/는')} 아무도 넣지 않을 항목을 기다렸어요. 생산자는 이미 끝났으니까요. 스레드 하나가 끝없이 기다리면 프로세스도 끝나지 않아요. main이 그 스레드를 기다렸어요.`
          : '소비자마다 끝을 전해 받아서, 남은 스레드가 없었어요.') +
        (f.byHand ? ' 손으로 넣은 것은 기다리던 소비자가 꺼내 갔어요.' : '') +
        chosenOrder(f),
      modelAnswer:
        '하나예요. 센티널을 꺼낸 소비자는 끝나고, 나머지는 빈 큐 앞에서 기다려요. 소비자마다 센티널을 하나씩 넣거나, 큐를 닫을 수 있어야 해요.',
      tasks: {
        'who-took-it': {
          ask: '소비자가 센티널을 꺼내는 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}-1을 꺼내는 이벤트를 찾아보세요.`,
          done: () => '맞아요. 이때부터 다른 누구도 이 센티널을 볼 수 없어요.',
        },
        'by-hand': {
          ask: '‘끝내기’ 없이 실행을 끝내 보세요. 모자란 센티널을 손으로 넣으면 돼요.',
          missing: (f) =>
            f.byHand
              ? '아직 기다리는 소비자가 있거나, ‘끝내기’를 눌렀어요.'
              : '이번 실행에서는 손으로 넣은 것이 없어요.',
          done: () => '모두 끝났어요. 넣은 센티널이 기다리던 소비자를 깨웠어요.',
        },
        'all-of-four': {
          ask: '소비자 넷 이상이 도움 없이 모두 끝나게 해 보세요.',
          missing: (f) =>
            f.consumers.length < 4
              ? `지금은 소비자가 ${f.consumers.length}개예요.`
              : `꺼내 간 센티널은 ${f.sentinelTakers.length}개예요. 항목이나 ‘끝을 알리는 방법’을 바꿔 보세요.`,
          done: (f) =>
            f.sentinelTakers.length > 0
              ? `소비자 ${f.consumers.length}개에 센티널 ${f.sentinelTakers.length}개예요.`
              : '큐를 닫으면 소비자가 몇이든 한꺼번에 알게 돼요.',
        },
      },
    },
    'shared-variable': {
      intro:
        '소비자는 항목 하나를 처리할 때마다 변수 handled에 1을 더해요. main은 더하는 일 없이 마지막에 읽기만 해요. ‘프로세스’ 실험실에서는 프로세스마다 변수가 따로 있었어요. 비교해 보세요.',
      question: '생산자가 ‘설정’의 항목을 모두 넣어요. 모두 끝난 뒤 main이 읽는 handled는 얼마일까요?',
      options: {},
      happened: (f) => `${shares(f)}. main이 읽은 값은 ${josa(String(f.handledByMain ?? '없음'), '이에요/예요')}.`,
      right: () => '맞아요. 모든 스레드가 함께 쓰는 메모리에 변수가 하나 있을 뿐이에요.',
      feedback: {
        'threads-have-copies': (f) =>
          `프로세스처럼 저마다 사본이 있다면 그보다 작았을 거예요. 그런데 main은 ${josa(String(f.handledByMain ?? '?'), '을/를')} 읽었어요. 아무도 보내 주지 않았는데도 소비자들이 함께 센 수예요.`,
      },
      otherwise: (f) =>
        `처리한 항목은 ${f.workedCount}개예요. 센티널은 처리하지 않아요. main은 ${josa(String(f.handledByMain ?? '?'), '을/를')} 읽었어요.`,
      unsettled: '실행이 스스로 끝나게 두세요. main은 모두 끝난 뒤에 변수를 읽어요.',
      explanation: (f) =>
        `${shares(f)}. 합하면 ${f.workedCount}개이고 main이 읽은 값은 ${josa(String(f.handledByMain ?? '?'), '이에요/예요')}. ${f.passedOn > 0 ? `다른 스레드가 써 둔 값에 이어서 센 적이 ${f.passedOn}번 있어요.` : '이번에는 한 스레드가 혼자 다 셌지만, main은 그 값을 읽을 수 있었어요.'} 더하기는 아무도 끼어들 수 없는 한 단계(Atomics.add)로 했어요. 읽기, 더하기, 쓰기를 세 단계로 나누면 센 것을 잃을 수 있어요. ‘경쟁 상태’ 실험실에서 볼 수 있어요.` +
        chosenOrder(f),
      modelAnswer: '처리한 항목의 수예요. 한 프로세스의 스레드는 메모리를 함께 쓰니까 handled는 하나뿐이에요.',
      tasks: {
        'anothers-count': {
          ask: '다른 스레드가 써 둔 값에 더하는 이벤트를 골라 보세요.',
          missing: (f, picked) =>
            f.passedOn > 0
              ? `${kindOf.ko(picked)}handled에 쓰는 이벤트가 서로 다른 줄에서 잇달아 나오는 곳을 찾아, 두 번째를 고르세요.`
              : '이번 실행에서는 한 스레드가 다 셌어요. 다시 실행하거나 일을 더 시켜 보세요.',
          done: () => '맞아요. 아무것도 보내지 않았어요. 다른 스레드가 남겨 둔 자리에서 값을 찾았어요.',
        },
        twenty: {
          ask: `소비자 셋 이상이 일하고, main이 정확히 ${josa(String(SHARED_COUNT), '을/를')} 읽게 해 보세요.`,
          missing: (f) =>
            `main이 읽은 값은 ${f.handledByMain ?? '아직 없음'}, 일한 소비자는 ${f.consumers.filter((actor) => (f.worked[actor]?.length ?? 0) > 0).length}개예요.`,
          done: () => '누가 얼마나 했든 합은 한자리에 있어요.',
        },
      },
    },
    terminate: {
      intro:
        '소비자는 항목을 꺼내고, 락 ledger를 쥐고, debit을 쓰고, 한동안 일하고, credit을 쓰고, 락을 돌려놔요. 락을 쥐고 일하는 스레드를 강제로 끝내 보세요. 다른 스레드를 지켜보다가 아무것도 움직이지 않으면 ‘끝내기’를 누르세요. 아무도 끝내지 않으면 실행은 그냥 끝나요.',
      question: '락을 쥔 스레드를 강제로 끝내요. 락은 어떻게 될까요?',
      options: {
        released: '쥔 스레드가 없어졌으니 풀려요',
        finishes: '하던 항목을 마치고 돌려놓은 뒤 끝나요',
        stays: '쥔 채로 남아요',
      },
      happened: (f) =>
        f.terminated
          ? `락을 쥔 ${josa(f.terminated.actor, '을/를')} 강제로 끝냈어요. ${f.terminated.takenOver ? `${subject(f.terminated.nextOwner ?? '다른 스레드')} 락을 넘겨받았어요.` : f.blocked.length > 0 ? `${josa(blockedNames(f), '은/는')} 끝까지 락을 기다렸어요.` : f.gaveUp > 0 ? `다른 스레드는 ${f.gaveUp}번 포기했어요.` : ''} ${ledger(f)}.`
          : `락을 쥔 채 끝난 스레드는 없었어요. ${ledger(f)}.`,
      right: () => '맞아요. 락은 메모리에 적힌 값일 뿐이라, 거기 적힌 번호의 스레드가 사라져도 알지 못해요.',
      feedback: {
        'terminate-releases-locks': (f) =>
          `누가 돌려놓을까요? ${josa(f.terminated?.actor ?? '스레드', '은/는')} unlock에 닿기 전에 끝났고, 락은 그 번호가 적힌 공유 메모리의 값일 뿐이에요. 프로세스가 끝나면 운영체제가 그 프로세스의 것을 치워 주지만, 스레드가 끝난다고 함께 쓰는 것이 풀리지는 않아요.`,
        'kill-lets-it-finish': (f) =>
          `강제로 끝내는 것은 부탁이 아니에요. ${josa(f.terminated?.actor ?? '스레드', '은/는')} 그 자리에서 끝났어요. debit은 썼고, credit은 아직, 락도 아직이었어요. ${ledger(f)}.`,
      },
      otherwise: (f) =>
        f.deadOwner === undefined
          ? '이번 실행에서는 락을 쥔 채 끝난 스레드가 없어요.'
          : `${subject(f.deadOwner)} 락을 쥔 채 사라졌어요.`,
      unsettled:
        '‘구하는 방법’이 lease가 아닐 때, 락을 쥐고 일하는 소비자를 강제로 끝내고 다른 스레드가 락을 찾을 때까지 기다려 보세요. 그다음 ‘끝내기’를 누르세요.',
      explanation: (f) =>
        (f.terminated
          ? `${josa(f.terminated.actor, '은/는')} lock과 unlock 사이에서 끝났어요. ${ledger(f)}. `
          : '이번 실행에서는 락을 쥔 채 끝난 스레드가 없어요. ') +
        (f.blocked.length > 0 ? `${subject(blockedNames(f))} 락을 기다렸지만, 돌려놓을 스레드가 없었어요. ` : '') +
        (f.gaveUp > 0
          ? `시간 제한 덕분에 ${f.gaveUp}번 포기하고 쓰지 않은 채 넘어갔어요. 스레드는 계속 가지만 데이터는 그대로예요. `
          : '') +
        (f.takenOver > 0
          ? `리스가 끝나 락이 ${f.takenOver}번 넘어갔고, 새로 쥔 스레드가 credit을 바탕으로 두 값을 다시 썼어요. `
          : '') +
        (f.refused > 0 ? `예전에 쥐었던 스레드가 오래된 토큰을 들고 와서 ${f.refused}번 거절당했어요. ` : '') +
        `${inNode} Python에는 바로 이 때문에 스레드를 강제로 끝내는 방법이 아예 없어요.` +
        chosenOrder(f),
      modelAnswer:
        '쥔 채로 남아요. 쥔 스레드의 unlock은 실행되지 않고, 대신 풀어 줄 것도 없어요. 나머지는 이미 사라진 스레드를 기다려요.',
      tasks: {
        'where-it-died': {
          ask: '락을 쥔 스레드를 강제로 끝내고, 끝내 돌려놓지 못한 락을 쥐던 이벤트를 골라 보세요.',
          missing: (f, picked) =>
            f.deadOwner === undefined
              ? '이번 실행에서는 락을 쥔 채 끝난 스레드가 없어요.'
              : `${kindOf.ko(picked)}${f.deadOwner} 줄에서 마지막 lock을 찾아보세요.`,
          done: () => '맞아요. 짝이 되는 unlock이 없어요.',
        },
        'give-up': {
          ask: '‘구하는 방법’을 timeout으로 두고 락을 쥔 스레드를 끝내 보세요. 나머지가 기다리다 포기해야 해요.',
          missing: (f) =>
            `구하는 방법: ${f.params.rescue}. 락을 쥔 채 끝난 스레드: ${f.deadOwner ?? '없음'}. 포기: ${f.gaveUp}번.`,
          done: (f) =>
            `${f.gaveUp}번 포기했고 실행은 끝났어요. ${ledger(f)}. 시간 제한은 스레드를 구하지 데이터를 구하지는 않아요.`,
        },
        'take-over': {
          ask: 'lease로 두고 락을 쥔 스레드를 끝낸 뒤, 다른 스레드가 장부를 바로잡게 해 보세요.',
          missing: (f) =>
            `구하는 방법: ${f.params.rescue}. 락을 쥔 채 끝난 스레드: ${f.deadOwner ?? '없음'}. ${ledger(f)}.`,
          done: (f) => `${subject(f.terminated?.nextOwner ?? '다른 스레드')} 락을 넘겨받았어요. ${ledger(f)}.`,
        },
        'come-back-late': {
          ask: 'lease로 두고, 락을 쥔 스레드가 너무 늦어서 그 쓰기가 거절당하게 해 보세요.',
          missing: (f) =>
            `지금까지 거절 ${f.refused}번. 락을 쥔 스레드를 ‘세우기’로 세웠다가 리스가 끝난 뒤 ‘보내기’를 누르거나, 작업 시간을 참는 시간보다 길게 해 보세요.`,
          done: (f) =>
            `${f.refused}번 거절당했어요. 그 스레드는 살아 있었고 아직 락을 쥔 줄 알았어요. 토큰만이 사실을 알려 줬어요.`,
        },
      },
    },
    cancel: {
      intro:
        '장부와 락은 그대로예요. 이번에는 소비자가 반복문의 맨 위, 락을 쥐지 않은 자리에서 깃발을 살펴요. 락을 쥐고 일하는 소비자에게 끝내 달라고 해 보세요.',
      question: '락을 쥔 스레드에게 끝내 달라고 해요. 언제 끝날까요?',
      options: {
        'at-once': '어디에 있든 바로',
        'after-unlock': '하던 항목을 마치고 락을 돌려놓은 뒤',
        never: '항목이 있는 한 끝나지 않아요',
      },
      happened: (f) =>
        f.cancelled
          ? `락을 쥔 ${f.cancelled.actor}에게 끝내 달라고 했어요. ${f.cancelled.gaveBack ? (f.cancelled.ended ? '락을 돌려놓고 끝났어요' : '락은 돌려놓았지만 끝나지는 않았어요') : '락을 돌려놓지 않았어요'}. ${ledger(f)}.`
          : '락을 쥔 동안 부탁받은 스레드가 없어요.',
      right: () => '맞아요. 부탁은 깃발을 세울 뿐이고, 스레드는 살펴볼 때에야 알아요.',
      feedback: {
        'a-request-ends-it-at-once': (f) =>
          `부탁은 깃발만 세워요. ${josa(f.cancelled?.actor ?? '스레드', '은/는')} 하던 항목을 마저 하고, credit을 쓰고, 락을 돌려놓고 나서야 깃발을 봤어요. 조금 늦는 대신 ${ledger(f)}.`,
      },
      otherwise: (f) =>
        f.cancelled?.gaveBack
          ? `${josa(f.cancelled.actor, '은/는')} 락을 먼저 돌려놓고 끝났어요.`
          : '이번 실행에서는 락을 돌려놓지 않았어요.',
      unsettled: '락을 쥐고 일하는 소비자에게 끝내 달라고 하고, 실행이 스스로 끝나게 두세요.',
      explanation: (f) =>
        (f.cancelled
          ? `${josa(f.cancelled.actor, '은/는')} 부탁을 받았고, ${f.cancelled.gaveBack ? '락을 돌려놓은 뒤 떠났어요' : '락을 돌려놓지 않았어요'}. `
          : '락을 쥔 동안 부탁받은 스레드는 없었어요. ') +
        `${ledger(f)}. ${shares(f)}. 살펴보지 않는 스레드나 다른 것을 기다리며 자는 스레드에게는 부탁이 닿지 않아요. 그래서 기다림에도 끝이 있어야 해요.` +
        (f.deadOwner === undefined
          ? ''
          : ` ${josa(f.deadOwner, '은/는')} 락을 쥔 채 강제로 끝났어요. 깃발도 이건 막지 못해요.`) +
        chosenOrder(f),
      modelAnswer: '락을 돌려놓은 뒤예요. 깃발은 반복문의 맨 위에서만 살피고, 거기서는 쥔 것도 하다 만 것도 없어요.',
      tasks: {
        'where-it-looked': {
          ask: '스레드가 부탁받은 것을 알아차리는 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}끝나기 바로 앞의 알림을 찾아보세요.`,
          done: () => '맞아요. 시작한 일은 모두 그 앞에 있어요.',
        },
        'whole-ledger': {
          ask: '소비자 둘 이상에게 끝내 달라고 하세요. 그중 하나는 락을 쥐고 있어야 하고, 마지막에 장부가 맞아야 해요.',
          missing: (f) =>
            `부탁: ${requests(f.events)}개. ${ledger(f)}.${f.cancelled ? '' : ' 락을 쥔 동안 부탁받은 스레드는 아직 없어요.'}`,
          done: (f) => `${requests(f.events)}개에 부탁했고, ${ledger(f)}.`,
        },
      },
    },
  },
};
