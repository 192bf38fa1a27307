import { describe, expect, it } from 'vitest';
import type { Trajectory } from '../../src/core/trajectory';
import { verify, type Verified } from '../../src/core/verify';
import { ended, fakeExecutor, raised } from '../fakes';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

const experiment = makeExperiment('x', { problems: 2, arms: 1, samples: 2 });
const trajectories = cellsOf(experiment).map((key) => makeTrajectory(key));

/** Python that knows the two programs of makeTrajectory. */
function python() {
  return fakeExecutor((program, given) => {
    if (given.kind !== 'stdin') throw new Error('Only stdin tests were made.');
    if (program === 'print(5)') return ended('5\n');
    return program.startsWith('print(2') ? ended(`${2 * Number(given.stdin)}\n`) : raised('NameError');
  });
}

async function verifyAll(given: readonly Trajectory[], executor = python()): Promise<readonly Verified[]> {
  async function* stream() {
    for (const trajectory of given) yield await Promise.resolve(trajectory);
  }
  const all: Verified[] = [];
  for await (const one of verify(experiment, stream(), executor)) all.push(one);
  return all;
}

describe('verifying', () => {
  it('confirms every trajectory of an honest run, judging each program once', async () => {
    const executor = python();
    const verified = await verifyAll(trajectories, executor);
    expect(verified.map(({ key }) => key)).toEqual(cellsOf(experiment));
    expect(verified.flatMap(({ disagreements }) => disagreements)).toEqual([]);
    expect(verified.every(({ correct }) => correct.stored && correct.now)).toBe(true);
    // Two problems: the wrong program publicly, the right one publicly and privately.
    expect(executor.runs).toHaveLength(2 * 3);
  });

  it('finds a verdict that was changed', async () => {
    const [first] = trajectories;
    if (first === undefined) throw new Error('There are trajectories.');
    const forged = {
      ...first,
      turns: first.turns.map((turn) => ({ ...turn, program: turn.index === 1 ? 'forged' : turn.program })),
    };
    expect(await verifyAll([forged])).toEqual([
      {
        key: cellsOf(experiment)[0],
        correct: { stored: true, now: false },
        disagreements: [
          { side: 'public', turn: 1, test: 0, stored: 'passed', now: 'raised' },
          { side: 'private', turn: 1, test: 0, stored: 'passed', now: 'raised' },
          { side: 'private', turn: 1, test: 1, stored: 'passed', now: 'raised' },
        ],
      },
    ]);
  });

  it('holds a trajectory that submits nothing for wrong', async () => {
    const [first] = trajectories;
    if (first === undefined) throw new Error('There are trajectories.');
    const turns = first.turns.map((turn) => ({ ...turn, program: null, tests: [] }));
    const empty = { ...first, turns, correct: false, judgement: { correct: false, tests: [] } };
    expect(await verifyAll([empty])).toMatchObject([
      { correct: { stored: false, now: false }, disagreements: [] },
    ]);
  });
});
