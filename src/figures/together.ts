import * as Plot from '@observablehq/plot';
import type { TogetherRow } from '../core/together-rows';
import { curveMarks, seriesOf, seriesScales, valueText } from './series';
import { frame, percentAxis, type Style } from './theme';

/** Figure 7: pass n@k of every arm against the budget of attempts. */
export function together(rows: readonly TogetherRow[], style: Style): Plot.PlotOptions {
  return frame(style, {
    height: 360,
    x: {
      type: 'log',
      label: 'k (attempts reserved)',
      tickFormat: 'd',
      ticks: Math.max(3, Math.round(style.width / 130)),
    },
    y: { label: 'pass n@k', grid: true, zero: true, ...percentAxis },
    ...seriesScales(
      seriesOf(rows, ({ series }) => series),
      style,
    ),
    marks: [
      Plot.ruleY([0], { stroke: style.palette.grid }),
      ...curveMarks({
        rows,
        of: (row) => row.series,
        x: (row) => row.k,
        title: (row) => `${row.series}, ${row.n}@${row.k}\n${valueText(row)}`,
      }),
    ],
  });
}
