import { describe, expect, it } from 'vitest';
import { chooseProblems, createExperiment } from '../../src/core/create-experiment';
import type { ArmSpec, ExperimentSpec } from '../../src/core/experiment';
import type { Difficulty, Problem, ProblemSet } from '../../src/core/problem';
import { exampleSpec } from './example-spec';

function problem(id: string, difficulty: Difficulty): Problem {
  return {
    id,
    title: id,
    statement: `Solve ${id}.`,
    difficulty,
    tags: [],
    family: null,
    entryPoint: null,
    starterCode: null,
    publicTests: [{ kind: 'stdin', stdin: '1', expected: '1' }],
    privateTests: [],
    shownTests: null,
    checker: { kind: 'tokens' },
    limitMs: null,
    memoryMiB: null,
    referenceProgram: null,
    wrongPrograms: [],
    flags: [],
  };
}

const set: ProblemSet = {
  id: 'small',
  title: 'Small',
  description: '',
  license: 'Apache-2.0',
  source: 'this test',
  problems: [
    problem('e1', 'easy'),
    problem('e2', 'easy'),
    problem('m1', 'medium'),
    problem('m2', 'medium'),
    problem('h1', 'hard'),
    problem('m3', 'medium'),
  ],
};
const prompts = {
  reasoning: [{ id: 'nl-solution', text: 'First in words.' }],
  instruction: [{ id: 'weak-then-better', text: 'Weak, then better.' }],
};

function ids(wanted: Omit<ExperimentSpec['problems'], 'set'>): readonly string[] {
  return chooseProblems({ set: 'small', ...wanted }, set).map((chosen) => chosen.id);
}

function create(arms: readonly ArmSpec[]) {
  const spec = { ...exampleSpec, arms };
  return createExperiment({
    spec,
    set,
    prompts,
    wording: 'standard',
    id: 'x',
    now: 5,
    versions: { turnwise: '1' },
  });
}

describe('the problems of an experiment', () => {
  it('are the whole set when nothing is said', () =>
    expect(ids({})).toEqual(['e1', 'e2', 'm1', 'm2', 'h1', 'm3']));
  it('keep the set’s order, not the spec’s', () => expect(ids({ ids: ['h1', 'e2'] })).toEqual(['e2', 'h1']));
  it('satisfy difficulty and ids both', () =>
    expect(ids({ ids: ['h1', 'e2'], difficulty: ['hard'] })).toEqual(['h1']));
  it('are the first ones up to the limit', () => expect(ids({ limit: 2 })).toEqual(['e1', 'e2']));
  it('share the limit among the difficulties that are named', () => {
    expect(ids({ difficulty: ['medium', 'hard'], limit: 2 })).toEqual(['m1', 'h1']);
    expect(ids({ difficulty: ['easy', 'medium', 'hard'], limit: 4 })).toEqual(['e1', 'e2', 'm1', 'h1']);
    expect(ids({ difficulty: ['hard', 'easy'], limit: 9 })).toEqual(['e1', 'e2', 'h1']);
  });
  it('must exist', () => {
    expect(() =>
      createExperiment({
        spec: { ...exampleSpec, problems: { set: 'small', ids: ['e1', 'zz'] } },
        set,
        prompts,
        wording: 'standard',
        id: 'x',
        now: 5,
        versions: {},
      }),
    ).toThrow('problems.ids[1]: found the text "zz", expected the id of a problem of the set "small"');
  });
});

describe('the arms of an experiment', () => {
  it('take the method’s defaults', () => {
    expect(create([{ name: 'plain', maxTurns: 1 }])).toEqual({
      id: 'x',
      createdAt: 5,
      spec: { ...exampleSpec, arms: [{ name: 'plain', maxTurns: 1 }] },
      arms: [
        {
          name: 'plain',
          maxTurns: 1,
          feedback: 'failed-tests',
          reasoning: null,
          instruction: null,
          cot: 'first-turn',
          extraction: 'first',
          search: { kind: 'linear' },
          wording: 'standard',
        },
      ],
      problems: set.problems.filter(({ difficulty }) => difficulty !== 'easy'),
      engine: null,
      versions: { turnwise: '1' },
    });
  });

  it('hold the text of the prompts that they name, an own text before the shipped one', () => {
    const [shipped, own] = create([
      { name: 'a', maxTurns: 3, reasoning: 'nl-solution' },
      { name: 'b', maxTurns: 3, reasoning: 'nl-solution', texts: { 'nl-solution': 'Mine.' } },
    ]).arms;
    expect(shipped?.reasoning).toEqual({ id: 'nl-solution', text: 'First in words.' });
    expect(own?.reasoning).toEqual({ id: 'nl-solution', text: 'Mine.' });
  });

  it('take the last block after a weak first program, unless they say otherwise', () => {
    const arm = { maxTurns: 1, instruction: 'weak-then-better' } as const;
    const { arms } = create([
      { name: 'a', ...arm },
      { name: 'b', ...arm, extraction: 'first' },
    ]);
    expect(arms.map(({ extraction }) => extraction)).toEqual(['last', 'first']);
  });

  it('may not tell how many turns there are, unless there is one', () => {
    const arm = { name: 'a', reasoning: 'mine', texts: { mine: 'You have 3 attempts.' } };
    expect(() => create([{ ...arm, maxTurns: 3 }])).toThrow(
      'arms[0].reasoning: found a prompt that says "3 attempts", expected a prompt that does not tell how many turns',
    );
    expect(create([{ ...arm, maxTurns: 1 }]).arms[0]?.reasoning?.text).toBe('You have 3 attempts.');
  });

  it.each(['toString', 'weak-then-better'])('cannot name the unknown reasoning prompt %s', (reasoning) => {
    expect(() => create([{ name: 'a', maxTurns: 1, reasoning, texts: {} }])).toThrow(
      `arms[0].reasoning: found the text "${reasoning}", expected one of nl-solution`,
    );
  });
});
