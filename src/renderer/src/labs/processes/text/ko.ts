import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { koreanDuration as duration, listed, names } from '../../figures';
import { kindOf } from '../../picked';
import { counts, endedCount, firstTaken } from '../tasks';
import { isConsumer } from '../facts';
import type { en } from './en';
import { chosenOrder, endFigure, endOf, gone, handledOf, killed, leftWords, perConsumer } from './ko-parts';
import { notes } from './ko-notes';

export const ko: SameText<typeof en> = {
  idea: '생산자와 소비자, 운영체제의 진짜 프로세스 둘을 큐로 이어 봐요.',
  terms: [
    { term: '프로세스(process)', meaning: '실행 중인 프로그램이에요. 자기만의 메모리와 번호(PID)가 있어요.' },
    {
      term: '큐(queue)',
      meaning: '먼저 들어간 것이 먼저 나와요. 여기서는 한 프로세스의 항목을 다른 프로세스로 날라요.',
    },
    { term: '센티널(sentinel)', meaning: '“더는 없어요”라는 뜻으로 미리 정해 둔 값이에요. 이 실험실에서는 -1이에요.' },
    {
      term: '종료 코드(exit code)',
      meaning: '프로세스가 끝나면서 남기는 작은 수예요. 0이면 문제없이 끝났다는 뜻이에요.',
    },
    {
      term: '시그널(signal)',
      meaning:
        '운영체제가 프로세스에 보내는 알림이에요. SIGTERM은 끝내 달라는 부탁이고, SIGKILL은 묻지 않는 강제 종료예요.',
    },
  ],
  parameters: {
    input: {
      label: '항목',
      hint: '생산자가 차례로 넣을 값이에요. 수를 쓰거나 글자를 따옴표로 감싸세요. -1 하나가 소비자 하나를 끝내요.',
    },
    workMs: { label: '항목당 작업 시간', hint: '소비자가 수 하나를 처리하는 데 걸리는 시간이에요.' },
    consumers: { label: '소비자 수', hint: '같은 큐에서 꺼내 가는 프로세스의 수예요.' },
  },
  notes,
  experiments: {
    default: {
      intro:
        '생산자(creator)가 수 다섯 개와 글자 하나, 그리고 센티널 -1을 큐에 넣어요. 소비자(consumer)는 하나씩 꺼내 수마다 200 ms씩 처리하고, 두 배로 만든 값을 두 번째 큐에 넣어요. 1은 2가 되는 거예요. 둘 다 따로 도는 프로세스라서 작업 관리자에서 PID를 찾을 수 있어요.',
      question: '생산자가 마지막 항목을 넣는 순간, 소비자는 몇 개를 처리했을까요?',
      options: {},
      happened: (f) =>
        `생산자는 항목 ${f.put}개를 넣었고 마지막은 ${duration(f.lastPutMs)}에 넣었어요. 그때까지 처리된 것은 ${f.finishedAtLastPut}개, 마지막 처리는 ${duration(f.lastFinishMs)}에 끝났어요.`,
      right: () => '넣는 일과 처리하는 일을 잘 나누어 생각했어요. 서로 다른 프로세스가 각자의 속도로 해요.',
      feedback: {
        'put-waits-for-get': (f) =>
          `넣을 때마다 상대가 꺼내 처리하기를 기다린다면 그랬을 거예요. 하지만 이 큐에는 한도가 없어서, 생산자는 ${f.put}개를 다 넣어 버렸고 소비자는 그 뒤로 ${duration(f.lastFinishMs)}까지 혼자 처리했어요.`,
      },
      otherwise: (f) =>
        `생산자는 소비자의 허락이 필요 없어요. ${f.put}개 중 마지막을 ${duration(f.lastPutMs)}에 넣었을 때 소비자가 처리한 것은 ${f.finishedAtLastPut}개였어요.`,
      unsettled:
        '이번 실행으로는 예측을 확인할 수 없어요. 생산자가 다 넣고 소비자가 하나라도 처리해야 하고, 중간에 손대지 않아야 해요. 다시 실행하고 끝날 때까지 두세요.',
      explanation: (f) =>
        `큐가 있으면 두 프로세스가 서로의 속도에 매이지 않아요. 생산자는 ${duration(f.lastPutMs)}에 ${f.put}개를 다 넣었고, 소비자는 ${listed(f.finished)}의 처리를 ${duration(f.lastFinishMs)}에야 마쳤어요. 넣었지만 아직 꺼내지 않은 것은 그동안 큐에 쌓여 있었고요.` +
        (f.bad.length > 0
          ? ` ${josa(listed(f.bad), '은/는')} 처리할 수 없어서, 그렇다고 알리고 다음 것을 꺼냈어요.`
          : '') +
        (f.sentinels > 0 ? ' 센티널을 꺼낸 소비자는 스스로 끝났어요.' : '') +
        ` ${['creator', ...f.consumers].map((actor) => endOf(f, actor)).join('. ')}. 종료 코드는 어떻게 끝났는지를 알려 줄 뿐, 계산한 값이 아니에요. 결과는 두 번째 큐로 보내요.` +
        chosenOrder(f),
      modelAnswer:
        '넣는 일은 금방이고 큐에 자리가 있으니 생산자는 소비자를 기다리지 않아요. 소비자는 항목마다 작업 시간이 들어서, 항목은 큐에 쌓였다가 나중에 처리돼요.',
      tasks: {
        'where-it-came-from': {
          ask: '소비자가 첫 항목을 꺼냈어요. 바로 그 항목을 큐에 넣은 이벤트를 골라 보세요.',
          missing: (f, picked) =>
            firstTaken(f)
              ? `${kindOf.ko(picked)}소비자 줄에서 첫 꺼내기를 찾고, 화살표를 거꾸로 따라가 보세요.`
              : '이번 실행에서는 소비자가 아무것도 꺼내지 않았어요. 다시 실행해 보세요.',
          done: (f) =>
            firstTaken(f)?.waited
              ? '맞아요. 소비자는 이미 그 항목을 기다리고 있었어요. 이 넣기가 그 기다림을 끝냈어요.'
              : '맞아요. 소비자가 꺼내려 했을 때 항목이 이미 큐에 있어서 기다릴 필요가 없었어요.',
        },
        'wait-a-second': {
          ask: '소비자들이 항목을 기다린 시간이 모두 합쳐 1초 이상이 되게 해 보세요.',
          missing: (f) =>
            `지금까지 기다린 시간은 ${duration(f.consumersWaitedMs)}예요. 큐가 비어 있고 센티널도 없으면 소비자는 기다려요.`,
          done: (f) =>
            `모두 ${duration(f.consumersWaitedMs)} 동안 기다렸어요. 기다리는 프로세스는 운영체제가 깨울 때까지 자고 있어서 CPU를 쓰지 않아요.`,
        },
        'two-consumers-end': {
          ask: '소비자를 둘 이상 두고, 모두 종료 코드 0으로 스스로 끝나게 해 보세요.',
          missing: (f) =>
            f.consumers.length < 2
              ? '소비자가 하나예요. ‘소비자 수’를 2 이상으로 바꿔 보세요.'
              : `${f.consumers.length}개 중 ${endedCount(f)}개가 스스로 끝났고, 센티널은 ${f.sentinels}개 꺼내 갔어요. 센티널도 한 소비자가 꺼내면 없어져서, 다른 소비자는 그것을 볼 수 없어요.`,
          done: (f) =>
            `${f.consumers.length}개가 모두 끝났어요. 소비자 ${f.consumers.length}개에 센티널 ${f.sentinels}개, 하나에 하나씩이에요.`,
        },
      },
    },
    'bad-item': {
      intro:
        "수 사이에 'd'가 끼어 있어요. 소비자는 수를 두 배로 만드는데 글자로는 계산할 수 없어요. 글자 뒤의 항목은 모두 멀쩡해요. 그런 항목을 만나면 소비자가 어떻게 하는지는 ‘소스와 Python’ 탭에 있으니, 예측하기 전에 읽어 보세요.",
      question: "생산자가 1, 2, 'd', 3, 4, -1을 넣어요. 소비자가 처리를 마치는 항목을 차례대로 써 보세요.",
      options: {},
      happened: (f) => `처리를 마친 것: ${listed(f.finished) || '없음'}. 처리할 수 없던 것: ${listed(f.bad)}.`,
      right: (f) =>
        `그대로예요. ${josa(listed(f.bad), '은/는')} 처리할 수 없다고 알렸고, 그 뒤로 ${f.finishedAfterBad}개를 더 처리했어요.`,
      feedback: {
        'bad-item-stops-everything': (f) =>
          `그대로 계산하려다 오류가 났고 아무도 잡지 않았다면 거기서 끝났을 거예요. 이 소비자는 처리하기 전에 항목을 하나하나 살펴봐요. 그래서 ${josa(listed(f.bad), '은/는')} 처리할 수 없다고 알리고, 다음 것으로 넘어가 ${f.finishedAfterBad}개를 더 처리했어요.`,
        'bad-item-is-worked-on': (f) =>
          `글자를 계산하는 방법은 프로그램에 없어요. 소비자는 ${josa(listed(f.bad), '이/가')} 수가 아닌 것을 보고 그렇다고 알렸을 뿐, 결과는 내놓지 않았어요.`,
        'sentinel-is-an-item': (f) =>
          `-1은 일감이 아니라 “더는 없어요”라는 약속이에요. 소비자는 꺼내기만 하고 처리하지 않은 채 끝났어요. 처리를 마친 것은 ${listed(f.finished)}예요.`,
      },
      otherwise: (f) =>
        `이번 실행에서 처리를 마친 것: ${listed(f.finished) || '없음'}. ${josa(listed(f.bad), '은/는')} 처리할 수 없었고, 센티널은 일감이 아니에요.`,
      unsettled:
        '이번 실행으로는 예측을 확인할 수 없어요. 나쁜 항목이 없었거나, 끝나기 전에 손댄 실행이에요. 나쁜 항목을 보내고 끝날 때까지 두세요.',
      explanation: (f) =>
        `소비자는 처리하기 전에 항목을 하나하나 살펴봐요. ${josa(listed(f.bad), '은/는')} 두 배로 만들 수 있는 수가 아니라서, 그렇다고 알리고 다음 것을 꺼냈어요. 그래서 뒤따르던 ${f.finishedAfterBad}개는 아무 일 없었던 것처럼 처리됐고요. 생산자는 이 일을 알지도 못해요. ${f.consumers.map((actor) => endOf(f, actor)).join('. ')}.` +
        chosenOrder(f),
      modelAnswer:
        '항목마다 하나씩 살펴보니까, 나쁜 항목이 있어도 잃는 것은 그 하나뿐이에요. 앞의 것은 이미 처리됐고 뒤의 것은 아직 큐에 그대로 있어요.',
      tasks: {
        'where-it-noticed': {
          ask: '소비자가 처리할 수 없다는 걸 알아차린 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}소비자 줄에서 오류 표시를 찾아보세요.`,
          done: () => '맞아요. 그 앞에서는 다른 항목과 똑같이 꺼냈어요. 큐는 나르는 것의 속을 들여다보지 않거든요.',
        },
        'bad-first': {
          ask: '처리할 수 없는 항목을 맨 먼저 보내고, 뒤따르는 멀쩡한 항목 세 개 이상이 모두 처리되게 해 보세요.',
          missing: (f) =>
            f.bad.length === 0
              ? "처리할 수 없는 항목이 없었어요. 'x'처럼 따옴표로 감싼 글자를 보내 보세요."
              : f.finishedAfterBad < f.finished.length
                ? '멀쩡한 항목이 먼저 처리됐어요. 나쁜 항목을 맨 앞에 두세요.'
                : `뒤에서 처리된 것이 ${f.finishedAfterBad}개예요. 세 개가 필요해요.`,
          done: (f) => `${josa(listed(f.bad), '이/가')} 먼저 왔는데도 ${f.finishedAfterBad}개가 처리됐어요.`,
        },
        'as-many-bad-as-good': {
          ask: '나쁜 항목이 세 개 이상이고 처리된 항목도 똑같은 수인 실행을 만들어 보세요.',
          missing: (f) => `나쁜 항목 ${f.bad.length}개, 처리된 것 ${f.finished.length}개예요.`,
          done: (f) =>
            `나쁜 항목이 ${f.bad.length}개, 처리된 것이 ${f.finished.length}개예요. 소비자는 끝까지 멈추지 않았어요.`,
        },
      },
    },
    'no-sentinel': {
      intro:
        '생산자가 1, 2, 3만 넣고 -1은 넣지 않아요. 실행한 뒤 아무것도 움직이지 않을 때까지 지켜보고, 직접 끝내 보세요. 끝내기를 누르거나, 빠진 센티널을 손으로 넣으면 돼요.',
      question: '그냥 두면 셋은 각각 어떻게 될까요?',
      options: { ends: '스스로 끝난다', waits: '끝없이 기다린다' },
      happened: (f) =>
        f.stuck.length === 0
          ? '모두 스스로 끝났어요.'
          : `여러분이 나서기 전까지 ${josa(names(f.stuck), '이/가')} 기다리고 있었어요.`,
      right: (f) =>
        `기다림의 사슬을 알아봤네요. ${f.stuck.length === 0 ? '이번에는 기다리는 쪽이 없었어요.' : `${josa(names(f.stuck), '이/가')} 오지 않을 것을 기다렸어요.`}`,
      feedback: {
        'empty-queue-means-done': (f) =>
          `빈 큐만 봐서는 더 올지 안 올지 알 수 없어요. ${josa(names(f.stuck.filter(isConsumer)), '은/는')} 다음 항목을 기다릴 수밖에 없었어요. 이번에는 ${duration(f.consumersWaitedMs)} 동안 기다렸고, 여러분이 아니었으면 아직도 기다리고 있을 거예요.`,
        'parent-ends-before-its-children': () =>
          'main은 더 할 일이 없지만 자식을 합류(join)해요. 자식이 모두 끝날 때까지 기다린다는 뜻이에요. 자식 하나가 끝없이 기다리면 부모도 끝없이 기다려요.',
        'put-waits-for-get': (f) =>
          `넣는 쪽은 꺼내기를 기다리지 않아요. 생산자는 ${f.put}개를 넣고 끝났어요. 소비자가 나중에 무엇을 하든 상관없이요.`,
      },
      otherwise: (f) =>
        f.stuck.length === 0
          ? '이번에는 모두 스스로 끝났어요.'
          : `이번에는 ${josa(names(f.stuck), '이/가')} 기다렸고 나머지는 끝났어요.`,
      unsettled: '아무것도 움직이지 않을 때까지 두었다가, 끝내기를 누르거나 -1을 손으로 넣어 끝내 주세요.',
      explanation: (f) =>
        f.stuck.length === 0
          ? `이번에는 기다린 채 남은 쪽이 없어요. 센티널 ${f.sentinels}개가 소비자에게 닿았거든요.`
          : `${josa(names(f.stuck), '이/가')} 더 나아갈 수 없었어요. 소비자는 빈 큐에서 꺼내려 했고, 꺼내기는 항목이 생길 때까지 기다려요. 항목을 넣을 수 있는 유일한 쪽인 생산자는 이미 끝났고요(${endFigure(f, 'creator')}). main은 소비자가 끝나기를 기다렸어요. 오류도 없고 CPU도 쓰지 않으니 밖에서는 아무 표시가 없어요. 그저 조용할 뿐이에요.` +
            (f.steppedIn === 'put'
              ? ' 그러다 여러분이 항목을 손으로 넣자 기다림이 끝났어요.'
              : f.steppedIn === 'stop'
                ? ' 여러분이 끝내기를 눌러서 끝났어요.'
                : ' 시그널을 받고서야 끝났어요.'),
      modelAnswer:
        '생산자는 다 넣고 끝나요. 소비자는 세 개를 꺼낸 뒤 빈 큐에서 기다려요. 더 없다는 걸 알려 주는 것이 없으니까요. main은 그 소비자를 기다려요.',
      tasks: {
        'last-wait': {
          ask: '소비자가 스스로 빠져나오지 못한 기다림을 골라 보세요.',
          missing: (_f, picked) =>
            `${kindOf.ko(picked)}모든 것이 조용해지기 전에 소비자가 마지막으로 한 일을 찾아보세요.`,
          done: () => '맞아요. 그 뒤로 줄이 비어 있어요. 프로세스는 살아 있지만 CPU도 쓰지 않고 나아가지도 못해요.',
        },
        'sentinel-by-hand': {
          ask: '다시 실행하고, 소비자가 기다리는 동안 빠진 센티널을 손으로 넣어 보세요.',
          missing: (f) =>
            f.steppedIn === 'put'
              ? `항목을 넣었지만 소비자 ${f.consumers.length}개 중 ${endedCount(f)}개만 스스로 끝났어요. “더는 없어요”를 뜻하는 값이 뭐였죠?`
              : '이번 실행에서는 손으로 넣은 항목이 없어요. 실행하는 동안 ‘직접 손대기’에 입력란이 있어요.',
          done: () => '값 하나로 두 프로세스의 기다림이 끝났어요. 소비자가 끝나자 main도 뒤따라 끝났어요.',
        },
        'one-ends-one-waits': {
          ask: '소비자를 둘로 하고, 하나만 스스로 끝나고 다른 하나는 끝없이 기다리게 해 보세요.',
          missing: (f) =>
            f.consumers.length !== 2
              ? `소비자가 ${f.consumers.length === 1 ? '하나' : `${f.consumers.length}개`}예요. 둘로 해 보세요.`
              : `둘 중 ${endedCount(f)}개가 스스로 끝났어요. 소비자 하나에 센티널이 몇 개 필요할까요?`,
          done: () => '센티널도 여느 항목처럼 한 소비자에게만 가요. 모두에게 하는 방송이 아니에요.',
        },
      },
    },
    'kill-consumer': {
      intro:
        '수 여섯 개, 하나에 600 ms씩 걸려요. 소비자가 일하는 동안 SIGKILL로 강제 종료해 보세요. 버튼은 실행하는 동안 ‘직접 손대기’에 있어요. 그런 다음 무엇을 처리하던 중이었는지, 큐에 무엇이 남았는지 살펴보세요.',
      question: '소비자가 어떤 항목을 처리하는 중에 SIGKILL을 보내요. 그 항목은 어떻게 될까요?',
      options: { finished: '그 항목까지 처리하고 나서 끝난다', back: '큐로 되돌아간다', lost: '사라진다' },
      happened: (f) =>
        `${josa(killed(f).actor, '이/가')} ${josa(killed(f).item, '을/를')} 처리하던 중에 ${josa(killed(f).signal, '을/를')} 받았어요. ${leftWords(f)}`,
      right: (f) =>
        `${josa(killed(f).actor, '은/는')} ${josa(killed(f).item, '을/를')} 처리하다 말고 끝났어요. 큐에서는 이미 나왔고 처리는 못 했으니, 이제 아무도 갖고 있지 않아요.`,
      feedback: {
        'kill-lets-it-finish': (f) =>
          `프로세스에게 물어보지 않아요. 운영체제가 ${josa(killed(f).item, '을/를')} 처리하던 도중에 끝내 버려서 결과가 없어요. SIGTERM처럼 프로그램이 받을 수 있는 시그널이어야 마무리할 틈이 있고, 그것도 프로그램을 그렇게 짰을 때만이에요.`,
        'queue-takes-the-item-back': (f) =>
          `큐는 ${josa(killed(f).item, '을/를')} 건네준 순간 잊어버렸어요. 되돌리려면 소비자가 다 처리했다고 알릴 때까지 큐가 항목을 갖고 있어야 해요. 그렇게 하는 시스템도 있지만, 이 큐는 그렇지 않아요.`,
      },
      otherwise: (f) => `${josa(killed(f).item, '은/는')} 이미 꺼낸 뒤였고 처리는 끝나지 않았어요.`,
      unsettled:
        '이번 실행에서는 일하는 중에 SIGKILL을 받은 소비자가 없어요. SIGTERM은 다른 질문이에요. 다시 실행해 소비자가 일하는 동안 ‘직접 손대기’의 SIGKILL을 누르고, 실행이 끝나게 두거나 끝내기를 눌러 주세요.',
      explanation: (f) =>
        `${endOf(f, killed(f).actor)}. 그때까지 ${f.finishedBy[killed(f).actor]?.length ?? 0}개를 처리했어요. ${josa(killed(f).item, '은/는')} 그 프로세스의 메모리에만 있었고, 메모리와 함께 사라졌어요. ${leftWords(f)} 이 큐는 끝난 프로세스가 아니라 부모 안에 있어서 큐에 든 것은 안전해요. (모든 큐가 그렇지는 않아요. Python의 multiprocessing.Queue는 넣거나 꺼내는 도중에 프로세스를 강제 종료하면 망가질 수 있어요.) SIGTERM(15)은 프로그램이 받아서 뒷정리를 할 수 있지만 SIGKILL(9)은 그럴 수 없어요. Windows에서는 어느 쪽이든 바로 끝나요.`,
      modelAnswer:
        '항목은 꺼낼 때 이미 큐를 떠났어요. 그 뒤로는 소비자의 메모리에만 있는데, 강제 종료된 프로세스는 메모리째 사라져요. 큐에 남은 항목은 그대로예요.',
      tasks: {
        'its-end': {
          ask: '소비자 프로세스가 실제로 끝난 이벤트를 골라 보세요.',
          missing: (_f, picked) =>
            `${kindOf.ko(picked)}시그널을 보내는 것과 프로세스가 끝나는 것은 서로 다른 줄의 두 이벤트예요. 소비자 줄의 끝을 보세요.`,
          done: (f) => `맞아요. ${endOf(f, gone(f))}.`,
        },
        'other-signal': {
          ask: '이번에는 SIGTERM으로 소비자를 끝내고, 어떻게 다르게 끝나는지 비교해 보세요.',
          missing: (f) =>
            f.kills.length === 0
              ? '이번 실행에서는 시그널을 보내지 않았어요.'
              : `이번에 보낸 시그널은 ${josa(names([...new Set(f.kills.map(({ signal }) => signal))]), '이에요/예요')}.`,
          done: (f) => {
            const kill = f.kills.find(({ signal }) => signal === 'SIGTERM');
            return `${endOf(f, kill?.actor ?? 'consumer-1')}. SIGTERM은 부탁이에요. 이 소비자는 그 부탁을 듣고 인사를 남긴 뒤 스스로 143으로 끝나요(Windows에서는 들을 수 없어요). 듣지 않는 프로그램은 그냥 끝나고요.`;
          },
        },
        'leave-two': {
          ask: '강제 종료로 큐에 딱 두 개만 남겨 보세요.',
          missing: (f) =>
            f.kills.length === 0
              ? '이번 실행에서는 아무도 강제 종료하지 않았어요.'
              : `${f.left.length}개 남았어요. 센티널도 하나로 쳐요. 일시 정지와 한 걸음 실행을 써 보세요.`,
          done: (f) => `남은 것: ${listed(f.left)}. 소비자가 없어도 큐는 살아 있어요.`,
        },
        'others-carry-on': {
          ask: '소비자를 여럿 두고 일하던 하나를 강제 종료한 뒤, 나머지가 남은 것을 모두 꺼내 가게 해 보세요.',
          missing: (f) =>
            f.kills.length === 0
              ? '이번 실행에서는 아무도 강제 종료하지 않았어요.'
              : `${leftWords(f)} 소비자 ${f.consumers.length}개 중 ${endedCount(f)}개가 스스로 끝났어요. 남은 소비자마다 센티널이 필요하고, 강제 종료된 소비자는 가져가지 않아요.`,
          done: (f) =>
            `하나를 잃었지만 나머지는 다 처리했어요. ${perConsumer(f)}예요. 복제본(replica)을 두는 이유예요.`,
        },
      },
    },
    'nothing-shared': {
      intro:
        '프로그램에는 handled = 0이라는 전역 변수가 있어요. 소비자는 꺼낸 수를 두 배로 만들면서 하나마다 handled에 1을 더해요. 프로세스는 모두 같은 부모가 시작했어요.',
      question: '끝났을 때 각 프로세스의 handled는 얼마일까요?',
      options: {},
      happened: (f) => `끝났을 때 handled의 값: ${handledOf(f)}.`,
      right: () => '프로세스마다 자기 사본이 있고, 세는 쪽만 자기가 센 값을 봐요.',
      feedback: {
        'child-shares-parents-variables': (f) =>
          `이름은 같아도 같은 변수가 아니에요. 프로세스마다 메모리가 따로라서, 소비자가 센 값은 자기 사본에만 남았어요: ${handledOf(f)}.`,
      },
      otherwise: (f) => `각 사본의 값: ${handledOf(f)}. 저마다 자기 프로세스가 한 일만 보여 줘요.`,
      unsettled: '다시 실행하고, 손대지 말고 끝날 때까지 두세요. 각 프로세스가 끝나면서 자기 값을 알려 줘요.',
      explanation: (f) =>
        `프로세스마다 자기 메모리가 있어요. handled라는 변수는 프로세스마다 하나씩 모두 ${Object.keys(f.handled).length}개였어요: ${handledOf(f)}. 다른 프로세스에 무언가를 알리려면 보내야 하고, 큐가 바로 그 일을 해요. Node는 자식을 새 프로그램으로 시작하고, Python의 multiprocessing은 부모의 메모리를 복사해(fork) 시작하기도 하고 새로(spawn) 시작하기도 해요. 어느 쪽이든 그 뒤에 바꾼 값은 바꾼 프로세스에만 남아요.` +
        (f.consumers.length > 1 ? chosenOrder(f) : ''),
      modelAnswer:
        '프로세스는 메모리를 나누지 않으니 handled도 프로세스마다 하나예요. 자기 것에 더하는 건 소비자뿐이라, main과 생산자에서는 0 그대로예요.',
      tasks: {
        birth: {
          ask: '소비자 프로세스가 시작된 이벤트를 골라 보세요.',
          missing: (_f, picked) =>
            `${kindOf.ko(picked)}main이 프로세스를 만들어 달라고 하고, 조금 뒤 그 프로세스가 첫 줄을 실행해요. 찾는 것은 두 번째예요.`,
          done: (f) => `맞아요. 여기서부터 자기 handled를 가진 프로세스 ${f.pids['consumer-1'] ?? ''}번이에요.`,
        },
        'two-counts': {
          ask: '두 소비자가 세게 하고, 센 값이 서로 다르게 만들어 보세요.',
          missing: (f) =>
            `지금까지 센 값: ${names(counts(f).map(String)) || '없음'}. 누가 몇 개를 꺼내고, 그중 무엇이 세어지나요?`,
          done: (f) => `${handledOf(f)}. 프로그램도 이름도 같지만 값은 달라요.`,
        },
        'ten-by-three': {
          ask: '소비자 셋이 저마다 하나 이상 세고, 모두 합쳐 10이 되게 해 보세요.',
          missing: (f) =>
            `소비자 ${counts(f).length === 1 ? '하나' : `${counts(f).length}개`}가 셌고 합은 ${counts(f).reduce((sum, count) => sum + count, 0)}이에요.`,
          done: (f) =>
            `${names(counts(f).map(String))}. 10이라는 값은 여러분 머릿속에만 있어요. 한 프로세스가 알려면 누군가 센 값을 보내야 해요.`,
        },
      },
    },
  },
};
