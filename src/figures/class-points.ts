import * as Plot from '@observablehq/plot';
import type { LaptopPoint } from '../core/class-result';
import type { TableRow } from '../core/table-rows';
import { seriesOf, seriesScales, valueText } from './series';
import { frame, percentAxis, type Style } from './theme';

/** Each laptop's rate as a small ring, one row an arm; the pooled rate filled, with its interval as a bar. */
export function classPoints(
  points: readonly LaptopPoint[],
  pooled: readonly TableRow[],
  style: Style,
): Plot.PlotOptions {
  const arms = seriesOf(pooled, ({ arm }) => arm);
  const row = 64;
  return frame(style, {
    height: arms.length * row + 90,
    marginLeft: Math.min(style.width / 3, 14 + 7 * Math.max(4, ...arms.map((arm) => arm.length))),
    marginRight: 24,
    x: { label: 'correct, mean over problems', domain: [0, 1], grid: true, ...percentAxis },
    y: { axis: null },
    fy: { domain: arms, label: null, padding: 0.1 },
    ...seriesScales(arms, style),
    marks: [
      Plot.frame({ stroke: style.palette.grid }),
      // Rings of one arm stand clear of one another, so that thirty laptops can be counted.
      Plot.dot(
        points,
        Plot.dodgeY('middle', {
          x: 'value',
          fy: 'arm',
          r: 4,
          stroke: 'arm',
          strokeWidth: 1.5,
          dy: -8,
          title: pointText,
        }),
      ),
      Plot.ruleY(pooled, {
        x1: 'low',
        x2: 'high',
        fy: 'arm',
        dy: row / 2 - 14,
        stroke: 'arm',
        strokeWidth: 2.5,
      }),
      Plot.dot(pooled, {
        x: 'value',
        fy: 'arm',
        dy: row / 2 - 14,
        r: 5,
        fill: 'arm',
        symbol: 'arm',
        title: (own: TableRow) => `${own.arm}, pooled\n${valueText(own)}`,
      }),
    ],
  });
}

function pointText({ label, arm, value, problems, trajectories }: LaptopPoint): string {
  return `${label}\n${arm}: ${(value * 100).toFixed(1)} % of ${trajectories} trajectories, ${problems} problems`;
}
