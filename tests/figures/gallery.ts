import type * as Plot from '@observablehq/plot';
import { calibrate } from '../../src/core/calibration';
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
import { classPoints } from '../../src/figures/class-points';
import { changes } from '../../src/figures/changes';
import { difficulties } from '../../src/figures/difficulties';
import { frontier } from '../../src/figures/frontier';
import { outcomes } from '../../src/figures/outcomes';
import { problemDots } from '../../src/figures/problem-dots';
import { reliability } from '../../src/figures/reliability';
import { similarities } from '../../src/figures/similarities';
import { tablePlot } from '../../src/figures/table-plot';
import { together } from '../../src/figures/together';
import { turnLimits } from '../../src/figures/turn-limits';
import type { Style } from '../../src/figures/theme';
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

/** Every figure, drawn from the seeded study. */
export const figures: Readonly<Record<string, (style: Style) => Plot.PlotOptions>> = {
  'table 1': (style) => tablePlot(table, 'Llama 3.1 8B', style),
  'figure 2, fixed trajectories': (style) => turnLimits(turnRows, 'fixed trajectories', style),
  'figure 2, fixed attempts': (style) => turnLimits(turnRows, 'fixed attempts', style),
  'figure 4': (style) => difficulties(byDifficulty, 1, style),
  'figure 6': (style) => similarities(similarityRows(revisions, 'ratio'), style),
  'figure 7': (style) => together(togetherRows(estimate(planTogether([study], 100).request)), style),
  frontier: (style) => frontier(frontierPoints, frontierStretches(frontierPoints), 'tokens', style),
  'class points': (style) =>
    classPoints(
      ['plain', 'multi-turn'].flatMap((arm, at) =>
        Array.from({ length: 12 }, (_, i) => ({
          label: `laptop ${i + 1}`,
          arm,
          value: 0.3 + 0.1 * at + 0.02 * (i % 5),
          problems: 12,
          trajectories: 48,
        })),
      ),
      table.filter(({ column, arm }) => column === '1@3' && ['plain', 'multi-turn'].includes(arm)),
      style,
    ),
  reliability: (style) =>
    reliability(
      calibrate(
        [0.55, 0.6, 0.65, 0.7, 0.7, 0.8, 0.9, 0.95, 1].map((confidence, i) => ({
          confidence,
          isRight: i % 3 > 0,
        })),
      )?.bins ?? [],
      style,
    ),
  outcomes: (style) => outcomes(outcomeRows([study]), style),
  changes: (style) => changes(changeRows([study]), style),
  'problem dots': (style) => {
    if (plain === undefined || multi === undefined) throw new Error('the study has lost its arms');
    return problemDots(compareRows(pool, plain, multi), { a: 'plain', b: 'multi-turn' }, style);
  },
};
