import { createRoot } from 'solid-js';
import { describe, expect, it } from 'vitest';
import type { Trajectory } from '../../src/core/trajectory';
import { createBench } from '../../src/ui/state/bench';
import { createBranching } from '../../src/ui/state/branching';
import { branchesOf, isBranchOf } from '../../src/ui/state/branches';
import { departureArm, departureStrategy } from '../../src/ui/state/departure-arm';
import { createEngineSlot } from '../../src/ui/state/engine-slot';
import { hasBranches, layOutTree } from '../../src/ui/state/tree-layout';
import { fakeEngine } from '../fakes';
import { makeExperiment, makeTrajectory } from '../make-experiment';
import { fakeLab, wrongReply } from './fake-lab';

const made = makeExperiment('e', { problems: 1, arms: 1, samples: 1 });
const experiment = { ...made, arms: made.arms.map((arm) => ({ ...arm, wording: 'plain' })) };
const trajectory: Trajectory = makeTrajectory({ experimentId: 'e', problemId: 'p0', arm: 'arm0', sample: 0 });
const [problem] = experiment.problems;
const [strategy] = experiment.arms;
const [turn] = trajectory.turns;
if (!problem || !strategy || !turn) throw new Error('The experiment has one of each.');
const choice = { kind: 'wllama', model: 'demo' } as const;

describe('going on from a stored attempt', () => {
  it('stores a branch for each kind of feedback, numbered on, and tells how alike the programs are', async () => {
    const lab = fakeLab({}, () => fakeEngine([wrongReply]));
    const store = await lab.store();
    await store.putExperiment(experiment);
    await store.putTrajectory(trajectory);
    await createRoot(async (dispose) => {
      const branching = createBranching({ lab, engine: createEngineSlot(lab.engineSource) });
      const bench = createBench({ experiment, problem, trajectory, strategy, turn }, branching);
      await bench.runAll(['binary', 'failed-tests'], choice);
      expect([...bench.results().keys()]).toEqual(['binary', 'failed-tests']);
      expect(bench.results().get('binary')?.likeness?.ratio).toBeGreaterThan(0.5);
      dispose();
    });
    const branches = await branchesOf(store, trajectory);
    expect(branches.map(({ arm, sample, seed, turns }) => [arm, sample, seed, turns.length])).toEqual([
      ['arm0 (branch)', 0, 11, 2],
      ['arm0 (branch)', 1, 11, 2],
    ]);
    expect(branches.every((branch) => isBranchOf(branch, trajectory))).toBe(true);
    expect(await store.trajectory(trajectory)).toEqual(trajectory);
  });

  it('says why it cannot, and stores nothing', async () => {
    const lab = fakeLab();
    const store = await lab.store();
    await createRoot(async (dispose) => {
      const branching = createBranching({ lab, engine: createEngineSlot(lab.engineSource) });
      const branch = await branching.run({
        choice,
        trajectory,
        turn: 1,
        problem,
        strategyIn: () => strategy,
        furtherTurns: 1,
        sampling: experiment.spec.sampling,
        seed: 1,
      });
      expect(branch).toBeNull();
      expect(branching.phase()).toMatchObject({ kind: 'failed' });
      dispose();
    });
    expect(await branchesOf(store, trajectory)).toEqual([]);
  });

  it('keeps prompts that come before every code, and leaves out those of a first turn', () => {
    const reasoning = { id: 'nl-solution', text: 'Think.' };
    const first = departureArm({ ...strategy, reasoning }, 2);
    expect(first).toMatchObject({ maxTurns: 2, feedback: 'failed-tests' });
    expect(first.reasoning).toBeUndefined();
    const every = departureArm({ ...strategy, reasoning, cot: 'every-turn' }, 2);
    expect(departureStrategy(every, 'plain')).toMatchObject({ reasoning, cot: 'every-turn', maxTurns: 2 });
  });
});

describe('the tree of attempts', () => {
  it('keeps a line in one row and gives each further child a row of its own', () => {
    const turns = [null, 0, 0, 1].map((parent) => ({ parent }));
    expect(layOutTree(turns).map(({ depth, row }) => [depth, row])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 0],
    ]);
    expect(hasBranches(turns)).toBe(true);
    expect(hasBranches([{ parent: null }, { parent: 0 }])).toBe(false);
    expect(layOutTree([{ parent: null }, { parent: null }]).map(({ row }) => row)).toEqual([0, 1]);
  });
});
