import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from '../../src/ui/state/line-diff';

const text = (...lines: readonly string[]): string => lines.join('\n');

describe('diffLines', () => {
  it('marks a changed line as gone and new, and leaves the rest', () => {
    expect(diffLines(text('n=int(input())', 'print(n)'), text('n=int(input())', 'print(2*n)'))).toEqual([
      { kind: 'same', text: 'n=int(input())', at: 0 },
      { kind: 'removed', text: 'print(n)' },
      { kind: 'added', text: 'print(2*n)', at: 1 },
    ]);
  });

  it('is all the same for the same program', () => {
    expect(diffLines('a\nb', 'a\nb').every(({ kind }) => kind === 'same')).toBe(true);
  });

  it('holds both programs, whatever they are', () => {
    const program = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(program, program, (old, now) => {
        const lines = diffLines(text(...old), text(...now));
        const before = lines.filter(({ kind }) => kind !== 'added').map((line) => line.text);
        const after = lines.filter((line) => line.kind !== 'removed');
        expect(before).toEqual(old);
        expect(after.map((line) => line.text)).toEqual(now);
        expect(after.map((line) => line.at)).toEqual(now.map((_, at) => at));
      }),
    );
  });

  it('keeps as many lines as can be kept', () => {
    const same = diffLines('a\nb\nc\nd', 'b\nx\nd\na').filter(({ kind }) => kind === 'same');
    expect(same).toHaveLength(2);
  });
});
