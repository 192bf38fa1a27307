import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInspectLog } from '../../src/core/export-inspect';
import { humanEvalLine, liveCodeBenchOutputs } from '../../src/core/export-samples';
import type { ForeignRun } from '../../src/core/foreign-run';
import { adoptRun, judgeForeign, type Judged } from '../../src/core/judge-foreign';
import { readForeignRun } from '../../src/core/read-foreign-run';
import { ended, fakeExecutor, raised } from '../fakes';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

const experiment = makeExperiment('x', { problems: 2, arms: 1, samples: 2 });
const trajectories = cellsOf(experiment).map((key) => makeTrajectory(key));
const [arm] = experiment.arms;
if (arm === undefined) throw new Error('The experiment has an arm.');
const set = {
  id: 'made',
  title: 'Made',
  description: '',
  license: 'Apache-2.0',
  source: 'this test',
  problems: experiment.problems,
};

function read(text: string): ForeignRun {
  const run = readForeignRun(text);
  if ('kind' in run) throw new Error(run.fault.found);
  return run;
}

async function judged(run: ForeignRun): Promise<readonly Judged[]> {
  const adopted = adoptRun(run, set, { id: 'new', now: 5, versions: {} });
  if (adopted === null) throw new Error('The run answers problems of the set.');
  const python = fakeExecutor((program, given) =>
    program.includes('2 *') && given.kind === 'stdin'
      ? ended(`${2 * Number(given.stdin)}\n`)
      : raised('NameError'),
  );
  const all: Judged[] = [];
  for await (const one of judgeForeign(adopted, python, () => 7)) all.push(one);
  return all;
}

const program = 'print(2 * int(input()))';

describe('a run from elsewhere', () => {
  it.each([
    ['human-eval', trajectories.map(humanEvalLine).join('')],
    ['live-code-bench', JSON.stringify(liveCodeBenchOutputs(experiment, arm.name, trajectories))],
    ['inspect', JSON.stringify(toInspectLog(experiment, arm, trajectories))],
  ])('as this lab writes it (%s) comes back with its programs', async (format, text) => {
    const run = read(text);
    expect(run).toMatchObject({ format, faults: [] });
    const back = await judged(run);
    expect(back.map(({ trajectory }) => [trajectory.problemId, trajectory.sample])).toEqual(
      cellsOf(experiment).map(({ problemId, sample }) => [problemId, sample]),
    );
    expect(
      back.every(({ trajectory }) => trajectory.correct && trajectory.turns[0]?.program === program),
    ).toBe(true);
  });

  it('of HumanEval goes on from the starter code unless it defines the function', async () => {
    const [problem] = experiment.problems;
    if (problem === undefined) throw new Error('There is a problem.');
    const starting = { ...problem, entryPoint: 'f', starterCode: 'def f(x):\n' };
    const lines = ['    return 2 * x', 'def f(x):\n    return 2 * x', ''].map((completion) =>
      JSON.stringify({ task_id: 'p0', completion, passed: completion !== '' }),
    );
    const adopted = adoptRun(
      read(lines.join('\n')),
      { ...set, problems: [starting] },
      {
        id: 'new',
        now: 5,
        versions: {},
      },
    );
    if (adopted === null) throw new Error('The run answers the problem.');
    const programs: (string | null | undefined)[] = [];
    for await (const { trajectory } of judgeForeign(
      adopted,
      fakeExecutor(() => ended('')),
      () => 7,
    ))
      programs.push(trajectory.turns[0]?.program);
    expect(programs).toEqual(['def f(x):\n    return 2 * x', 'def f(x):\n    return 2 * x', null]);
  });

  it('of EvalPlus passes only with both statuses, and shows where this lab disagrees', async () => {
    const entry = (solution: string, base: string, plus: string | null) => ({
      solution,
      base_status: base,
      plus_status: plus,
    });
    const results = {
      date: '2024-01-01',
      hash: 'abc',
      eval: {
        p0: [entry(program, 'pass', 'pass'), entry('x', 'pass', 'fail')],
        p9: [entry('y', 'fail', null)],
      },
    };
    const run = read(JSON.stringify(results));
    expect(adoptRun(run, set, { id: 'new', now: 5, versions: {} })?.unknown).toEqual(['p9']);
    const verdicts = (await judged(run)).map(({ trajectory, claimed }) => [trajectory.correct, claimed]);
    expect(verdicts).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('keeps its good entries and locates the bad ones', () => {
    const run = read(`{"task_id": "p0", "solution": "x"}\n{"task_id": 5}\nnot json\n`);
    expect(run.samples).toHaveLength(1);
    expect(run.faults.map(({ line, faults }) => [line, faults[0]?.path])).toEqual([
      [2, 'entry.task_id'],
      [3, 'entry'],
    ]);
  });

  it('of no known form is refused, and nothing throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const run = readForeignRun(text);
        expect('kind' in run || Array.isArray(run.samples)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
