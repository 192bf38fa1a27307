import * as Plot from '@observablehq/plot';
import type { CalibrationBin } from '../core/calibration';
import { frame, percentAxis, type Style } from './theme';

/** A reliability diagram: what was said against what came, a dot a bin; on the diagonal both agree. */
export function reliability(bins: readonly CalibrationBin[], style: Style): Plot.PlotOptions {
  const { palette } = style;
  const [first = palette.ink] = palette.series;
  return frame(style, {
    height: 300,
    marginLeft: 56,
    marginRight: 24,
    x: {
      label: 'how sure you were',
      domain: [0.48, 1.02],
      ticks: [0.5, 0.6, 0.7, 0.8, 0.9, 1],
      ...percentAxis,
    },
    y: { label: 'how often you were right', domain: [0, 1], grid: true, ...percentAxis },
    marks: [
      Plot.line(
        [
          [0.5, 0.5],
          [1, 1],
        ],
        { stroke: palette.muted, strokeDasharray: '4 4' },
      ),
      Plot.ruleX(bins, {
        x: 'meanConfidence',
        y1: ({ interval }: CalibrationBin) => interval.low,
        y2: ({ interval }: CalibrationBin) => interval.high,
        stroke: first,
        strokeWidth: 2,
      }),
      Plot.dot(bins, {
        x: 'meanConfidence',
        y: 'share',
        r: ({ count }: CalibrationBin) => 4 + Math.sqrt(count),
        fill: first,
        stroke: palette.surface,
        title: ({ count, hits, meanConfidence }: CalibrationBin) =>
          `said ${Math.round(meanConfidence * 100)} %: right ${hits} of ${count}`,
      }),
      Plot.text(bins, {
        x: 'meanConfidence',
        y: 'share',
        dx: 12,
        textAnchor: 'start',
        fill: palette.muted,
        text: ({ hits, count }: CalibrationBin) => `${hits} of ${count}`,
      }),
    ],
    r: { type: 'identity' },
  });
}
