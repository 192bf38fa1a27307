import * as Plot from '@observablehq/plot';
import type { SimilarityRow } from '../core/similarity-rows';
import { lineMarks, seriesOf, seriesScales } from './series';
import { frame, type Style } from './theme';

const measures = { ratio: 'difflib ratio', chrf: 'chrF' };

/** Figure 6: density of the similarity of consecutive programs, one curve a feedback kind. */
export function similarities(rows: readonly SimilarityRow[], style: Style): Plot.PlotOptions {
  const name = (row: SimilarityRow) => `${row.feedback} (${row.revisions} revisions)`;
  const measure = rows[0]?.measure ?? 'ratio';
  const series = seriesOf(rows, name);
  // A few points carry symbols, staggered by series, so that curves can be told apart without colour.
  const curves = rows.map((row) => ({ ...row, value: row.density, low: null, high: null }));
  const dots = rows.filter((row) => isMarked(row, series.indexOf(name(row))));
  return frame(style, {
    height: 320,
    x: { label: `similarity of consecutive programs (${measures[measure]})`, domain: [0, 1] },
    y: { label: 'density', grid: true, zero: true },
    ...seriesScales(series, style),
    marks: [
      Plot.ruleY([0], { stroke: style.palette.grid }),
      ...lineMarks({ rows: curves, of: name, x: (row) => row.at, title: name }),
      Plot.dot(dots, {
        x: 'at',
        y: 'density',
        stroke: name,
        fill: name,
        symbol: name,
        r: 3.5,
        title: (row) => `${name(row)}\nsimilarity ${row.at.toFixed(2)}`,
      }),
    ],
  });
}

function isMarked({ at }: SimilarityRow, series: number): boolean {
  return Math.round(at * 100) % 12 === (series * 3) % 12;
}
