import * as Plot from '@observablehq/plot';
import type { ChangeRow } from '../core/change-rows';
import { armTurns } from './arm-turns';
import { frame, type Style } from './theme';

/** Public tests gained (right of 0) and lost (left of it) by the refinements of each turn. */
export function changes(rows: readonly ChangeRow[], style: Style): Plot.PlotOptions {
  const { palette } = style;
  const { height, y, place, headings } = armTurns(rows);
  return frame(style, {
    height,
    marginLeft: 52,
    marginRight: 44,
    x: { label: 'tests lost and gained by a refinement, on average', grid: true, insetLeft: 44 },
    y,
    color: { domain: ['gained', 'lost'], range: [palette.good, palette.bad], legend: true },
    marks: [
      Plot.barX(rows, {
        x: 'mean',
        y: place,
        fill: 'kind',
        title: (row) =>
          `${row.arm}, turn ${row.turn}\n${row.kind} ${row.tests} tests in ${row.attempts} attempts (${(row.share * 100).toFixed(1)} %)`,
      }),
      ...(['gained', 'lost'] as const).map((kind) =>
        Plot.text(
          rows.filter((row) => row.kind === kind && row.tests > 0),
          {
            x: 'mean',
            y: place,
            dx: kind === 'gained' ? 4 : -4,
            textAnchor: kind === 'gained' ? 'start' : 'end',
            text: (row) => `${kind === 'gained' ? '+' : '−'}${Math.abs(row.mean).toFixed(2)}`,
          },
        ),
      ),
      Plot.ruleX([0], { stroke: palette.ink }),
      headings,
    ],
  });
}
