/** Whatever a lab's programs note has words in both languages, and words that lack their data are not said. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AnyLabText } from '../../src/renderer/src/labs/panel';
import { eventPhrase, eventSentence, traceTexts, type TraceWords } from '../../src/renderer/src/trace/words';
import type { TraceEvent } from '../../src/shared/trace/event';
import type { Json } from '../../src/shared/wire/json';

type Noting = Pick<AnyLabText, 'notes'>;

/** The texts of every lab, by lab and language. */
const TEXTS = import.meta.glob<Partial<Record<'en' | 'ko', Noting>>>('../../src/renderer/src/labs/*/text/{en,ko}.ts', {
  eager: true,
});
const LABS: Readonly<Record<string, { readonly en: Noting; readonly ko: Noting }>> = Object.fromEntries(
  readdirSync('src/renderer/src/labs', { withFileTypes: true })
    .map(({ name }) => name)
    .filter((lab) => textOf(lab, 'en'))
    .map((lab) => [lab, { en: textOf(lab, 'en') ?? {}, ko: textOf(lab, 'ko') ?? {} }]),
);

function textOf(lab: string, language: 'en' | 'ko'): Noting | undefined {
  return TEXTS[`../../src/renderer/src/labs/${lab}/text/${language}.ts`]?.[language];
}

const LABS_FOLDER = 'src/main/labs';

/** `self.note('CODE'`, `note(done ? 'ONE' : 'OTHER'`, and `{ code: 'CODE'` of what is noted as a whole. */
function codesIn(source: string): readonly string[] {
  const called = [...source.matchAll(/\bnote\(([^,)]*)/g)].map((match) => match[1] ?? '');
  const whole = [...source.matchAll(/\bnote\(\{ code: ([^,]*)|data = \{ code: ([^,]*)/g)].map(
    (m) => m[1] ?? m[2] ?? '',
  );
  const typed = [...source.matchAll(/^\s+(?:\| \{ )?readonly code: ([^;]*)/gm)].map((match) => match[1] ?? '');
  return [...called, ...whole, ...typed].flatMap((text) =>
    [...text.matchAll(/'([A-Z_]{2,})'/g)].map((m) => m[1] ?? ''),
  );
}

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

const notedIn = (lab: string): readonly string[] => {
  const shared = lab === 'segments' ? ['sender', 'receiver'].map((one) => `src/shared/labs/segments/${one}.ts`) : [];
  const sources = [...sourcesIn(join(LABS_FOLDER, lab)), ...shared.map((path) => readFileSync(path, 'utf8'))];
  return [...new Set(sources.flatMap(codesIn))].sort();
};

const note = (data: Json): TraceEvent => ({ seq: 0, t: 0, actor: 'server', kind: 'note', fidelity: 'LIVE', data });
const wordsOf = (lab: string): readonly [TraceWords, TraceWords] => [
  { ...traceTexts.en, notes: LABS[lab]?.en.notes },
  { ...traceTexts.ko, notes: LABS[lab]?.ko.notes },
];

const labs = readdirSync(LABS_FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

it.each(labs.filter((lab) => notedIn(lab).length > 0))('%s has words for all it notes', (lab) => {
  for (const language of ['en', 'ko'] as const)
    expect(Object.keys(LABS[lab]?.[language].notes ?? {})).toEqual(expect.arrayContaining([...notedIn(lab)]));
});

it('finds the codes it is to look for', () => {
  expect(notedIn('processes')).toEqual(['GOODBYE']);
  expect(notedIn('segments')).toEqual(expect.arrayContaining(['GAVE_UP', 'KEPT', 'MEASURED', 'OUT_OF_ORDER']));
  expect(notedIn('layers')).toEqual(expect.arrayContaining(['CHECKED', 'FRAME']));
  expect(notedIn('tcp')).toEqual(expect.arrayContaining(['LEFT_OVER', 'LOOKED']));
});

it.each([
  ['processes', { code: 'GOODBYE', signal: 'SIGTERM' }, 'was asked to end by SIGTERM', 'SIGTERM으로 끝내 달라는'],
  [
    'tcp',
    { code: 'LEFT_OVER', receiver: 'length', bytes: 3 },
    'the receiver that reads lengths was left with 3\u00a0bytes',
    '3바이트가 남았어요',
  ],
  ['tcp', { code: 'TOLD', what: 'ECONNRESET' }, 'is broken (ECONNRESET)', '끊겼다는 말을 들었어요(ECONNRESET)'],
  ['layers', { code: 'CHECKED', sent: 16, computed: 17, noticed: true }, '0x0010 came along', '0x0011'],
  ['layers', { code: 'DECODED', object: { text: '안녕' } }, "with the text '안녕'", "'안녕'이에요"],
  ['udp', { code: 'AGAIN', number: 3 }, 'has had number 3 before', '3번은 전에'],
  ['why', { way: 'parallel', cores: 4 }, 'parallel', 'parallel'],
  ['threads', { gaveUp: true, holder: 'consumer-1' }, 'which consumer-1 holds', 'consumer-1이 쥔'],
  ['races', { race: 7, outcome: 1, violates: true }, 'race 7: outcome 1, not as it should be', '7번째 경쟁'],
  ['deadlock', { refused: true, holder: 'b', thread: 0, step: 3 }, 'b holds it', 'b가 쥐고'],
] as const)('says what was noted in %s: %j', (lab, data, english, korean) => {
  const [en, ko] = wordsOf(lab);
  expect(eventSentence(note(data), en)).toContain(english);
  expect(eventSentence(note(data), en)).toMatch(/^server: /);
  expect(eventPhrase(note(data), ko)).toContain(korean);
});

it('shows the bare code where the lab has no words for it, or the data does not bear them', () => {
  const [en] = wordsOf('tcp');
  expect(eventPhrase(note({ code: 'NEVER_HEARD_OF' }), en)).toBe('NEVER_HEARD_OF');
  expect(eventPhrase(note({ code: 'constructor' }), en)).toBe('constructor');
  for (const [lab, { en: text }] of Object.entries(LABS))
    for (const code of Object.keys(text.notes ?? {}))
      expect(eventPhrase(note({ code, receiver: null, number: [] }), wordsOf(lab)[0])).not.toMatch(
        /undefined|NaN|null/,
      );
  expect(eventPhrase(note({ code: 'LEFT_OVER', receiver: 'length', bytes: 'three' }), en)).toBe('LEFT_OVER');
});

it('leaves alone what is no note', () => {
  const [en] = wordsOf('udp');
  const sent = { ...note({ code: 'DAMAGED' }), kind: 'error' } as const;
  expect(eventSentence(sent, en)).toBe(eventSentence(sent, traceTexts.en));
});
