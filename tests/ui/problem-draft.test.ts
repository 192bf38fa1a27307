import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/core/problem';
import { addTest, draftOf, readDraft } from '../../src/ui/state/problem-draft';
import { makeProblem } from '../make-experiment';

const called: Problem = {
  ...makeProblem('c'),
  entryPoint: 'f',
  publicTests: [{ kind: 'call', args: [1, [2]], expected: { a: null } }],
  privateTests: [{ kind: 'assert', code: 'assert f(1, [2])' }],
  checker: { kind: 'float', atol: 0.5, rtol: 0 },
  limitMs: 1_500,
  flags: ['special-judge'],
};

describe('a problem in the form', () => {
  it.each([makeProblem('p'), called])('comes back as it was: $id', (problem) => {
    expect(readDraft(draftOf(problem))).toEqual(problem);
  });

  it('says which test is not JSON', () => {
    const draft = draftOf(called);
    const tests = draft.tests.map((test) => ({ ...test, input: test.kind === 'call' ? '[1' : test.input }));
    expect(readDraft({ ...draft, tests })).toEqual([
      'Test 1, arguments: found [1, expected a JSON list with one entry an argument',
    ]);
  });

  it('is refused without a public test, with a limit that is no number, or with calls of nothing', () => {
    const draft = draftOf(called);
    const hidden = draft.tests.map((test) => ({ ...test, side: 'private' as const }));
    expect(readDraft({ ...draft, tests: hidden })).toEqual([expect.stringContaining('publicTests')]);
    expect(readDraft({ ...draft, limit: 'soon' })).toEqual([expect.stringContaining('limitMs')]);
    expect(readDraft({ ...draft, entryPoint: '' })).toEqual([expect.stringContaining('entryPoint')]);
  });

  it('gets new tests of the kind that it has', () => {
    const kinds = (problem: Problem) => addTest(draftOf(problem), 'public').tests.map(({ kind }) => kind);
    expect(kinds(makeProblem('p')).at(-1)).toBe('stdin');
    expect(kinds({ ...called, privateTests: [] }).at(-1)).toBe('call');
  });
});
