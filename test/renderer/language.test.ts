import { describe, expect, it } from 'vitest';
import { labs, type LabId } from '../../src/shared/labs/registry';
import { integer, items } from '../../src/shared/labs/parameter';
import { settle } from '../../src/shared/labs/lab';
import { bench } from '../../src/shared/bench/contract';
import { LabError, WIRE_CODES } from '../../src/shared/wire/error';
import { errorText, parameterProblem, thrownText } from '../../src/renderer/src/language/errors';
import { systemLanguage } from '../../src/renderer/src/language/system-language';
import { problemText } from '../../src/renderer/src/language/problems';
import { LANGUAGES, type Language } from '../../src/renderer/src/language/text';
import { parseRoute, routeHref, type Route } from '../../src/renderer/src/shell/route';
import { resolveTheme } from '../../src/renderer/src/settings/theme';

const HANGUL = /[가-힣]/;
const isIn = (language: Language, text: string): boolean => HANGUL.test(text) === (language === 'ko');

describe.each(LANGUAGES)('in %s', (language) => {
  it('every code of the bench and of the wire has a sentence', () => {
    const codes = [
      ...WIRE_CODES,
      ...Object.values(bench.operations).flatMap(({ errors }) => errors as readonly string[]),
    ];
    const detail = {
      parameter: 'input',
      problem: { code: 'NOT_A_LIST' },
      code: 'ACTOR_HAS_ENDED',
      detail: { actor: 'consumer-1' },
    };
    for (const code of codes) {
      const text = errorText(code, detail, language);
      expect(isIn(language, text), `${code}: ${text}`).toBe(true);
      expect(text).not.toContain(code);
      expect(text).not.toContain('undefined');
    }
  });

  it('a server that failed is told with its own words, if it had any', () => {
    for (const detail of [null, { reason: 'OOM command not allowed' }]) {
      const text = errorText('SERVER_FAILED', detail, language);
      expect(isIn(language, text), text).toBe(true);
      expect(text).not.toMatch(/SERVER_FAILED|undefined/);
      expect(text.includes('OOM command not allowed')).toBe(detail !== null);
    }
  });

  it('an unknown code is named, and never looked up on the prototype', () => {
    for (const code of ['NEVER_HEARD_OF', 'constructor', 'toString']) {
      expect(errorText(code, null, language)).toContain(code);
    }
  });

  it('a problem says what would fit', () => {
    const count = integer({ default: 1, min: 1, max: 8 }).check(12);
    const list = items({ default: [], maxItems: 10_000, maxItemChars: 1_000 }).check(
      Array.from({ length: 10_001 }, () => 1),
    );
    if (count.ok || list.ok) throw new Error('both must be refused');
    expect(problemText(count.problem, language)).toMatch(/1.*8.*12/);
    expect(problemText(list.problem, language)).toMatch(/10,000.*10,001/);
    const stranger = settle(labs.queue, 'full-queue', { kapacity: 3 });
    if (stranger.ok) throw new Error('must be refused');
    expect(problemText(stranger.problem, language)).toContain('capacity');
  });

  it('why a server cannot be had is said in words where there are some, and as it was told where not', () => {
    const why = (reason: string): string =>
      problemText({ code: 'UNREACHABLE', address: 'redis://a:1', reason }, language);
    expect(why('NOAUTH Authentication required.')).toMatch(/redis:\/\/a:1.* .*\(NOAUTH\)\.$/);
    expect(isIn(language, why('ECONNREFUSED'))).toBe(true);
    expect(why('Failed to refresh slots cache.')).toMatch(/ Failed to refresh slots cache\.?$/);
    expect(why('CONSTRUCTOR')).toContain('CONSTRUCTOR');
  });
});

describe('an error from the bench', () => {
  it('names the parameter and can be taken apart for the field', () => {
    const error = new LabError('BAD_PARAMETER', {
      parameter: 'consumers',
      problem: { code: 'OUT_OF_RANGE', min: 1, max: 8, got: 9 },
    });
    expect(thrownText(error, 'en')).toMatch(/consumers.*1.*8.*9/);
    expect(parameterProblem(error)?.parameter).toBe('consumers');
    expect(parameterProblem(new Error('no'))).toBeUndefined();
  });

  it('tells what a lab’s own action failed with', () => {
    const error = new LabError('ACTION_FAILED', { code: 'ACTOR_HAS_ENDED', detail: { actor: 'consumer-2' } });
    expect(thrownText(error, 'en')).toBe('consumer-2 has ended already.');
  });
});

describe('before anybody chose', () => {
  it('Korean systems start in Korean, all others in English', () => {
    expect(['ko', 'ko-KR', 'KO', 'en-GB', 'kok-IN', 'ja'].map(systemLanguage)).toEqual([
      'ko',
      'ko',
      'ko',
      'en',
      'en',
      'en',
    ]);
  });

  it('the theme is what the system prefers, and contrast comes first', () => {
    const prefers =
      (...wanted: readonly string[]) =>
      (query: string): boolean =>
        wanted.some((one) => query.includes(one));
    expect(resolveTheme('system', prefers())).toBe('light');
    expect(resolveTheme('system', prefers('dark'))).toBe('dark');
    expect(resolveTheme('system', prefers('dark', 'contrast'))).toBe('contrast');
    expect(resolveTheme('light', prefers('dark', 'contrast'))).toBe('light');
  });
});

describe('an address', () => {
  it('leads back to the page it was made for', () => {
    const routes: Exclude<Route, { page: 'unknown' }>[] = [{ page: 'home' }, { page: 'runs' }, { page: 'settings' }];
    for (const lab of Object.keys(labs) as LabId[]) {
      routes.push({ page: 'lab', lab });
      for (const experiment of Object.keys(labs[lab].experiments)) routes.push({ page: 'lab', lab, experiment });
    }
    for (const route of routes) expect(parseRoute(routeHref(route))).toEqual(route);
  });

  it.each(['#/nowhere', '#/lab/constructor', '#/lab/queue/toString', '#/lab/queue/full-queue/x', '#/runs/x', '#/lab'])(
    '%s leads nowhere',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ page: 'unknown' });
    },
  );
});
