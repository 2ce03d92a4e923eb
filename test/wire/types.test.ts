/** The types that follow from a contract. Checked by the compiler; running it checks nothing more. */
import { expectTypeOf, it } from 'vitest';
import type { ClientOf } from '../../src/shared/wire/client';
import type { CodeOf } from '../../src/shared/wire/contract';
import type { ServiceOf } from '../../src/shared/wire/host';
import type { Batch, Source } from '../../src/shared/wire/source';
import type { ProbeContract } from './contract-under-test';

type Client = ClientOf<ProbeContract>;
type Service = ServiceOf<ProbeContract>;

it('gives the client what a caller passes and gets', () => {
  expectTypeOf<Parameters<Client['add']>[0]>().toEqualTypeOf<{ a: number; b?: number | undefined }>();
  expectTypeOf<Client['add']>().returns.toEqualTypeOf<Promise<number>>();
  expectTypeOf<Client['count']>().returns.toEqualTypeOf<AsyncIterable<Batch<number>>>();
  expectTypeOf<Client>().not.toHaveProperty('constructorOfAnything');
});

it('gives the service checked arguments, defaults filled in, and the right kind to return', () => {
  expectTypeOf<Parameters<Service['add']>[0]>().toEqualTypeOf<{ a: number; b: number }>();
  expectTypeOf<Service['add']>().returns.toEqualTypeOf<number | Promise<number>>();
  expectTypeOf<Service['count']>().returns.toEqualTypeOf<Source<number>>();
  expectTypeOf<Service['wait']>().parameter(1).toEqualTypeOf<AbortSignal>();
});

it('closes the error codes', () => {
  expectTypeOf<CodeOf<ProbeContract['operations']['fail']>>().toEqualTypeOf<'NO_SUCH_THING'>();
  expectTypeOf<CodeOf<ProbeContract['operations']['add']>>().toEqualTypeOf<never>();
});
