import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpickleText } from '../../src/core/unpickle-text';

const bytes = (...values: readonly number[]): Uint8Array => new Uint8Array(values);

describe('unpickleText', () => {
  it.each([
    ['protocol 2', bytes(0x80, 2, 0x58, 2, 0, 0, 0, 0x68, 0x69, 0x71, 0, 0x2e), 'hi'],
    ['protocol 4', bytes(0x80, 4, 0x95, 6, 0, 0, 0, 0, 0, 0, 0, 0x8c, 2, 0x68, 0x69, 0x94, 0x2e), 'hi'],
    ['an empty text', bytes(0x80, 4, 0x8c, 0, 0x2e), ''],
    ['nothing', bytes(), { found: 'no end' }],
    ['no text', bytes(0x80, 4, 0x2e), { found: 'no text' }],
    ['two texts', bytes(0x8c, 0, 0x8c, 0, 0x2e), { found: 'a second text at byte 2' }],
    ['a cut text', bytes(0x8c, 9, 0x68), { found: 'a text longer than the pickle' }],
    ['a huge length', bytes(0x8d, ...Array(8).fill(255), 0x2e), { found: 'a text longer than the pickle' }],
    ['a cut instruction', bytes(0x58, 1, 0), { found: 'an end in the middle of an instruction' }],
    ['broken UTF-8', bytes(0x8c, 1, 0xff, 0x2e), { found: 'a text that is not UTF-8' }],
    ['more behind it', bytes(0x8c, 0, 0x2e, 0x2e), { found: '1 bytes after its end' }],
    ['a global', bytes(0x63, 0x6f, 0x73, 0x0a, 0x2e), { found: 'instruction 0x63 at byte 0' }],
    ['a call', bytes(0x8c, 0, 0x52, 0x2e), { found: 'instruction 0x52 at byte 2' }],
  ])('reads %s', (_, pickle, result) => {
    expect(unpickleText(pickle)).toEqual(result);
  });

  it('ends for any bytes with a text or a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (pickle) => {
        const result = unpickleText(pickle);
        expect(typeof result === 'string' || result.found !== '').toBe(true);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);
});
