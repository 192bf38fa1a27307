import { describe, expect, it } from 'vitest';
import { changeRows } from '../../src/core/change-rows';
import { compareRows } from '../../src/core/compare';
import { paperColumns } from '../../src/core/column';
import { difficultyRows, planDifficulties } from '../../src/core/difficulty-rows';
import { estimate } from '../../src/core/estimate';
import { frontierRows, frontierStretches, planFrontier } from '../../src/core/frontier-rows';
import { outcomeRows } from '../../src/core/outcome-rows';
import { poolLines, requestOf } from '../../src/core/pool';
import { similarityRows } from '../../src/core/similarity-rows';
import { tableRows } from '../../src/core/table-rows';
import { planTogether, togetherRows } from '../../src/core/together-rows';
import { planTurnLimits, turnLimitRows } from '../../src/core/turn-limit-rows';
import { changes } from '../../src/figures/changes';
import { difficulties } from '../../src/figures/difficulties';
import { frontier } from '../../src/figures/frontier';
import { outcomes } from '../../src/figures/outcomes';
import { problemDots } from '../../src/figures/problem-dots';
import { similarities } from '../../src/figures/similarities';
import { tablePlot } from '../../src/figures/table-plot';
import { together } from '../../src/figures/together';
import { turnLimits } from '../../src/figures/turn-limits';
import { draw, narrow, style } from './draw';
import { revisions, study } from './studies';

const pool = poolLines([study]);
const [plain, , multi] = pool.lines;
const table = tableRows(
  estimate(requestOf(pool, { columns: paperColumns.slice(0, 3), reference: 0, draws: 100, byFamily: false })),
);
const turnPlan = planTurnLimits([study], 100);
const turnRows = turnLimitRows(turnPlan, estimate(turnPlan.request));
const difficultyPlan = planDifficulties([study], 100);
const byDifficulty = difficultyRows(
  difficultyPlan,
  difficultyPlan.map(({ request }) => estimate(request)),
);
const frontierPlan = planFrontier([study], { submissions: 1, prefixes: false, draws: 100 });
const frontierPoints = frontierRows(frontierPlan, estimate(frontierPlan.request), 'tokens');

const figures = {
  'table 1': (at) => tablePlot(table, 'Llama 3.1 8B', at),
  'figure 2, fixed trajectories': (at) => turnLimits(turnRows, 'fixed trajectories', at),
  'figure 2, fixed attempts': (at) => turnLimits(turnRows, 'fixed attempts', at),
  'figure 4': (at) => difficulties(byDifficulty, 1, at),
  'figure 6': (at) => similarities(similarityRows(revisions, 'ratio'), at),
  'figure 7': (at) => together(togetherRows(estimate(planTogether([study], 100).request)), at),
  frontier: (at) => frontier(frontierPoints, frontierStretches(frontierPoints), 'tokens', at),
  outcomes: (at) => outcomes(outcomeRows([study]), at),
  changes: (at) => changes(changeRows([study]), at),
  'problem dots': (at) => {
    if (plain === undefined || multi === undefined) throw new Error('the study has lost its arms');
    return problemDots(compareRows(pool, plain, multi), { a: 'plain', b: 'multi-turn' }, at);
  },
} satisfies Record<string, (at: typeof style) => import('@observablehq/plot').PlotOptions>;

describe.each(Object.entries(figures))('%s', (name, figure) => {
  it('is the picture that it was', async () => {
    await expect(draw(figure(style))).toMatchFileSnapshot(
      `pictures/${name.replaceAll(/[^a-z0-9]+/g, '-')}.txt`,
    );
  });

  it('fits a phone, and holds no number that is none', () => {
    const markup = draw(figure(narrow));
    expect(markup).toContain('width="344"');
    expect(markup).not.toMatch(/NaN|Infinity|undefined/);
  });
});
