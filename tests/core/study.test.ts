import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../src/core/experiment';
import { countStudy, countStudyInSlices } from '../../src/core/study';
import { tally } from '../../src/core/tally';
import { anExperiment } from './experiments';
import { summaryOf, turnOf } from './summaries';

const experiment: Experiment = anExperiment({ arms: { plain: 1, 'multi-turn': 3 }, problems: ['a', 'b'] });

describe('countStudy', () => {
  const summaries = ['wwp', 'p', 'hwx', 'np'].map((letters, sample) =>
    summaryOf(letters, sample !== 3, { arm: 'multi-turn', sample }),
  );
  const cell = countStudy(experiment, summaries).cells.find(
    ({ arm, problemId }) => arm === 'multi-turn' && problemId === 'a',
  );

  it('counts every turn limit from one run, with what it would have cost', () => {
    // A turn costs 100 + 20 tokens, 40 + 20 of them evaluated.
    expect(cell?.limits).toEqual([
      {
        trajectories: 4,
        publicPass: 1,
        correct: 1,
        attempts: 4,
        tokens: 480,
        evaluatedTokens: 240,
        reciprocalTurns: 1,
      },
      {
        trajectories: 4,
        publicPass: 2,
        correct: 1,
        attempts: 7,
        tokens: 840,
        evaluatedTokens: 420,
        reciprocalTurns: 1,
      },
      {
        trajectories: 4,
        publicPass: 3,
        correct: 2,
        attempts: 9,
        tokens: 1080,
        evaluatedTokens: 540,
        reciprocalTurns: 4 / 3,
      },
    ]);
  });

  it('counts outcomes, and tests gained and lost against the parent attempt, by turn', () => {
    expect(cell?.turns).toEqual([
      {
        attempts: 4,
        outcomes: { wrong: 2, passed: 1, 'no-program': 1 },
        gained: 0,
        lost: 0,
        rose: 0,
        fell: 0,
        stayed: 0,
        tokens: 480,
      },
      {
        attempts: 3,
        outcomes: { wrong: 2, passed: 1 },
        gained: 2,
        lost: 1,
        rose: 1,
        fell: 1,
        stayed: 1,
        tokens: 360,
      },
      {
        attempts: 2,
        outcomes: { raised: 1, passed: 1 },
        gained: 2,
        lost: 0,
        rose: 1,
        fell: 0,
        stayed: 1,
        tokens: 240,
      },
    ]);
  });

  it('agrees with the slow count under every limit', () => {
    const letters = ['p', 'wp', 'wwp', 'www', 'hhh', 'nnp', 'xwp', 'hp'];
    const many = Array.from({ length: 200 }, (_, sample) =>
      summaryOf(letters[(sample * 7) % letters.length] ?? 'p', sample % 3 > 0, {
        arm: 'multi-turn',
        problemId: sample % 5 < 2 ? 'a' : 'b',
        sample,
      }),
    );
    const study = countStudy(experiment, many);
    for (const limit of [1, 2, 3]) {
      for (const [problemId, expected] of tally(many, limit).get('multi-turn') ?? []) {
        const found = study.cells.find((one) => one.arm === 'multi-turn' && one.problemId === problemId);
        expect(found?.limits[limit - 1]).toMatchObject(expected);
      }
    }
  });

  it('says null, not a number, where an engine told no tokens', () => {
    const quiet = { ...turnOf('p', null), tokens: { prompt: null, prefilled: null, generated: 20 } };
    const study = countStudy(experiment, [
      summaryOf('p', true),
      summaryOf('p', true, { turns: [quiet], sample: 1 }),
    ]);
    expect(study.cells[0]?.limits[0]).toMatchObject({
      trajectories: 2,
      attempts: 2,
      tokens: null,
      evaluatedTokens: null,
    });
  });

  it('charges reasoning tokens', () => {
    const reasoned = { ...turnOf('p', null), reasoningTokens: { prompt: 10, prefilled: 5, generated: 7 } };
    const study = countStudy(experiment, [summaryOf('p', true, { turns: [reasoned] })]);
    expect(study.cells[0]?.limits[0]).toMatchObject({ tokens: 137, evaluatedTokens: 72 });
  });

  it("leaves out a person's turns and what follows them", () => {
    const helped = summaryOf('wp', true, {
      arm: 'multi-turn',
      turns: [turnOf('w', null), turnOf('p', 0, 'person')],
    });
    const found = countStudy(experiment, [helped]).cells.find(({ arm }) => arm === 'multi-turn');
    expect(found?.limits.map(({ trajectories }) => trajectories)).toEqual([1, 0, 0]);
    expect(found?.turns.map(({ attempts }) => attempts)).toEqual([1, 0, 0]);
  });

  it('counts the same in slices, pausing between them', async () => {
    let pauses = 0;
    const sliced = await countStudyInSlices(
      experiment,
      summaries,
      () => {
        pauses += 1;
        return Promise.resolve();
      },
      2,
    );
    expect(sliced).toEqual(countStudy(experiment, summaries));
    expect(pauses).toBe(2);
  });
});
