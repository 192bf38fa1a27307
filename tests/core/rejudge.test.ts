import { describe, expect, it } from 'vitest';
import type { Executor } from '../../src/core/executor';
import { disagreements, rejudge, withVerdicts, type Rule } from '../../src/core/rejudge';
import { summarise } from '../../src/core/summarise';
import { countStudy } from '../../src/core/study';
import type { Trajectory } from '../../src/core/trajectory';
import { ended, fakeExecutor } from '../fakes';
import { makeExperiment, makeProblem, makeTrajectory } from '../make-experiment';

const key = { experimentId: 'e', problemId: 'p0', arm: 'arm0', sample: 0 };
const problem = makeProblem('p0');
const asBefore: Rule = { name: 'as before', checker: null, extraction: null, privateTests: null };
const nothing: Executor = fakeExecutor(() => {
  throw new Error('nothing should run');
});

/** A trajectory whose record has an output for each test: the private ones with a trailing blank. */
const trajectory = makeTrajectory(key);
const sloppy: Trajectory = {
  ...trajectory,
  judgement: {
    correct: true,
    tests: trajectory.judgement.tests.map((result, test) => ({
      ...result,
      observation: ended(test === 0 ? '10 \n' : '-2\n'),
    })),
  },
};

describe('rejudge', () => {
  it('gives the same verdict under the same rule, from the record alone', async () => {
    const judged = await rejudge(trajectory, problem, asBefore, nothing);
    expect(judged).toMatchObject({
      ...key,
      python: null,
      before: { publicPass: true, correct: true },
      after: { publicPass: true, correct: true },
      isOtherProgram: false,
    });
    expect(disagreements([judged])).toEqual([]);
  });

  it('judges recorded outputs by another checker without running anything', async () => {
    const rule = { ...asBefore, name: 'exact', checker: { kind: 'exact' } } as const;
    const judged = await rejudge(sloppy, problem, rule, nothing);
    expect(judged.after).toEqual({ publicPass: true, correct: false });
    expect(judged.privateResults.map(({ outcome }) => outcome)).toContain('wrong');
    expect(disagreements([judged])).toEqual([judged]);
  });

  it('runs only the tests that were added later', async () => {
    const privateTests = [
      ...problem.privateTests,
      { kind: 'stdin', stdin: '7\n', expected: '14\n' },
    ] as const;
    const executor = fakeExecutor(() => ended('13\n'));
    const judged = await rejudge(trajectory, problem, { ...asBefore, privateTests }, executor);
    expect(executor.runs.map(({ cases }) => cases)).toEqual([[{ kind: 'stdin', stdin: '7\n' }]]);
    expect(judged).toMatchObject({ python: '3.14.2', after: { publicPass: true, correct: false } });
    expect(judged.privateResults.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'wrong']);
  });

  it('does not run what a recorded failure has decided', async () => {
    const privateTests = [
      ...problem.privateTests,
      { kind: 'stdin', stdin: '7\n', expected: '14\n' },
    ] as const;
    const rule = { ...asBefore, checker: { kind: 'exact' }, privateTests } as const;
    const judged = await rejudge(sloppy, problem, rule, nothing);
    expect(judged.after.correct).toBe(false);
    expect(judged.privateResults[2]?.outcome).toBe('not-run');
  });

  it('runs the program that another extraction finds', async () => {
    const [first, last] = trajectory.turns;
    if (first === undefined || last === undefined) throw new Error('a made trajectory has two turns');
    const reply = `${last.reply}\n\`\`\`python\nprint(3 * int(input()))\n\`\`\`\n`;
    const twoBlocks = { ...trajectory, turns: [first, { ...last, reply }] };
    const executor = fakeExecutor((program, given) =>
      ended(`${(program.includes('3 *') ? 3 : 2) * Number(given.kind === 'stdin' ? given.stdin : NaN)}\n`),
    );
    const judged = await rejudge(twoBlocks, problem, { ...asBefore, extraction: 'last' }, executor);
    expect(judged).toMatchObject({
      program: 'print(3 * int(input()))\n',
      isOtherProgram: true,
      after: { publicPass: false, correct: false },
      privateResults: [],
    });
    const none = await rejudge(twoBlocks, problem, { ...asBefore, extraction: 'single' }, nothing);
    expect(none).toMatchObject({ program: null, after: { publicPass: false, correct: false } });
  });
});

describe('withVerdicts', () => {
  it('carries second verdicts into every estimate', async () => {
    const experiment = makeExperiment('e', { problems: 1, arms: 1, samples: 2 });
    const other = makeTrajectory({ ...key, sample: 1 });
    const summaries = [summarise(sloppy), summarise(other)];
    const judged = await rejudge(sloppy, problem, { ...asBefore, checker: { kind: 'exact' } }, nothing);
    const counted = countStudy(experiment, withVerdicts(summaries, [judged])).cells[0]?.limits.at(-1);
    expect(counted).toMatchObject({ trajectories: 2, publicPass: 2, correct: 1 });
    expect(withVerdicts(summaries, [])).toEqual(summaries);
  });
});
