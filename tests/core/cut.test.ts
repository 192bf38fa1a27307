import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutError, cutMiddle, cutTokens, estimateTokens } from '../../src/core/cut';

describe('token estimates', () => {
  test.each([
    ['', 0],
    ['abcd', 1],
    ['abcde', 2],
    ['日本', 2],
    ['🙂', 1],
  ])('%j counts %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });
});

describe('a cut on the right', () => {
  test('leaves a short text alone', () => {
    expect(cutTokens('a'.repeat(16), 4)).toBe('a'.repeat(16));
  });

  test('marks what it takes', () => {
    expect(cutTokens('a'.repeat(17), 4)).toBe(`${'a'.repeat(12)}…`);
  });

  test('never exceeds the limit, keeps a prefix, and never splits a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 1, max: 30 }),
        (text, limit) => {
          const cut = cutTokens(text, limit);
          expect(estimateTokens(cut)).toBeLessThanOrEqual(limit);
          expect(text.startsWith(cut.replace(/…$/, ''))).toBe(true);
          expect(cut.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

test('a cut in the middle keeps both ends and the limit', () => {
  expect(cutMiddle('abcdefghij', 5)).toBe('ab…ij');
  expect(cutMiddle('abcde', 5)).toBe('abcde');
  expect(cutMiddle('🙂🙂🙂', 4).isWellFormed()).toBe(true);
});

describe('error texts', () => {
  const frames = Array.from({ length: 40 }, (_, i) => `  File "solution.py", line ${i}, in f`);
  const long = ['Traceback (most recent call last):', ...frames, 'RecursionError: too deep'].join('\n');

  test('keep the first and last lines within 512 characters', () => {
    const cut = cutError(long);
    expect(cut.length).toBeLessThanOrEqual(512);
    expect(cut.split('\n')[0]).toBe('Traceback (most recent call last):');
    expect(cut.split('\n').slice(1, 2)).toEqual(['…']);
    expect(cut.split('\n').slice(-2)).toEqual([
      '  File "solution.py", line 39, in f',
      'RecursionError: too deep',
    ]);
  });

  test('keep both ends of first and last lines that are too long themselves', () => {
    const cut = cutError(`first ${'x'.repeat(600)}\nmiddle\n${'y'.repeat(600)} last`);
    expect(cut.length).toBeLessThanOrEqual(512);
    expect(cut).toMatch(/^first x+…x+\n…\ny+…y+ last$/);
  });

  test('hide every file but the program', () => {
    const text = 'Traceback:\n  File "/home/someone/lib/x.py", line 1\n  File "solution.py", line 2\nE: no';
    expect(cutError(text)).toBe('Traceback:\n  File "(hidden)", line 1\n  File "solution.py", line 2\nE: no');
  });
});
