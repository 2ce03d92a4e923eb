/** 64-bit integers, as Redis reads and adds them, and time-outs in seconds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerOf, positiveArgument, sumOf, timeoutMsArgument } from '../../src/main/broker/number';

const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);
const integer64 = fc.bigInt({ min: SMALLEST, max: LARGEST });

describe('an integer', () => {
  it('is read back as written, a number up to 2^53 and a BigInt beyond', () => {
    fc.assert(
      fc.property(fc.oneof(integer64, fc.bigInt({ min: -(2n ** 54n), max: 2n ** 54n })), (value) => {
        const read = integerOf(String(value));
        expect(BigInt(read ?? NaN)).toBe(value);
        expect(typeof read).toBe(Number.isSafeInteger(Number(value)) ? 'number' : 'bigint');
      }),
    );
  });

  it.each([String(LARGEST), String(SMALLEST), '0', '-1', '9007199254740993'])('can be %s', (text) => {
    expect(String(integerOf(text))).toBe(text);
  });

  it.each([
    '',
    '-',
    '+1',
    '-0',
    '01',
    '-01',
    ' 1',
    '1 ',
    '1.0',
    '1e3',
    '0x1',
    String(LARGEST + 1n),
    String(SMALLEST - 1n),
  ])('cannot be %j', (text) => {
    expect(integerOf(text)).toBeUndefined();
  });

  it('plus another is exact, or beyond 64 bits', () => {
    fc.assert(
      fc.property(integer64, fc.oneof(integer64, fc.bigInt({ min: -2n, max: 2n })), (one, other) => {
        const sum = one + other;
        const added = sumOf(integerOf(String(one)) ?? NaN, integerOf(String(other)) ?? NaN);
        expect(added === undefined ? undefined : String(added)).toBe(
          sum > LARGEST || sum < SMALLEST ? undefined : String(sum),
        );
      }),
    );
  });

  it('plus another may leave, or come back to, what a number holds', () => {
    expect(sumOf(Number.MAX_SAFE_INTEGER, 2)).toBe(9007199254740993n);
    expect(sumOf(9007199254740993n, -2)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('that must not be negative is complained of in one way, whatever is wrong', () => {
    const complaint = 'ERR value is out of range, must be positive';
    expect(() => positiveArgument('-1')).toThrow(complaint);
    expect(() => positiveArgument('many')).toThrow(complaint);
    expect(positiveArgument('0')).toBe(0);
  });
});

describe('a time-out', () => {
  it.each([
    ['0.0004', 1],
    ['1', 1000],
    ['.5', 500],
    ['1.', 1000],
    ['1e1', 10_000],
    ['+2', 2000],
    ['0x10', 16_000],
  ])('of %s seconds is %i ms', (text, milliseconds) => {
    expect(timeoutMsArgument(text)).toBe(milliseconds);
  });

  it.each(['0', '-0', '0.0', '-1e-9'])('of %s waits for good', (text) => {
    expect(timeoutMsArgument(text)).toBeUndefined();
  });

  it.each(['', 'x', '1 ', ' 1', '1e', '.', 'nan', `${'1'.repeat(1_000_000)}x`])('cannot be %.20s', (text) => {
    expect(() => timeoutMsArgument(text)).toThrow('ERR timeout is not a float or out of range');
  });

  it.each(['-1', 'inf', '-infinity', '1e17', '9223372036854776'])('of %s is negative, says Redis', (text) => {
    expect(() => timeoutMsArgument(text)).toThrow('ERR timeout is negative');
  });
});
