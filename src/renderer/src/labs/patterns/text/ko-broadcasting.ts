/** Pull, where many have the same, and publish-subscribe, where all get the same. */
import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { koreanDuration } from '../../figures';
import { kindOf } from '../../picked';
import { lateWorker } from '../bets';
import { trouble, type PatternsFacts } from '../facts';
import { sentences } from '../sentences';
import { SEVERAL } from '../tasks';
import type { broadcasting as en } from './en-broadcasting';
import { chosenOrder, crashed, doneTwice, jobs, number, shares } from './ko-parts';

/** A piece that comes once more is the same piece. */
const servedTwice = ({ twice }: PatternsFacts): string =>
  twice.length === 0
    ? ''
    : ` ${jobs(twice)} 조각은 두 번 이상 건넸어요. 느린 공급처와 죽은 공급처는 밖에서 보면 똑같거든요. 조각은 두 번 와도 같은 것이니 탈이 없어요.`;

const fetched = (f: PatternsFacts): string =>
  f.lost.length === 0
    ? `조각 ${number(f.params.jobs)}개를 모두 모았어요.`
    : `조각 ${number(f.params.jobs)}개 중 ${number(f.completedJobs)}개를 모았어요. 빠진 조각: ${jobs(f.lost)}.`;

/** Which pieces were asked for again, and of whom. */
function askedElsewhere({ again }: PatternsFacts): string {
  const [first] = again;
  if (!first) return '';
  const more = again.length === 1 ? '' : ` 이런 일이 ${number(again.length - 1)}번 더 있었어요.`;
  return ` ${first.job}번 조각이 아직 없으니 ${first.to}에게 다시 달라고 했어요.${more}`;
}

const crashedAsked = ({ crashes }: PatternsFacts): string =>
  crashes.map(({ actor, job }) => `${josa(actor, '은/는')} ${job}번 조각을 달라는 말을 듣고 죽었어요.`).join(' ');

/** Whoever is quick is asked more often, if that is to be seen here. */
function quicker(f: PatternsFacts): string {
  const slow = trouble(f, 'isSlow');
  const served = (source: string): number => f.done[source]?.length ?? 0;
  const most = Math.max(0, ...Object.values(f.done).map((own) => own.length));
  return slow.length > 0 && slow.every((source) => served(source) < most)
    ? '빨리 건네는 공급처에 더 자주 달라고 하게 돼요.'
    : '';
}

/** The late worker, when it came, and what it missed. */
function late(f: PatternsFacts): string {
  const worker = lateWorker(f);
  if (worker === undefined) return '';
  const [missed, given] = [f.missed[worker] ?? [], f.given[worker] ?? []];
  if (missed.length === 0)
    return `${josa(worker, '은/는')} 아무것도 보내기 전에 와서 ${number(new Set(given).size)}개를 받았어요.`;
  const got = given.length === 0 ? '아무것도 못 받았어요' : `받은 것은 ${josa(jobs(given), '이에요/예요')}`;
  return `${josa(jobs(missed), '을/를')} 보낼 때 ${josa(worker, '은/는')} 없었어요. ${got}.`;
}

/** Why the late worker got what it got. */
function hadIt(f: PatternsFacts): string {
  const worker = lateWorker(f);
  return worker !== undefined && f.missed[worker]?.length === 0
    ? '이번에는 첫 작업이 나가기 전에 왔으니 놓친 것이 없어요.'
    : '보내는 쪽은 그때 연결되어 있는 일꾼에게만 보내고, 지난 것은 간직하지 않아요.';
}

/** What each did of what all should have done. */
const each = (f: PatternsFacts): string =>
  `작업 ${number(f.params.jobs)}개 중 모든 일꾼이 끝낸 것은 ${number(f.completedJobs)}개예요. ${shares(f)}`;

/** How far behind the slow ones were. */
function behind(f: PatternsFacts): string {
  const { longest } = f;
  if (!longest || !trouble(f, 'isSlow').includes(longest.actor)) return '';
  return `느린 ${josa(longest.actor, '은/는')} 뒤처졌어요. ${longest.job}번은 보낸 지 ${koreanDuration(longest.ms)} 뒤에야 끝냈고, 그동안 사본은 읽히지 않은 채 쌓여 있었어요.`;
}

export const broadcasting: SameText<typeof en> = {
  pull: {
    intro:
      '이번에는 가운데에 있는 쪽이 필요한 것을 모아요. 수집자(collector)가 여러 공급처(source)에서 조각을 하나씩 가져와요. 토렌트처럼요. 공급처마다 조각을 모두 갖고 있어요. 공급처 하나는 느리고, 하나는 늦게 오고, 하나는 조각을 달라는 말을 듣고 죽어요.',
    question: '달라고 한 조각을 건네기 전에 공급처가 죽었어요. 수집자는 결국 무엇을 갖게 될까요?',
    options: {
      all: '조각을 전부 갖게 돼요',
      'all-but-one': '그 공급처에 달라고 한 조각만 빼고 전부 갖게 돼요',
      stops: '공급처가 죽기 전에 온 조각만 갖게 돼요',
    },
    happened: (f) => sentences(shares(f, '건넸어요'), crashedAsked(f), fetched(f)),
    right: (f) => askedElsewhere(f).trim() || '다시 달라고 할 곳이 남지 않았어요.',
    feedback: {
      'a-request-is-not-repeated': (f) =>
        `작업은 주고 나면 손을 떠나요. 하지만 조각은 달라고만 했을 뿐 아직 받지 못했고, 수집자는 그것을 알아요.${askedElsewhere(f)}`,
      'one-gone-all-gone': (f) =>
        `죽은 공급처는 더 물을 수 없지만, 수집자는 손이 빈 다른 공급처에 달라고 해요. 공급처가 죽은 뒤에도 조각 ${number(f.doneAfterCrash)}개가 왔어요.`,
    },
    otherwise: (f) => askedElsewhere(f).trim() || '다시 달라고 할 곳이 남지 않았어요.',
    unsettled: '이번 실행에서는 죽은 공급처가 없거나, 실행이 도중에 멈췄거나, 공급처가 하나뿐이었어요.',
    explanation: (f) =>
      sentences(
        quicker(f),
        askedElsewhere(f),
        '수집자는 무엇이 필요한지 아니까, 무엇이 빠졌는지도 스스로 알아요. 따로 확인 응답을 받지 않아도, 온 조각이 곧 확인 응답이에요.',
      ) +
      servedTwice(f) +
      chosenOrder(f),
    modelAnswer:
      '전부예요. 가져오는 쪽은 무엇이 빠졌는지 알고, 다른 공급처에 다시 달라고 하면 돼요. 그 조각을 가진 공급처가 하나라도 남아 있다면요.',
    tasks: {
      'asks-elsewhere': {
        ask: '수집자가 이미 달라고 했던 조각을 다시 달라고 하는 이벤트를 골라 보세요.',
        missing: (f, picked) =>
          f.again.length === 0
            ? '이번에는 다시 달라고 한 조각이 없어요. 공급처가 죽게 실행해 보세요.'
            : `${kindOf.ko(picked)}공급처가 죽은 뒤, 수집자의 메모를 살펴보세요.`,
        done: (f) => `맞아요.${askedElsewhere(f)}`,
      },
      'several-gone': {
        ask: `공급처가 ${SEVERAL}곳 이상 죽는데도 조각을 모두 모아 보세요.`,
        missing: (f) => `죽은 공급처는 ${f.crashes.length}곳이에요. ${fetched(f)}`,
        done: (f) =>
          `${crashedAsked(f)} 그래도 조각 ${number(f.params.jobs)}개가 다 왔어요. 살아 있는 공급처가 하나만 있으면 돼요.`,
      },
      'pieces-lost': {
        ask: '이 패턴에서도 조각을 잃게 해 보세요. 어떤 조각은 오고, 나머지는 끝내 오지 않아야 해요.',
        missing: (f) => `${fetched(f)} 달라고 할 곳이 하나도 남지 않으면 어떻게 될까요?`,
        done: (f) => `${fetched(f)} 다른 곳에 달라고 하는 것도, 다른 곳이 남아 있어야 할 수 있어요.`,
      },
    },
  },
  pubsub: {
    intro:
      '라디오처럼, 보내는 쪽은 지금 연결된 모두에게 작업의 사본을 하나씩 보내고 아무도 기다리지 않아요. 일꾼 하나는 느리고, 하나는 늦게 오고, 하나는 도중에 죽어요.',
    question: '작업이 벌써 몇 개 나간 뒤에 일꾼이 왔어요. 이 일꾼은 무엇을 받을까요?',
    options: {
      'from-now-on': '그때부터 보내는 것만 받아요. 앞의 것은 못 받아요',
      'from-the-start': '전부 받아요. 앞에 보낸 것까지요',
      'a-share': '제 몫만 받아요. 작업마다 일꾼 하나에게만 가니까요',
    },
    happened: (f) => sentences(late(f), each(f)),
    right: hadIt,
    feedback: {
      'late-subscriber-gets-history': () =>
        sentences(
          '그러려면 누군가 간직하고 있어야 해요. 보내는 쪽은 그때 연결된 일꾼에게만 보냈고, 아직 오지 않은 일꾼의 몫은 남겨 두지 않았어요.',
          '나중에 따라잡으려면 로그나 큐처럼 저장해 두는 것이 있어야 해요.',
        ),
      'topic-is-a-queue': (f) =>
        sentences(
          '그건 푸시예요. 여기서는 연결되어 있는 동안 저마다 모든 작업의 사본을 받아요.',
          f.handedOut.length === 0 ? '' : '그래서 한 작업을 여러 일꾼이 하기도 해요.',
        ),
    },
    otherwise: hadIt,
    unsettled: '이번 실행에서는 늦게 와서 무언가를 받은 일꾼이 없거나, 실행이 도중에 멈췄어요.',
    explanation: (f) =>
      sentences(
        behind(f),
        f.crashes.length === 0 ? '' : `${crashed(f)}. 죽은 일꾼은 그 뒤에 보낸 것을 받지 못해요.`,
        f.lost.length === 0
          ? '모든 일꾼이 모든 작업을 했어요.'
          : `그래서 누군가 하지 못한 작업이 ${number(f.lost.length)}개예요. ${f.noticed.length === 0 ? '보내는 쪽의 줄에는 그런 말이 하나도 없어요.' : `그중 보내는 쪽이 아는 것은 ${number(f.noticed.length)}개예요.`}`,
        f.handedOutAfterMs === undefined
          ? ''
          : f.params.acknowledge
            ? `확인 응답을 기다리느라 보내는 쪽은 ${koreanDuration(f.handedOutAfterMs)} 만에 일을 마쳤어요. 간직한 것도 그때 연결되어 있던 일꾼의 사본뿐이에요.`
            : `보내는 쪽은 ${koreanDuration(f.handedOutAfterMs)} 만에 다 보냈${Object.keys(f.done).length === 0 ? '어요' : `고, 마지막 작업은 ${koreanDuration(f.elapsedMs)} 만에 끝났어요`}.`,
      ) +
      doneTwice(f) +
      chosenOrder(f),
    modelAnswer:
      '연결되어 있는 동안 보낸 것만 받아요. 이런 발행-구독은 아무것도 간직하지 않아요. 늦게 온 일꾼은 지난 것을 못 받고, 죽은 일꾼의 사본은 아무도 대신하지 않고, 보내는 쪽은 그것을 몰라요.',
    tasks: {
      missed: {
        ask: '늦게 온 일꾼이 끝내 받지 못하는 작업을 보내는 이벤트를 골라 보세요.',
        missing: (_f, picked) => `${kindOf.ko(picked)}그 일꾼이 오기 전, 보내는 쪽의 메모를 살펴보세요.`,
        done: () => '맞아요. 보내는 쪽에는 여느 작업과 똑같아요. 그때 있던 일꾼마다 사본 하나예요.',
      },
      'everybody-everything': {
        ask: `일꾼을 ${SEVERAL}개 이상 두고, 저마다 모든 작업을 하게 해 보세요. 느린 일꾼은 있어도 돼요.`,
        missing: (f) => each(f),
        done: (f) => `${shares(f)} 처음부터 끝까지 모두 연결되어 있으면 발행-구독도 잃지 않아요.`,
      },
      'to-nobody': {
        ask: '아무도 받지 못하는 작업이 하나라도 생기게 해 보세요.',
        missing: () => '작업마다 받을 일꾼이 있었어요. 다 죽었거나 아직 아무도 오지 않은 때를 만들 수 있을까요?',
        done: (f) => `${josa(jobs(f.toNobody), '은/는')} 아무도 받지 못했고, 보내는 쪽은 그냥 다음으로 갔어요.`,
      },
    },
  },
};
