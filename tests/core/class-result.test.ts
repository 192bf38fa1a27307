import { describe, expect, it } from 'vitest';
import { groupLaptops, poolClass, type Laptop } from '../../src/core/class-result';
import type { Experiment } from '../../src/core/experiment';
import { deriveSeed } from '../../src/core/random';
import { summarise } from '../../src/core/summarise';
import type { Trajectory } from '../../src/core/trajectory';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

interface Change {
  readonly seed?: number;
  readonly samples?: number;
  readonly experiment?: (made: Experiment) => Experiment;
  readonly trajectory?: (made: Trajectory) => Trajectory;
}

/** A laptop that ran 3 problems × 2 arms; each trajectory is right by a rule that hangs on its seed. */
function laptop(label: string, { seed = 1, samples = 4, ...change }: Change = {}): Laptop {
  const made = makeExperiment(`id-${label}`, { problems: 3, arms: 2, samples });
  const plain: Experiment = { ...made, spec: { ...made.spec, seed } };
  const experiment = change.experiment?.(plain) ?? plain;
  const trajectories = cellsOf(experiment).map((key): Trajectory => {
    const own = deriveSeed(seed, key.problemId, key.arm, key.sample);
    const correct = own % 3 !== 0;
    const whole = { ...makeTrajectory(key), seed: own, correct };
    return change.trajectory?.(whole) ?? whole;
  });
  return { label, experiment, summaries: trajectories.map(summarise), faults: 0 };
}

/** N and c of every arm and problem, the slow way. */
function slowCounts(laptops: readonly Laptop[]): Record<string, readonly [number, number]> {
  const counts: Record<string, [number, number]> = {};
  for (const { summaries } of laptops)
    for (const { arm, problemId, correct } of summaries) {
      const own = (counts[`${arm} ${problemId}`] ??= [0, 0]);
      own[0] += 1;
      own[1] += correct ? 1 : 0;
    }
  return counts;
}

function pooled(laptops: readonly Laptop[]) {
  const result = poolClass(laptops, groupLaptops(laptops)[0]?.hash ?? '');
  const counts = Object.fromEntries(
    result.study.cells.map(({ arm, problemId, limits }) => [
      `${arm} ${problemId}`,
      [limits.at(-1)?.trajectories, limits.at(-1)?.correct],
    ]),
  );
  return { result, counts };
}

describe('a class result', () => {
  it('adds up laptops of different seeds, and shows each', () => {
    const laptops = Array.from({ length: 30 }, (_, i) => laptop(`${i}`.padStart(2, '0'), { seed: i + 1 }));
    const { result, counts } = pooled(laptops);
    expect(counts).toEqual(slowCounts(laptops));
    expect(result.laptops.map(({ counted }) => counted)).toEqual(laptops.map(() => 24));
    expect(result.points).toHaveLength(60);
    const [first] = laptops;
    const own = (first?.summaries ?? []).filter(({ arm }) => arm === 'arm0');
    const rates = ['p0', 'p1', 'p2'].map(
      (id) => own.filter(({ problemId, correct }) => problemId === id && correct).length / 4,
    );
    expect(result.points[0]).toEqual({
      label: '00',
      arm: 'arm0',
      value: expect.closeTo(rates.reduce((sum, rate) => sum + rate, 0) / 3, 12),
      problems: 3,
      trajectories: 12,
    });
    expect(result.refused).toEqual([]);
  });

  it('counts what two laptops of one seed share only once, and says whose it is', () => {
    const [a, b] = [laptop('a', { seed: 5 }), laptop('b', { seed: 5, samples: 6 })];
    const { result, counts } = pooled([b, a]);
    expect(counts).toEqual(slowCounts([b]));
    expect(result.laptops).toMatchObject([
      { label: 'a', counted: 24, duplicates: [] },
      { label: 'b', counted: 12, duplicates: [{ of: 'a', count: 24, differing: 0 }] },
    ]);
  });

  it('says where the same seed ended otherwise on another laptop', () => {
    const odd = laptop('b', { trajectory: (made) => ({ ...made, correct: made.sample > 0 }) });
    const right = laptop('a', { trajectory: (made) => ({ ...made, correct: true }) });
    const { result } = pooled([right, odd]);
    expect(result.laptops[1]?.duplicates).toEqual([{ of: 'a', count: 24, differing: 6 }]);
  });

  it('takes the same seed as another draw where the engine does not obey seeds, but never the same cell', () => {
    const engine = {
      kind: 'openai' as const,
      model: 'm',
      label: 'm',
      library: 'x',
      modelHash: null,
      contextTokens: null,
      wording: 'plain',
      seeded: 'none' as const,
    };
    const free = (made: Experiment): Experiment => ({ ...made, engine });
    const [a, b] = [laptop('a', { experiment: free }), laptop('b', { experiment: free })];
    expect(pooled([a, b]).result.laptops.map(({ counted }) => counted)).toEqual([24, 24]);
    const copy = { ...a, label: 'copy of a' };
    expect(pooled([a, copy]).result.laptops.map(({ counted }) => counted)).toEqual([24, 0]);
  });

  it('hangs on no order of files and no name of arms', () => {
    const renamed = laptop('b', {
      seed: 2,
      experiment: (made) => ({
        ...made,
        arms: made.arms.map((arm, i) => ({ ...arm, name: i === 1 ? 'mine' : arm.name, maxTurns: 3 - i })),
      }),
    });
    const plain = laptop('a', {
      experiment: (made) => ({ ...made, arms: made.arms.map((arm, i) => ({ ...arm, maxTurns: 3 - i })) }),
    });
    const { result } = pooled([renamed, plain]);
    expect(pooled([plain, renamed]).result).toEqual(result);
    expect(result.study.arms.map(({ name }) => name)).toEqual(['arm0', 'arm1']);
    expect(result.points.map(({ label, arm }) => `${label} ${arm}`)).toEqual([
      'a arm0',
      'a arm1',
      'b arm0',
      'b arm1',
    ]);
  });

  it('leaves out what a person had a hand in', () => {
    const branch = { key: null } as unknown as NonNullable<Trajectory['branch']>; // Only its presence counts.
    const touched = laptop('a', {
      trajectory: (made) => (made.sample === 0 ? { ...made, branch } : made),
    });
    expect(pooled([touched]).result.laptops).toMatchObject([{ counted: 18, byHand: 6, asked: 24 }]);
  });

  it.each<[string, (made: Experiment) => Experiment, RegExp]>([
    [
      'another model',
      (made) => ({ ...made, spec: { ...made.spec, engine: { kind: 'wllama', model: 'big' } } }),
      /Another model: “big”; the class ran “demo”/,
    ],
    [
      'other tests',
      (made) => ({
        ...made,
        problems: made.problems.map((problem, i) => (i === 1 ? { ...problem, publicTests: [] } : problem)),
      }),
      /the problem \(p1\): another statement, other tests/,
    ],
    [
      'fewer problems',
      (made) => ({ ...made, problems: made.problems.slice(1) }),
      /Without the problem \(p0\)/,
    ],
    [
      'another feedback',
      (made) => ({ ...made, arms: made.arms.map((arm) => ({ ...arm, feedback: 'binary' as const })) }),
      /“arm0” is another strategy: feedback binary instead of failed-tests/,
    ],
    [
      'another temperature',
      (made) => ({ ...made, spec: { ...made.spec, sampling: { ...made.spec.sampling, temperature: 0.2 } } }),
      /temperature 0.2.*the class with temperature 1/,
    ],
  ])('refuses %s by name', (_, experiment, reason) => {
    const laptops = [laptop('a'), laptop('b', { seed: 2 }), laptop('c', { seed: 3, experiment })];
    const { result } = pooled(laptops);
    expect(result.laptops.map(({ label }) => label)).toEqual(['a', 'b']);
    expect(result.refused.map(({ label }) => label)).toEqual(['c']);
    expect(result.refused[0]?.reasons.join(' ')).toMatch(reason);
  });
});
