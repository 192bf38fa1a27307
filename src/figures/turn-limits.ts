import * as Plot from '@observablehq/plot';
import type { TurnLimitRow } from '../core/turn-limit-rows';
import { curveMarks, seriesOf, seriesScales, valueText } from './series';
import { frame, percentAxis, type Style } from './theme';

/** Figure 2: more turns at a fixed number of trajectories, and at a fixed budget of attempts. */
export function turnLimits(
  rows: readonly TurnLimitRow[],
  panel: TurnLimitRow['panel'],
  style: Style,
): Plot.PlotOptions {
  const own = rows.filter((row) => row.panel === panel);
  const arms = seriesOf(own, ({ arm }) => arm);
  const facets = arms.length > 1 ? { fx: (row: TurnLimitRow) => row.arm } : {};
  const limits = [...new Set(own.map(({ maxTurns }) => maxTurns))];
  return frame(style, {
    height: 300,
    x: { label: 'turn limit', ticks: limits, tickFormat: 'd', inset: 12 },
    y: {
      label: panel === 'fixed trajectories' ? 'pass@n' : 'pass n@k',
      grid: true,
      zero: true,
      ...percentAxis,
    },
    ...(arms.length > 1 ? { fx: { label: null, domain: arms } } : {}),
    ...seriesScales(
      seriesOf(own, ({ series }) => series),
      style,
    ),
    marks: [
      Plot.ruleY([0], { stroke: style.palette.grid }),
      ...curveMarks({
        rows: own,
        of: (row) => row.series,
        x: (row) => row.maxTurns,
        title: (row) => `${row.arm}, ${row.series}\nturn limit ${row.maxTurns}\n${valueText(row)}`,
        ...facets,
      }),
    ],
  });
}
