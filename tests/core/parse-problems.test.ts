import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseProblemSet, ProblemSetError } from '../../src/core/parse-problems';

const smallest = {
  id: 'mine',
  title: 'Mine',
  problems: [{ id: 'a', statement: 'Print 1.', publicTests: [{ stdin: '', expected: '1\n' }] }],
};

function faultsOf(json: unknown): readonly string[] {
  try {
    parseProblemSet(json);
  } catch (error) {
    if (error instanceof ProblemSetError) {
      return error.faults.map(({ path, found, expected }) => `${path} | ${found} | ${expected}`);
    }
    throw error;
  }
  return [];
}

describe('parseProblemSet', () => {
  it('fills in every default of a set that says only what it must', () => {
    expect(parseProblemSet(smallest)).toEqual({
      id: 'mine',
      title: 'Mine',
      description: '',
      license: 'not stated',
      source: 'not stated',
      problems: [
        {
          id: 'a',
          title: 'a',
          statement: 'Print 1.',
          difficulty: null,
          tags: [],
          family: null,
          entryPoint: null,
          starterCode: null,
          publicTests: [{ kind: 'stdin', stdin: '', expected: '1\n' }],
          privateTests: [],
          shownTests: null,
          checker: { kind: 'tokens' },
          limitMs: null,
          memoryMiB: null,
          referenceProgram: null,
          wrongPrograms: [],
          flags: [],
        },
      ],
    });
  });

  it('reads every kind of test and of checker, and programs written as lists of lines', () => {
    const { problems } = parseProblemSet({
      ...smallest,
      problems: [
        {
          id: 'call',
          statement: ['Return x.', '', 'Twice.'],
          entryPoint: 'Solution.f',
          publicTests: [{ args: [1, [true, null]], expected: { a: 'b' } }],
          referenceProgram: ['def f(x):', '    return x'],
        },
        {
          id: 'assert',
          statement: 's',
          publicTests: [{ code: 'assert f(1) == 1' }],
          checker: { kind: 'float', atol: 1e-6, rtol: 0 },
        },
        {
          id: 'exact',
          statement: 's',
          publicTests: [{ kind: 'stdin', stdin: '', expected: '' }],
          checker: 'exact',
        },
      ],
    });
    expect(problems.map(({ checker }) => checker)).toEqual([
      { kind: 'json' },
      { kind: 'float', atol: 1e-6, rtol: 0 },
      { kind: 'exact' },
    ]);
    expect(problems.map(({ publicTests }) => publicTests[0])).toEqual([
      { kind: 'call', args: [1, [true, null]], expected: { a: 'b' } },
      { kind: 'assert', code: 'assert f(1) == 1' },
      { kind: 'stdin', stdin: '', expected: '' },
    ]);
    expect(problems[0]?.statement).toBe('Return x.\n\nTwice.');
    expect(problems[0]?.referenceProgram).toBe('def f(x):\n    return x');
  });

  it('reports every fault with its path, what was found and what was expected', () => {
    const faults = faultsOf({
      id: 'mine',
      title: ' ',
      problems: [
        { id: 'a', statement: 's', publicTests: [{ stdin: 3, expected: '' }], checker: 'fuzzy' },
        { id: 'b', statement: 's', publicTests: [], privatTests: [], difficulty: 'nasty' },
        { id: 'c', statement: 's', publicTests: [{ args: [1], expected: 1 }] },
        { id: 'd', statement: 's', publicTests: [{ stdin: '', expected: '' }], shownTests: 2 },
      ],
    });
    expect(faults).toEqual([
      'title | the text " " | a text that is not empty',
      'problems[0].publicTests[0].stdin | number 3 | a text',
      'problems[0].checker | the text "fuzzy" | one of "tokens", "exact", "lines", "json", "code-contests"',
      expect.stringMatching(/^problems\[1\]\.privatTests \| a key that has no meaning \| one of id, title/),
      'problems[1].difficulty | the text "nasty" | one of "easy", "medium", "hard"',
      'problems[1].publicTests | a list of 0 | a list of at least 1',
      'problems[2].entryPoint | nothing | the function that the tests call, as "f" or "Solution.f"',
      'problems[3].shownTests | number 2 | at most 1, the number of public tests',
    ]);
  });

  it.each([
    ['nothing', undefined, 'file | nothing | an object'],
    ['a list', [], 'file | a list of 0 | an object'],
    ['a later version', { ...smallest, version: 2 }, 'version | number 2 | one of 1'],
    [
      'two problems of one id',
      { ...smallest, problems: [...smallest.problems, ...smallest.problems] },
      'problems[1].id | the text "a" | an id that no earlier problem has',
    ],
  ])('refuses %s', (_, json, fault) => {
    expect(faultsOf(json)).toEqual([fault]);
  });

  it('throws nothing but located faults, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('id', 'title', 'problems', 'extra'), (value, key) => {
        for (const json of [value, { ...smallest, [key]: value }, { ...smallest, problems: [value] }]) {
          for (const fault of faultsOf(json)) expect(fault).toMatch(/^\S.* \| .+ \| .+$/s);
        }
      }),
    );
  });

  it('reads the demo set: 30 easy problems, 30 medium, 60 hard', () => {
    const demo = parseProblemSet(JSON.parse(readFileSync('public/problems/demo.json', 'utf8')));
    const count = (wanted: string) => demo.problems.filter(({ difficulty }) => difficulty === wanted).length;
    expect(demo.id).toBe('demo');
    expect(['easy', 'medium', 'hard'].map(count)).toEqual([30, 30, 60]);
    for (const problem of demo.problems) {
      expect(problem.checker).toEqual({ kind: 'tokens' });
      expect([0, 1, 2]).toContain(problem.shownTests);
      expect([2, 3, 4]).toContain(problem.publicTests.length);
      expect(problem.privateTests.length).toBeGreaterThanOrEqual(10);
    }
  });

  it('reads the basics: mixed kinds, three difficulties, hidden tests and a wrong program each', () => {
    const basics = parseProblemSet(JSON.parse(readFileSync('public/problems/basics.json', 'utf8')));
    const count = (wanted: string) =>
      basics.problems.filter(({ difficulty }) => difficulty === wanted).length;
    expect(['easy', 'medium', 'hard'].map(count)).toEqual([16, 17, 17]);
    expect(basics.problems.filter(({ entryPoint }) => entryPoint !== null)).toHaveLength(20);
    for (const problem of basics.problems) {
      expect([2, 3]).toContain(problem.publicTests.length);
      expect(problem.privateTests.length).toBeGreaterThanOrEqual(9);
      expect(problem.wrongPrograms.length).toBeGreaterThanOrEqual(1);
      expect(problem.starterCode === null).toBe(problem.entryPoint === null);
    }
  });

  it('lists every shipped set in index.json as it is', () => {
    const index: unknown = JSON.parse(readFileSync('public/problems/index.json', 'utf8'));
    const sets = ['demo', 'basics'].map((name) =>
      parseProblemSet(JSON.parse(readFileSync(`public/problems/${name}.json`, 'utf8'))),
    );
    expect(index).toEqual(
      sets.map(({ id, title, description, problems }) => ({
        id,
        title,
        description,
        count: problems.length,
      })),
    );
  });
});
