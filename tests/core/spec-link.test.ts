import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../src/core/base64url';
import { SpecError } from '../../src/core/parse-spec';
import { decodeSpec, encodeSpec, specRoute } from '../../src/core/spec-link';
import { exampleSpec } from './example-spec';

describe('base64url', () => {
  it('agrees with Node for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(toBase64Url(text)).toBe(Buffer.from(text, 'utf8').toString('base64url'));
        expect(fromBase64Url(toBase64Url(text))).toBe(text.toWellFormed());
      }),
    );
  });

  it('reads padded base64 too', () => {
    expect(fromBase64Url(Buffer.from('né?>~').toString('base64'))).toBe('né?>~');
  });

  it.each(['abcde', '!!', '_w', 'é'])('refuses %j', (text) => expect(fromBase64Url(text)).toBeNull());
});

describe('a link', () => {
  it('carries a spec whole, in letters that need no escaping', () => {
    const spec = { ...exampleSpec, name: 'π ≈ 3,14 "erste Sicht" 🐍' };
    expect(encodeSpec(spec)).toMatch(/^[\w-]+$/);
    expect(decodeSpec(encodeSpec(spec))).toEqual(spec);
  });

  it('opens and starts', () => {
    expect(specRoute(exampleSpec, true)).toBe(`#/experiments/new?spec=${encodeSpec(exampleSpec)}&start=1`);
  });

  it('that was cut says so instead of opening half a spec', () => {
    const whole = encodeSpec(exampleSpec);
    for (let length = 0; length < whole.length; length++)
      expect(() => decodeSpec(whole.slice(0, length))).toThrow(SpecError);
  });
});
