/** Request-reply and push: one has the jobs, each is meant for one worker. */
import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { koreanDuration } from '../../figures';
import { kindOf } from '../../picked';
import { trouble, wentOn, type PatternsFacts } from '../facts';
import { sentences } from '../sentences';
import { SOME_TWICE } from '../tasks';
import type { asking as en } from './en-asking';
import { chosenOrder, crashed, doneTwice, givenAgain, jobs, number, outcome, shares, slowOnes } from './ko-parts';

/** What became of the job that the first one to crash had in hand. */
function crashedJob(f: PatternsFacts): string {
  const [crash] = f.crashes;
  if (!crash) return '';
  const who = `${josa(crash.actor, '은/는')} ${crash.job}번 작업을 쥔 채 죽었`;
  if (!f.lost.includes(crash.job)) return `${who}고, 그 작업은 다른 일꾼이 했어요.`;
  return f.noticed.includes(crash.job)
    ? `${who}어요. 그 작업은 끝나지 않았고, 보내는 쪽도 그것을 알아요.`
    : `${who}어요. 그 작업은 아무도 하지 않았고, 빠졌다는 말은 보내는 쪽의 줄 어디에도 없어요.`;
}

/** Who is free gets the next: what that made of the slow ones. */
function fewer(f: PatternsFacts): string {
  const slow = trouble(f, 'isSlow');
  const doneBy = (worker: string): number => f.done[worker]?.length ?? 0;
  const most = Math.max(0, ...Object.values(f.done).map((own) => own.length));
  const isFewer = slow.length > 0 && slow.every((worker) => doneBy(worker) < most);
  return isFewer ? ' 그래서 느린 일꾼은 적게 받았고, 다른 일꾼은 기다릴 필요가 없었어요.' : '';
}

const afterwards = (f: PatternsFacts): string =>
  f.doneAfterCrash === 0 ? '그 뒤로 끝난 작업은 없어요.' : `그 뒤에도 작업 ${number(f.doneAfterCrash)}개가 끝났어요.`;

const nobodyCrashed = '이번 실행에서는 죽은 일꾼이 없어요.';

export const asking: SameText<typeof en> = {
  'request-reply': {
    intro:
      '묻는 쪽은 일꾼에게 작업을 하나 주고, 답을 기다렸다가, 그다음에야 다음 일꾼에게 다음 작업을 줘요. 일꾼 하나는 느리고, 하나는 늦게 오고, 하나는 작업을 쥔 채 죽어요.',
    question: '동시에 진행되는 작업은 가장 많을 때 몇 개일까요?',
    options: {},
    happened: (f) => `동시에 진행된 작업은 가장 많을 때 ${f.mostAtOnce}개였어요. ${shares(f)} ${outcome(f)}`,
    right: (f) =>
      sentences(
        f.mostAtOnce === 1
          ? '하나예요. 답을 기다리는 동안에는 다음 작업을 주지 않거든요.'
          : `가장 많을 때 ${f.mostAtOnce}개였어요.`,
        slowOnes(f) && `${slowOnes(f)}.`,
      ),
    feedback: {
      'asking-does-not-wait': (f) =>
        sentences(
          `일꾼이 여럿이어도, 묻는 쪽은 답을 기다리는 동안 다음 작업을 주지 않아요. 그래서 동시에 ${f.mostAtOnce}개를 넘지 못했어요.`,
          slowOnes(f) && `${slowOnes(f)}. 그동안 다른 일꾼은 할 일이 없었어요.`,
        ),
    },
    otherwise: (f) => `가장 많을 때 ${f.mostAtOnce}개였어요. 일꾼들의 줄을 나란히 놓고 작업이 겹치는 곳을 찾아보세요.`,
    unsettled: '일꾼이 둘 이상 일을 하고, 실행이 끝까지 가야 맞춰 볼 수 있어요.',
    explanation: (f) =>
      sentences(
        slowOnes(f) && `${slowOnes(f)}.`,
        '차례대로 물으면 느린 일꾼의 차례마다 모두가 기다려요.',
        '대신 답을 받은 작업은 확실히 끝난 작업이에요. 답이 없으면 했는지 안 했는지는 알 수 없어요.',
        f.crashes.length === 0
          ? ''
          : `${crashed(f)}. 연결이 끝나면 답이 올 수 없다는 것은 바로 알아요.${f.noticed.length > 0 ? ` 그래서 ${josa(jobs(f.noticed), '은/는')} 포기했어요.` : ''}`,
      ) +
      givenAgain(f) +
      doneTwice(f) +
      chosenOrder(f),
    modelAnswer:
      '하나예요. 요청-응답은 답을 받고 나서야 다음으로 가니까요. 따라가기 쉽고 무엇이 끝났는지 확실하지만, 다른 일꾼은 놀고 가장 느린 일꾼이 속도를 정해요.',
    tasks: {
      notices: {
        ask: '죽은 일꾼에게서는 답이 오지 않는다고 묻는 쪽이 판단한 이벤트를 골라 보세요.',
        missing: (f, picked) =>
          f.crashes.length === 0
            ? `${nobodyCrashed} 죽는 일꾼이 있게 실행해 보세요.`
            : `${kindOf.ko(picked)}연결이 끝난 바로 뒤, 보내는 쪽의 메모를 살펴보세요.`,
        done: () =>
          '맞아요. 일꾼은 아무 말도 못 했지만, 운영체제가 연결을 닫았으니 알 수 있었어요. 컴퓨터가 통째로 꺼졌다면 그런 소식조차 오지 않아요.',
      },
      'nothing-lost': {
        ask: '일꾼이 작업을 쥔 채 죽는데도 하나도 잃지 않게 해 보세요.',
        missing: (f) =>
          f.crashes.length === 0
            ? nobodyCrashed
            : `${outcome(f)} 묻는 쪽은 무엇이 빠졌는지 알아요. 그걸로 무엇을 하면 좋을까요?`,
        done: (f) => `${crashed(f)}. 그래도 작업 ${number(f.params.jobs)}개가 모두 끝났어요.${givenAgain(f)}`,
      },
      'done-twice': {
        ask: '아무도 죽지 않고 잃은 것도 없는데, 두 번 한 작업이 생기게 해 보세요.',
        missing: (f) =>
          f.crashes.length > 0
            ? '죽은 일꾼이 있어요. ‘죽는 일꾼’을 0으로 두세요.'
            : f.lost.length > 0
              ? outcome(f)
              : `두 번 한 작업이 없어요. ${f.params.acknowledge ? `${koreanDuration(f.params.timeoutMs)} 동안 답이 없으면 다시 맡겨요. 그보다 오래 걸리는 일꾼이 있나요?` : '먼저 ‘확인받고, 없으면 다시 전달’을 켜야 해요.'}`,
        done: (f) =>
          `${josa(jobs(f.twice), '이에요/예요')}. 느릴 뿐인 일꾼을 죽은 것으로 여겼어요. 제한 시간으로는 둘을 가릴 수 없어요.`,
      },
    },
  },
  push: {
    intro:
      '보내는 쪽은 손이 비었다고 말한 일꾼에게 다음 작업을 주고, 준 것은 잊어요. 부하 분산기(load balancer)처럼요. 일꾼 하나는 느리고, 하나는 늦게 오고, 하나는 작업을 쥔 채 죽어요.',
    question: '일꾼이 작업을 쥔 채 죽었어요. 그 작업은 어떻게 될까요?',
    options: {
      back: '보낸 쪽으로 돌아가고, 다른 일꾼이 해요',
      gone: '끝내 아무도 하지 않고, 나머지 작업은 이어져요',
      stops: '보낸 쪽이 그 작업을 기다리느라 모두 멈춰요',
    },
    happened: (f) => sentences(shares(f), crashedJob(f), outcome(f)),
    right: (f) =>
      sentences(
        f.params.acknowledge
          ? '보낸 쪽은 확인 응답을 받을 때까지 작업을 간직하니까요.'
          : '작업은 일꾼의 메모리에 있다가 함께 사라졌고, 보낸 쪽은 간직하지 않았어요.',
        afterwards(f),
      ),
    feedback: {
      'queue-takes-the-item-back': (f) =>
        sentences(
          f.params.acknowledge
            ? '간직한 작업은 다시 맡길 수 있지만, 맡길 일꾼이 남아 있어야 해요.'
            : '어디서 돌아올까요? 작업은 일꾼의 메모리에 있다가 함께 사라졌고, 보낸 쪽은 주고 나서 아무것도 간직하지 않았어요.',
          f.params.acknowledge ? '' : '일꾼이 죽어도 작업이 남으려면, 끝날 때까지 누군가 간직해야 해요.',
        ),
      'one-gone-all-gone': (f) =>
        sentences('보내는 쪽은 어느 한 일꾼을 기다리지 않고, 손이 빈 일꾼에게 줘요.', afterwards(f)),
    },
    otherwise: afterwards,
    unsettled: '이번 실행에서는 죽은 일꾼이 없거나, 실행이 도중에 멈췄거나, 일꾼이 하나뿐이었어요.',
    explanation: (f) =>
      sentences(
        `손이 빈 일꾼이 다음 작업을 받아요.${fewer(f)}${f.completedJobs === 0 ? '' : ` 가장 많을 때는 ${f.mostAtOnce}개가 동시에 진행됐고, 모두 ${koreanDuration(f.elapsedMs)} 걸렸어요.`}`,
        f.params.acknowledge
          ? '보내는 쪽은 확인 응답을 받을 때까지 작업을 간직했어요.'
          : wentOn(f) && f.lost.length > 0
            ? '주고 잊는 방식의 대가예요. 일꾼이 죽어도 일은 이어지지만, 그 일꾼이 쥐고 있던 작업은 소리 없이 사라져요.'
            : '',
      ) +
      givenAgain(f) +
      doneTwice(f) +
      chosenOrder(f),
    modelAnswer:
      '아무도 하지 않아요. 보낸 쪽은 주고 잊었으니, 작업은 일꾼과 함께 사라지고 흔적도 없어요. 나머지는 그대로 이어져요. 다시 맡기려면 확인 응답을 받을 때까지 간직해야 해요.',
    tasks: {
      'where-it-vanishes': {
        ask: '일꾼이 쥐고 있던 작업이 함께 사라지는 이벤트를 골라 보세요.',
        missing: (f, picked) =>
          f.crashes.length === 0
            ? `${nobodyCrashed} 죽는 일꾼이 있게 실행해 보세요.`
            : `${kindOf.ko(picked)}${f.crashes[0]?.actor ?? '죽은 일꾼'}의 줄에서 마지막 메모를 찾아보세요.`,
        done: (f) =>
          f.lost.length > 0 && !f.params.acknowledge
            ? '맞아요. 이제 보낸 쪽의 줄에서 그 작업을 찾아보세요. 연결이 끝났다는 말은 있어도, 무엇을 쥐고 있었는지는 없어요.'
            : '맞아요. 다만 보낸 쪽이 간직하고 있어서 다시 맡길 수 있었어요.',
      },
      'given-again': {
        ask: '일꾼이 죽는데도 모든 작업이 딱 한 번씩 끝나게 해 보세요.',
        missing: (f) => (f.crashes.length === 0 ? nobodyCrashed : outcome(f)),
        done: (f) => `${crashed(f)}. 그래도 작업 ${number(f.params.jobs)}개가 한 번씩 끝났어요.${givenAgain(f)}`,
      },
      'too-impatient': {
        ask: `성급하게 다시 맡기게 해 보세요. 아무도 죽지 않는데 두 번 이상 한 작업이 ${SOME_TWICE}개 이상이어야 해요.`,
        missing: (f) =>
          f.crashes.length > 0
            ? '죽은 일꾼이 있어요. ‘죽는 일꾼’을 0으로 두세요.'
            : `두 번 이상 한 작업이 ${f.twice.length}개예요. 느릴 뿐인 일꾼을 죽은 것으로 여기는 일이, 다른 일꾼의 손이 비어 있는 동안 여러 번 일어나야 해요.`,
        done: (f) =>
          `${josa(jobs(f.twice), '이에요/예요')}. 처음 맡은 일꾼도 결국 그 작업을 했어요. 알림은 두 번 가도 괜찮지만 결제는 그렇지 않아요.`,
      },
    },
  },
};
