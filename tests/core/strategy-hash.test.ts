import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/core/canonical-json';
import { sha256 } from '../../src/core/sha256';
import { completeStrategy, strategyHash } from '../../src/core/strategy-hash';
import { plainStrategy } from './fixtures';

test('sha256 agrees with the reference digests', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test("sha256 agrees with Node's on texts of every length around a block and on any Unicode", () => {
  const nodes = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
  for (let length = 0; length < 200; length += 1)
    expect(sha256('x'.repeat(length))).toBe(nodes('x'.repeat(length)));
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => sha256(text) === nodes(text)));
});

test('canonical JSON does not depend on the order of keys and leaves out what is undefined', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined, A: true })).toBe(
    '{"A":true,"b":[1,{"c":"x","d":null}]}',
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the hash of a strategy does not depend on its name, and depends on every text', () => {
  const hash = strategyHash(plainStrategy);
  expect(strategyHash({ ...plainStrategy, name: 'other' })).toBe(hash);
  const others = [
    { ...plainStrategy, maxTurns: 4 },
    { ...plainStrategy, reasoning: { id: 'own', text: 'a' } },
    { ...plainStrategy, reasoning: { id: 'own', text: 'b' } },
    { ...plainStrategy, search: { kind: 'tree', c: 1 } as const },
    { ...plainStrategy, search: { kind: 'tree', c: 1, width: 2 } as const },
  ];
  expect(new Set([hash, ...others.map(strategyHash)]).size).toBe(6);
});

test('a retry strategy without prompts is the one that carries the shipped ones', () => {
  const retry = { ...plainStrategy, cot: 'retry' } as const;
  const complete = completeStrategy(retry);
  expect(complete.reasoning?.text).toContain('plain sentences');
  expect(complete.instruction?.text).toContain('small functions');
  expect(strategyHash(retry)).toBe(strategyHash(complete));
});
