import * as Plot from '@observablehq/plot';
import type { Currency, FrontierRow, Stretch } from '../core/frontier-rows';
import { curveMarks, seriesOf, seriesScales, valueText } from './series';
import { frame, percentAxis, type Style } from './theme';

const axes: Readonly<Record<Currency, string>> = {
  reserved: 'attempts reserved a problem',
  used: 'attempts used a problem',
  tokens: 'tokens a problem',
  evaluated: 'tokens a problem, without cached prefixes',
};

/** The equal-compute frontier: pass rate against budget, one curve a strategy, and who holds each stretch below. */
export function frontier(
  rows: readonly FrontierRow[],
  stretches: readonly Stretch[],
  currency: Currency,
  style: Style,
): Plot.PlotOptions {
  const series = seriesOf(rows, ({ series }) => series);
  const furthest = Math.max(1, ...rows.map(({ budget }) => budget ?? 0));
  const held = stretches.map((stretch) => ({ ...stretch, end: stretch.to ?? furthest }));
  return frame(style, {
    height: 380,
    x: {
      type: 'log',
      label: axes[currency],
      tickFormat: ',.0~f',
      ticks: Math.max(3, Math.round(style.width / 130)),
    },
    y: { label: 'pass rate', grid: true, zero: true, ...percentAxis },
    ...seriesScales(series, style),
    marks: [
      Plot.ruleY([0], { stroke: style.palette.grid }),
      ...curveMarks({
        rows,
        of: (row) => row.series,
        x: (row) => row.budget,
        title: (row) =>
          `${row.series}\n${row.draws} trajectories, budget ${Math.round(row.budget ?? 0)}\n${valueText(row)}`,
      }),
      Plot.ruleY(held, {
        x1: 'from',
        x2: 'end',
        y: 0,
        stroke: 'series',
        strokeWidth: 6,
        title: (one) => heldText(one),
      }),
      Plot.dot(held, {
        x: 'from',
        y: 0,
        symbol: 'series',
        fill: 'series',
        stroke: style.palette.surface,
        r: 6,
      }),
    ],
  });
}

function heldText({ series, from, end, rivals }: Stretch & { readonly end: number }): string {
  const rest = rivals.length === 0 ? '' : `\nnot ruled out: ${rivals.join(', ')}`;
  return `${series} leads from ${Math.round(from)} to ${Math.round(end)}${rest}`;
}
