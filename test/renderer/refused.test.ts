/** What a run was refused for is said at the field, until the field is changed. */
import { expect, it } from 'vitest';
import { refusedFor, wasRefused, type TriedRun } from '../../src/renderer/src/lab-page/refused';

const problem = { code: 'PORT_IN_USE', port: 4_000 } as const;

const refused: TriedRun = {
  head: { params: { port: 4_000, count: 3 } },
  end: { error: { code: 'BAD_PARAMETER', detail: { parameter: 'port', problem } } },
};

it('names the parameter and the problem', () => {
  expect(refusedFor(refused, { port: 4_000, count: 3 })).toEqual({ parameter: 'port', problem });
  expect(refusedFor(refused, { port: 4_000, count: 5 })).toEqual({ parameter: 'port', problem });
});

it('says nothing once another value is filled in', () => {
  expect(refusedFor(refused, { port: 0, count: 3 })).toBeUndefined();
});

it('says nothing of a run that failed otherwise, goes on, or never was', () => {
  const { head } = refused;
  expect(refusedFor({ head, end: { error: { code: 'SPAWN_FAILED', detail: null } } }, head.params)).toBeUndefined();
  expect(refusedFor({ head, end: {} }, head.params)).toBeUndefined();
  expect(refusedFor({ head }, head.params)).toBeUndefined();
  expect(refusedFor(undefined, head.params)).toBeUndefined();
});

it('never began if it was refused, whatever has been filled in since', () => {
  const { head } = refused;
  expect([refused, { head, end: {} }, { head }, undefined].map(wasRefused)).toEqual([true, false, false, false]);
});
