import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chrf } from '../../src/core/chrf';
import { matchRatio } from '../../src/core/match-ratio';
import { stripComments } from '../../src/core/strip-comments';

describe('stripComments', () => {
  it('removes comments and blank lines, and keeps what only looks like one', () => {
    const program = [
      '# solution',
      'def f(x):  # doubles',
      '    """Doc # string."""',
      '',
      "    return '#' + \"it's # fine\" + 'a\\'#b'",
      '   # indented',
      "text = '''",
      '# kept',
      "'''",
      '',
    ].join('\n');
    expect(stripComments(program)).toBe(
      [
        'def f(x):',
        '    """Doc # string."""',
        "    return '#' + \"it's # fine\" + 'a\\'#b'",
        "text = '''",
        '# kept',
        "'''",
      ].join('\n'),
    );
  });

  it('survives broken programs', () => {
    expect(stripComments("x = 'never closed # no\ny = 1 # yes")).toBe("x = 'never closed # no\ny = 1");
    expect(stripComments('x = """never\n# closed')).toBe('x = """never\n# closed');
    expect(stripComments("'\\")).toBe("'\\");
    expect(stripComments('# only')).toBe('');
  });
});

describe('matchRatio', () => {
  // Python 3.11: difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()
  it.each([
    ['print(int(input()) + 2)\n', 'n = int(input())\nprint(n + 2)\n', 0.7037037037037037],
    ['abcabba', 'cbabac', 0.46153846153846156],
    ['def f(x):\n    return x * 2', 'def f(x):\n    y = x * 2\n    return y', 0.6774193548387096],
    ['', 'a', 0],
    [
      'for i in range(10):\n    print(i)\n'.repeat(12),
      "for j in range(11):\n    print(j, end=' ')\n".repeat(11),
      0.7692307692307693,
    ],
  ])('of %j and another is what Python says', (a, b, expected) => {
    expect(matchRatio(a, b)).toBeCloseTo(expected, 12);
  });

  it('is 1 for equal texts, empty ones too, and agrees with the recursive definition', () => {
    expect([matchRatio('', ''), matchRatio('same', 'same')]).toEqual([1, 1]);
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\n'), maxLength: 24 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const slow = a.length + b.length === 0 ? 1 : (2 * matched(a, b)) / (a.length + b.length);
        return Math.abs(matchRatio(a, b) - slow) < 1e-12;
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('chrf', () => {
  it('is the F₂ of averaged precision and recall', () => {
    // Orders 1 and 2: precision 1 and 1, recall 2/3 and 1/2; "ab" has no order 3.
    expect(chrf('ab', 'abc')).toBeCloseTo(7 / 11, 12);
    // Recall weighs more than precision: the longer text is the better one.
    expect(chrf('abc', 'ab')).toBeCloseTo((5 * (7 / 12)) / (4 * (7 / 12) + 1), 12);
  });

  it('leaves out white space, counts repeated n-grams, and knows the ends', () => {
    expect(chrf('a b\nc', 'abc')).toBe(1);
    expect(chrf('', '')).toBe(1);
    expect(chrf('', 'a')).toBe(0);
    expect(chrf('xyz', 'abc')).toBe(0);
    // "aa" in "aaaa": precision 1, 1; recall 2/4, 1/3.
    expect(chrf('aa', 'aaaa')).toBeCloseTo((5 * (5 / 12)) / (4 + 5 / 12), 12);
  });
});

/** Ratcliff and Obershelp by the book. */
function matched(a: string, b: string): number {
  let best = { size: 0, a: 0, b: 0 };
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      let size = 0;
      while (i + size < a.length && j + size < b.length && a[i + size] === b[j + size]) size += 1;
      if (size > best.size) best = { size, a: i, b: j };
    }
  }
  if (best.size === 0) return 0;
  return (
    matched(a.slice(0, best.a), b.slice(0, best.b)) +
    best.size +
    matched(a.slice(best.a + best.size), b.slice(best.b + best.size))
  );
}
