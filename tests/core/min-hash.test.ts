import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTokens, createNearIndex, jaccard, shingles, words } from '../../src/core/min-hash';
import { createRandom } from '../../src/core/random';

describe('tokens', () => {
  it('are names, numbers, strings and signs; comments are none', () => {
    const tokens = codeTokens('# say it\nfor i in x:\n    s += "a # b" + 1.5e3  # add');
    expect(tokens.join('|')).toBe('for|i|in|x|:|    |s|+|=|"a # b"|+|1.5e3');
  });

  it('of prose are its words', () =>
    expect(words('Don’t PANIC, über-all!')).toEqual(['don', 't', 'panic', 'über', 'all']));
});

describe('Jaccard similarity', () => {
  it('of a case by hand', () => {
    const a = shingles(['a', 'b', 'c', 'd'], 2);
    const b = shingles(['a', 'b', 'c', 'e'], 2);
    expect(jaccard(a, b)).toBe(2 / 4);
    expect([jaccard(a, a), jaccard(a, new Set()), jaccard(new Set(), new Set())]).toEqual([1, 0, 0]);
  });

  it('of texts shorter than a shingle compares them whole', () => {
    expect(jaccard(shingles(['a'], 5), shingles(['a'], 5))).toBe(1);
    expect(jaccard(shingles(['a'], 5), shingles(['a', 'b'], 5))).toBe(0);
  });
});

describe('the index', () => {
  it('finds what the slow comparison of all pairs finds, at and above the threshold', () => {
    for (const threshold of [0.5, 0.8]) {
      const random = createRandom(7);
      const base = Array.from({ length: 60 }, () => random.int(1_000_000));
      const index = createNearIndex<number>(threshold);
      const sets = Array.from({ length: 120 }, () => {
        const change = random.int(40);
        return new Set(base.map((item, i) => (i < change ? random.int(1_000_000) : item)));
      });
      for (const [i, set] of sets.entries()) {
        const best = Math.max(...sets.slice(0, i).map((other) => jaccard(set, other)), 0);
        expect(index.nearest(set)?.similarity ?? null).toBe(best >= threshold ? best : null);
        index.add(set, i);
      }
    }
  });

  it('never finds what is below the threshold, and always finds an equal set', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.nat(30), { minLength: 1 }), { minLength: 1 }), (lists) => {
        const index = createNearIndex<number>(0.8);
        const sets = lists.map((list) => new Set(list));
        sets.forEach((set, i) => index.add(set, i));
        for (const set of sets) expect(index.nearest(set)?.similarity).toBe(1);
        const stranger = new Set([99, 98]);
        expect(index.nearest(stranger)).toBeNull();
      }),
    );
  });
});
