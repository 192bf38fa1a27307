import { describe, expect, it } from 'vitest';
import { armRows } from '../../src/core/arm-rows';
import { captionOf } from '../../src/core/caption';
import { changeRows } from '../../src/core/change-rows';
import { paperColumns } from '../../src/core/column';
import { difficultyRows, planDifficulties } from '../../src/core/difficulty-rows';
import { estimate } from '../../src/core/estimate';
import {
  costOf,
  frontierRows,
  frontierStretches,
  planFrontier,
  type FrontierRow,
} from '../../src/core/frontier-rows';
import { outcomeRows } from '../../src/core/outcome-rows';
import { passNAtK } from '../../src/core/pass-n-at-k';
import { filterPool, poolLines, requestOf } from '../../src/core/pool';
import { countStudy } from '../../src/core/study';
import { tableRows } from '../../src/core/table-rows';
import { tokenRows } from '../../src/core/token-rows';
import { tally } from '../../src/core/tally';
import { planTurnLimits, turnLimitRows } from '../../src/core/turn-limit-rows';
import { experiment, study, summaries } from '../figures/studies';
import { anExperiment } from './experiments';
import { summaryOf, turnOf } from './summaries';

/** Mean over problems of pass n@k from the summaries themselves. */
function slow(arm: string, limit: number, n: number, draws: number): number {
  const problems = [...(tally(summaries, limit).get(arm)?.values() ?? [])];
  const scores = problems.map((counts) => passNAtK({ ...counts, submissions: n, draws }) ?? NaN);
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

describe('poolLines', () => {
  it('matches problems by id over experiments and names arms by experiment', () => {
    const other = countStudy(
      anExperiment({ arms: { plain: 1 }, problems: ['p8', 'q'], id: 'f', name: 'second' }),
      [summaryOf('p', true, { problemId: 'q' })],
    );
    const pool = poolLines([study, other]);
    expect(pool.problems.map(({ id }) => id)).toEqual([...experiment.problems.map(({ id }) => id), 'q']);
    expect(pool.lines.map(({ label }) => label)).toEqual([
      'first look: plain',
      'first look: CoT',
      'first look: multi-turn',
      'first look: multi-turn CoT',
      'second: plain',
    ]);
    expect(pool.lines[4]?.counts.map(({ trajectories }) => trajectories)).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ]);
    expect(captionOf([study, other])).toBe('demo · 10 problems · N = 24, 20 · seed 7');
  });

  it('groups problems by family, again after filtering', () => {
    const pool = poolLines([study]);
    expect(pool.clusters).toEqual([
      [0, 3, 6],
      [1, 4, 7],
      [2, 5, 8],
    ]);
    expect(filterPool(pool, ({ difficulty }) => difficulty === 'hard').clusters).toEqual([[0], [1], [2]]);
    expect(requestOf(pool, { columns: [], reference: 0, draws: 0, byFamily: false }).clusters).toBeNull();
  });
});

describe('tableRows', () => {
  const pool = poolLines([study]);
  const rows = tableRows(
    estimate(requestOf(pool, { columns: paperColumns, reference: 0, draws: 50, byFamily: true })),
  );

  it('is pass n@k recomputed from the summaries, with intervals around it', () => {
    expect(rows.length).toBe(16);
    for (const { arm, maxTurns, column, value, low, high, reason } of rows) {
      const [n, k] = column.split('@').map(Number);
      const draws = Math.floor((k ?? NaN) / maxTurns);
      if (draws > 24) {
        expect({ value, reason }).toEqual({
          value: null,
          reason: `needs ${draws} trajectories a problem, has 24`,
        });
        continue;
      }
      const expected = slow(arm, maxTurns, n ?? NaN, draws);
      expect(value).toBeCloseTo(expected, 12);
      expect(low).toBeLessThanOrEqual(expected);
      expect(high).toBeGreaterThanOrEqual(expected);
    }
  });

  it('marks the best of several as selected on the same data, one a column', () => {
    expect(rows.filter(({ isSelected }) => isSelected).map(({ column }) => column)).toEqual(['1@3', '10@30']);
  });
});

describe('turnLimitRows', () => {
  it('gives every limit from one run', () => {
    const plan = planTurnLimits([study], 0);
    const rows = turnLimitRows(plan, estimate(plan.request));
    expect(new Set(rows.map(({ arm }) => arm))).toEqual(new Set(['multi-turn', 'multi-turn CoT']));
    const fixed = rows.filter(({ arm, series }) => arm === 'multi-turn' && series === '1@3');
    expect(fixed.map(({ maxTurns, value }) => [maxTurns, value])).toEqual(
      [1, 2, 3].map((limit) => [
        limit,
        expect.closeTo(slow('multi-turn', limit, 1, Math.floor(3 / limit)), 12),
      ]),
    );
    // More turns never hurt at a fixed number of trajectories.
    const pass1 = rows.filter(({ arm, series }) => arm === 'multi-turn' && series === 'pass@1');
    const values = pass1.map(({ value }) => value ?? NaN);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });
});

describe('difficultyRows', () => {
  it('compares combinations with none at equal turn limits, by difficulty', () => {
    const plan = planDifficulties([study], 0);
    const rows = difficultyRows(
      plan,
      plan.map(({ request }) => estimate(request)),
    );
    expect(plan.map(({ difficulty, pool }) => [difficulty, pool.problems.length])).toEqual([
      ['easy', 3],
      ['medium', 3],
      ['hard', 3],
    ]);
    const hard = rows.filter(
      ({ difficulty, maxTurns, k }) => difficulty === 'hard' && maxTurns === 3 && k === 1,
    );
    expect(hard.map(({ series, arm, combinations }) => [series, arm, combinations])).toEqual([
      ['none', 'multi-turn', 0],
      ['best', 'multi-turn CoT', 1],
    ]);
  });
});

describe('the frontier', () => {
  it('costs a trajectory its full limit in attempts reserved, and what it really took in the others', () => {
    const pool = poolLines([study]);
    const multi = pool.lines[2];
    if (multi === undefined) throw new Error('no third arm');
    const own = summaries.filter(({ arm }) => arm === 'multi-turn');
    const attempts = own.reduce((sum, { turns }) => sum + turns.length, 0) / own.length;
    expect(costOf(multi, 'reserved')).toBe(3);
    expect(costOf(multi, 'used')).toBeCloseTo(attempts, 12);
    expect(costOf(multi, 'tokens')).toBeCloseTo(attempts * 120, 9);
    expect(costOf(multi, 'evaluated')).toBeCloseTo(attempts * 60, 9);
  });

  it('is pass n@k at growing numbers of trajectories', () => {
    const plan = planFrontier([study], { submissions: 2, prefixes: true, draws: 0 });
    const rows = frontierRows(plan, estimate(plan.request), 'reserved');
    const two = rows.find(({ series, draws }) => series === 'multi-turn, 2 turns' && draws === 5);
    expect(two).toMatchObject({ budget: 10, value: expect.closeTo(slow('multi-turn', 2, 2, 5), 12) });
    expect(rows.filter(({ series }) => series === 'plain').at(-1)).toMatchObject({ draws: 24, budget: 24 });
  });

  it('has no budget where tokens are unknown, and says so', () => {
    const quiet = { ...turnOf('p', null), tokens: { prompt: null, prefilled: null, generated: null } };
    const plan = planFrontier(
      [
        countStudy(anExperiment({ arms: { plain: 1 }, problems: ['a'] }), [
          summaryOf('p', true, { turns: [quiet] }),
        ]),
      ],
      { submissions: 'all', prefixes: false, draws: 0 },
    );
    expect(frontierRows(plan, estimate(plan.request), 'tokens')).toMatchObject([
      { budget: null, reason: 'its engine told no token counts' },
    ]);
    expect(frontierRows(plan, estimate(plan.request), 'used')).toMatchObject([{ budget: 1, value: 1 }]);
  });

  it('says which strategy holds each stretch, and who is not ruled out', () => {
    const point = (series: string, budget: number, value: number, low = value): FrontierRow => ({
      series,
      maxTurns: 1,
      draws: 1,
      budget,
      value,
      low,
      high: value,
      problems: 1,
      reason: null,
    });
    const stretches = frontierStretches([
      point('plain', 1, 0.2),
      point('plain', 2, 0.3),
      point('multi', 3, 0.5, 0.25),
      point('plain', 4, 0.4),
      point('plain', 8, 0.6),
    ]);
    // At 3, plain is read off between 2 and 4; from 4 to 8 multi keeps its half; at 8 it is overtaken.
    expect(stretches).toEqual([
      { from: 1, to: 3, series: 'plain', value: 0.3, rivals: [] },
      { from: 3, to: 8, series: 'multi', value: 0.5, rivals: ['plain'] },
      { from: 8, to: null, series: 'plain', value: 0.6, rivals: [] },
    ]);
    expect(frontierStretches([])).toEqual([]);
  });
});

describe('outcomes and changes by turn', () => {
  const small = countStudy(anExperiment({ arms: { multi: 3 }, problems: ['a'] }), [
    summaryOf('whp', true, { arm: 'multi' }),
    summaryOf('hnx', false, { arm: 'multi', sample: 1 }),
  ]);

  it('are shares of the attempts made at each turn', () => {
    expect(outcomeRows([small])).toEqual([
      { arm: 'multi', turn: 1, outcome: 'wrong', attempts: 2, share: 1 },
      { arm: 'multi', turn: 2, outcome: 'wrong', attempts: 1, share: 0.5 },
      { arm: 'multi', turn: 2, outcome: 'no-program', attempts: 1, share: 0.5 },
      { arm: 'multi', turn: 3, outcome: 'passed', attempts: 1, share: 0.5 },
      { arm: 'multi', turn: 3, outcome: 'raised', attempts: 1, share: 0.5 },
    ]);
  });

  it('cost tokens, null where an engine tells none', () => {
    expect(tokenRows([small])).toEqual(
      [1, 2, 3].map((turn) => ({ arm: 'multi', turn, attempts: 2, tokens: 120 })),
    );
    const quiet = { ...turnOf('p', null), tokens: { prompt: null, prefilled: null, generated: 1 } };
    const untold = countStudy(experiment, [summaryOf('p', true, { turns: [quiet], problemId: 'p0' })]);
    expect(tokenRows([untold])).toEqual([{ arm: 'plain', turn: 1, attempts: 1, tokens: null }]);
  });

  it('count tests against the attempt that was refined', () => {
    expect(changeRows([small])).toEqual([
      { arm: 'multi', turn: 2, kind: 'gained', tests: 1, attempts: 1, share: 0.5, mean: 0.5 },
      { arm: 'multi', turn: 2, kind: 'lost', tests: 1, attempts: 1, share: 0.5, mean: -0.5 },
      { arm: 'multi', turn: 3, kind: 'gained', tests: 1, attempts: 1, share: 0.5, mean: 0.5 },
      { arm: 'multi', turn: 3, kind: 'lost', tests: 0, attempts: 0, share: 0, mean: 0 },
    ]);
  });
});

describe('armRows', () => {
  it('gives success within m turns, consistency, the mean reciprocal turn and the three currencies', () => {
    const small = countStudy(anExperiment({ arms: { multi: 2 }, problems: ['a'] }), [
      summaryOf('p', true, { arm: 'multi' }),
      summaryOf('wp', true, { arm: 'multi', sample: 1 }),
      summaryOf('wp', false, { arm: 'multi', sample: 2 }),
      summaryOf('ww', false, { arm: 'multi', sample: 3 }),
    ]);
    expect(armRows([small], 2)).toMatchObject([
      { maxTurns: 1, satisfied: 1 / 4, passAt1: 1 / 4, passAtK: 1 / 2, passHatK: 0, reciprocalTurn: 1 / 4 },
      {
        maxTurns: 2,
        trajectories: 4,
        satisfied: 3 / 4,
        wrongThoughSatisfied: 1 / 3,
        passAt1: 1 / 2,
        passAtK: expect.closeTo(5 / 6, 12),
        passHatK: expect.closeTo(1 / 6, 12),
        reciprocalTurn: 3 / 8,
        attemptsReserved: 2,
        attemptsUsed: 7 / 4,
        tokens: 210,
        evaluatedTokens: 105,
      },
    ]);
  });
});
