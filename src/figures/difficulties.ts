import * as Plot from '@observablehq/plot';
import type { DifficultyRow } from '../core/difficulty-rows';
import { curveMarks, seriesScales, valueText } from './series';
import { frame, percentAxis, type Style } from './theme';

const order: readonly DifficultyRow['series'][] = ['none', 'best', 'worst'];

/** Figure 4: the best and worst combination of prompts that was run, and none, by difficulty, at one turn limit. */
export function difficulties(
  rows: readonly DifficultyRow[],
  maxTurns: number,
  style: Style,
): Plot.PlotOptions {
  const own = rows
    .filter((row) => row.maxTurns === maxTurns)
    .toSorted((a, b) => order.indexOf(a.series) - order.indexOf(b.series));
  const most = Math.max(0, ...own.map(({ combinations }) => combinations));
  const names = {
    none: 'no prompt',
    best: most === 1 ? 'the one combination run' : `best of ${most}, selected on these data`,
    worst: `worst of ${most}`,
  };
  const isNarrow = style.width < 560;
  const facet = (row: DifficultyRow) => row.difficulty;
  const domain = ['easy', 'medium', 'hard'].filter((difficulty) =>
    own.some((row) => row.difficulty === difficulty),
  );
  return frame(style, {
    height: isNarrow ? 160 * Math.max(1, domain.length) + 60 : 320,
    x: { type: 'log', label: 'k (trajectories)', tickFormat: 'd', ticks: 4 },
    y: { label: 'pass@k', grid: true, zero: true, ...percentAxis },
    ...(isNarrow ? { fy: { domain, label: null } } : { fx: { domain, label: null } }),
    ...seriesScales(
      order.filter((series) => own.some((row) => row.series === series)).map((series) => names[series]),
      style,
    ),
    marks: [
      Plot.frame({ stroke: style.palette.grid }),
      ...curveMarks({
        rows: own,
        of: (row) => names[row.series],
        x: (row) => row.k,
        title: (row) =>
          `${row.difficulty}, k = ${row.k}\n${row.arm} (${names[row.series]})\n${valueText(row)}`,
        ...(isNarrow ? { fy: facet } : { fx: facet }),
      }),
    ],
  });
}
