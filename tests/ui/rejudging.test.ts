import { createRoot } from 'solid-js';
import { describe, expect, it } from 'vitest';
import { disagreements } from '../../src/core/rejudge';
import type { Lab } from '../../src/ui/state/lab';
import { createRejudging, ruleName, storedRule, type Rejudging } from '../../src/ui/state/rejudging';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';
import { fakeLab, madeSet } from './fake-lab';

const experiment = makeExperiment('again', { problems: 2, arms: 1, samples: 3 });

/** A lab in which every trajectory of the experiment is stored, all of them correct. */
async function openLab(parts: Partial<Lab> = {}): Promise<Lab> {
  const lab = fakeLab(parts);
  const store = await lab.store();
  await store.putExperiment(experiment);
  await store.putTrajectories(cellsOf(experiment).map((key) => makeTrajectory(key)));
  return lab;
}

/** Where only p0 was given a harder private test since. */
const laterSet = {
  ...madeSet,
  problems: madeSet.problems.map((problem) =>
    problem.id === 'p0'
      ? {
          ...problem,
          privateTests: [...problem.privateTests, { kind: 'stdin' as const, stdin: '7\n', expected: '15\n' }],
        }
      : problem,
  ),
};

function open(lab: Lab): { readonly rejudging: Rejudging; readonly dispose: () => void } {
  return createRoot((dispose) => ({ rejudging: createRejudging(lab, experiment), dispose }));
}

describe('createRejudging', () => {
  it('changes no verdict when it judges as recorded, and runs nothing for it', async () => {
    const { rejudging, dispose } = open(await openLab());
    await rejudging.start(storedRule);
    const state = rejudging.state();
    if (state.kind !== 'ended') throw new Error(`It is ${state.kind}.`);
    expect(state.isWhole).toBe(true);
    expect(state.judged).toHaveLength(6);
    expect(disagreements(state.judged)).toEqual([]);
    expect(state.judged.every(({ python }) => python === null)).toBe(true);
    dispose();
  });

  it('takes private tests that were added later, and says which Python ran them', async () => {
    const lab = await openLab({ problemSet: async () => laterSet });
    const { rejudging, dispose } = open(lab);
    await rejudging.start({ ...storedRule, tests: 'set' });
    const state = rejudging.state();
    if (state.kind !== 'ended') throw new Error(`It is ${state.kind}.`);
    const apart = disagreements(state.judged);
    expect(apart.map(({ problemId, after, rule }) => [problemId, after, rule.name])).toEqual(
      Array.from({ length: 3 }, () => [
        'p0',
        { publicPass: true, correct: false },
        'the problem set’s private tests of today',
      ]),
    );
    expect(apart.every(({ python }) => python !== null)).toBe(true);
    expect((await (await lab.store()).summaries('again')).every(({ correct }) => correct)).toBe(true);
    dispose();
  });

  it('says what to do when the set knows the problems no more', async () => {
    const lab = await openLab({ problemSet: async () => ({ ...madeSet, problems: [] }) });
    const { rejudging, dispose } = open(lab);
    await rejudging.start({ ...storedRule, tests: 'set' });
    const state = rejudging.state();
    if (state.kind !== 'failed') throw new Error(`It is ${state.kind}.`);
    expect(String(state.error)).toContain('Judge by the recorded tests instead');
    dispose();
  });

  it('ends early when it is stopped, with what it has', async () => {
    const { rejudging, dispose } = open(await openLab());
    const judging = rejudging.start(storedRule);
    rejudging.stop();
    await judging;
    const state = rejudging.state();
    expect(state.kind === 'ended' && !state.isWhole && state.judged.length < 6).toBe(true);
    dispose();
  });
});

describe('ruleName', () => {
  it('names every part that differs from the record', () => {
    expect(ruleName(storedRule)).toBe('as recorded');
    expect(ruleName({ checker: 'exact', extraction: 'last', tests: 'set' })).toBe(
      'exact output, last code block, the problem set’s private tests of today',
    );
  });
});
