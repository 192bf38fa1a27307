import * as Plot from '@observablehq/plot';
import type { CompareRow } from '../core/compare';
import { seriesScales } from './series';
import { frame, percentAxis, type Style } from './theme';

/** Two arms problem by problem: a dot each, joined by the difference, largest gain first. */
export function problemDots(
  rows: readonly CompareRow[],
  names: { readonly a: string; readonly b: string },
  style: Style,
): Plot.PlotOptions {
  const { palette } = style;
  const labels = new Map(
    rows.map(({ problemId, title }) => [problemId, cut(title, style.width < 560 ? 16 : 36)]),
  );
  const left = 16 + 6.6 * Math.max(6, ...[...labels.values()].map((label) => label.length));
  const dots = rows.flatMap((row): readonly Dot[] => [
    { row, arm: names.a, rate: row.a, low: row.aLow, high: row.aHigh, trajectories: row.aTrajectories },
    { row, arm: names.b, rate: row.b, low: row.bLow, high: row.bHigh, trajectories: row.bTrajectories },
  ]);
  return frame(style, {
    height: rows.length * 20 + 70,
    marginLeft: Math.min(left, style.width / 2),
    x: { label: 'share of trajectories that are correct', domain: [0, 1], grid: true, ...percentAxis },
    y: {
      type: 'point',
      domain: rows.map(({ problemId }) => problemId),
      label: null,
      tickFormat: (id: string) => labels.get(id) ?? id,
    },
    ...seriesScales([names.a, names.b], style),
    marks: [
      ...[palette.good, palette.bad].map((stroke) =>
        Plot.ruleY(
          rows.filter(({ difference }) => difference < 0 === (stroke === palette.bad)),
          { y: 'problemId', x1: 'a', x2: 'b', stroke, strokeWidth: 3, strokeOpacity: 0.45 },
        ),
      ),
      // A is hollow, B is filled: known apart without colour or shape.
      ...[names.a, names.b].map((name) =>
        Plot.dot(
          dots.filter(({ arm }) => arm === name),
          {
            y: ({ row }) => row.problemId,
            x: 'rate',
            stroke: 'arm',
            strokeWidth: 2,
            symbol: 'arm',
            ...(name === names.b ? { fill: 'arm' } : {}),
            r: 4.5,
            title: dotText,
          },
        ),
      ),
    ],
  });
}

interface Dot {
  readonly row: CompareRow;
  readonly arm: string;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly trajectories: number;
}

function dotText({ row, arm, rate, low, high, trajectories }: Dot): string {
  const interval = `[${(low * 100).toFixed(1)}, ${(high * 100).toFixed(1)}]`;
  return `${row.title}\n${arm}: ${(rate * 100).toFixed(1)} % of ${trajectories} ${interval}\nsolved by ${row.solved}`;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
