import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { classOf, openClauses } from '../../model/world/clause';
import { isContradicted, makeProblem } from '../../model/world/make-problem';
import { operations } from '../../model/world/operations';
import { mutantsOf, readingsOf } from '../../model/world/readings';
import { programOf, runSteps, showValue } from '../../model/world/run-steps';
import { compositionOf, isHeldOut } from '../../model/world/split';
import { opennessNotice } from '../../model/world/statement';
import { toProblem } from '../../model/world/to-problem';
import { difficulties } from '../../src/core/problem';

const problems = Array.from({ length: 500 }, (_, seed) =>
  makeProblem(seed, difficulties[seed % 3] ?? 'hard'),
);

describe('the world', () => {
  it('has at least 40 operations, each with its own id', () => {
    const ids = new Set(operations.map(({ id }) => id));
    expect(ids.size).toBe(operations.length);
    expect(ids.size).toBeGreaterThanOrEqual(40);
  });

  it('says differently what differs: no wholly said phrase is said of two steps on the same kind of value', () => {
    const said = operations.flatMap(({ steps }) =>
      steps.flatMap((step) => step.phrases.map((phrase) => `${step.takes}: ${phrase}`)),
    );
    expect(said.filter((phrase, index) => said.indexOf(phrase) !== index)).toEqual([]);
  });

  it('never says an open clause as a settled one', () => {
    const said = new Set(operations.flatMap(({ steps }) => steps.flatMap(({ phrases }) => phrases)));
    const open = operations.flatMap(({ steps }) =>
      steps.flatMap((step) => openClauses(step).flatMap(({ phrases }) => phrases)),
    );
    expect(open.filter((phrase) => said.has(phrase))).toEqual([]);
  });

  it('makes the same problem from the same seed', () => {
    expect(toProblem(makeProblem(7, 'hard'), 'x')).toEqual(toProblem(makeProblem(7, 'hard'), 'x'));
  });
});

describe('500 random problems', () => {
  it('have 1 to 4 steps, 2 to 4 public tests of which 0 to 2 are shown, and at least 10 private ones', () => {
    const odd = problems.filter(
      ({ steps, publicExamples, shown, privateExamples }) =>
        steps.length < 1 ||
        steps.length > 4 ||
        publicExamples.length < 2 ||
        publicExamples.length > 4 ||
        shown > 2 ||
        privateExamples.length < 10,
    );
    expect(odd).toEqual([]);
    expect(new Set(problems.map(({ shown }) => shown))).toEqual(new Set([0, 1, 2]));
    expect(new Set(problems.map(({ steps }) => steps.length))).toEqual(new Set([1, 2, 3, 4]));
  });

  it('use all four degrees of openness, and say when something is open', () => {
    const kinds = problems.flatMap(({ clauses }) => clauses.map(({ openness }) => openness));
    expect(new Set(kinds)).toEqual(new Set(['said', 'parameter', 'convention', 'step']));
    for (const { clauses, statement } of problems)
      expect(statement.endsWith(opennessNotice)).toBe(clauses.some(({ openness }) => openness !== 'said'));
  });

  it('are identifiable: the public tests leave exactly one reading, the truth', () => {
    for (const { clauses, steps, publicExamples } of problems)
      expect(
        readingsOf(clauses).filter(
          (reading) => !publicExamples.some((test) => isContradicted(reading, test)),
        ),
      ).toEqual([steps]);
  });

  it('have private tests of which every single-step mutant fails at least one', () => {
    for (const { steps, privateExamples } of problems)
      expect(
        mutantsOf(steps).filter((mutant) => !privateExamples.some((test) => isContradicted(mutant, test))),
      ).toEqual([]);
  });

  it('carry wrong programs that pass the public tests', () => {
    const carried = problems.map((made, index) => toProblem(made, `p${index}`));
    expect(carried.some(({ wrongPrograms }) => wrongPrograms.length > 0)).toBe(true);
    expect(
      carried.every(({ referenceProgram, wrongPrograms }) => !wrongPrograms.includes(referenceProgram ?? '')),
    ).toBe(true);
  });

  it('compute what Python computes', () => {
    const runs = problems.flatMap(({ steps, privateExamples }) =>
      [steps, ...mutantsOf(steps).slice(0, 3)].flatMap((program) =>
        privateExamples.slice(0, 3).flatMap(({ input }) => {
          const expected = runSteps(program, input);
          return expected === null
            ? []
            : [{ program: programOf(program), stdin: showValue(input), expected: `${expected}\n` }];
        }),
      ),
    );
    const printed: unknown = JSON.parse(
      execFileSync('python3', ['model/run-programs.py'], { input: JSON.stringify(runs), encoding: 'utf8' }),
    );
    expect(runs.length).toBeGreaterThan(3000);
    expect(printed).toEqual(runs.map(({ expected }) => expected));
  });
});

describe('the split', () => {
  it('puts all readings of a statement on one side', () => {
    for (const { clauses, steps } of problems)
      expect(new Set(readingsOf(clauses).map(isHeldOut))).toEqual(new Set([isHeldOut(steps)]));
  });

  it('keeps about one composition in eight, and no single step', () => {
    const compositions = new Map(problems.map(({ steps }) => [compositionOf(steps), steps]));
    const deep = [...compositions.values()].filter((steps) => steps.length > 1);
    const share = deep.filter(isHeldOut).length / deep.length;
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.18);
    expect(problems.some(({ steps }) => steps.length === 1 && isHeldOut(steps))).toBe(false);
  });

  it('counts operations that one clause leaves undecided as one class', () => {
    expect([classOf('above'), classOf('at-least'), classOf('add')]).toEqual(['above', 'above', 'add']);
  });
});
