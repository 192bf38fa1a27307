import * as Plot from '@observablehq/plot';
import { outcomeOrder, type OutcomeRow } from '../core/outcome-rows';
import type { AttemptOutcome } from '../core/study';
import { armTurns } from './arm-turns';
import { frame, percentAxis, type Palette, type Style } from './theme';

/** What attempts came to, by turn and arm: stacked shares, each labelled where it has room. */
export function outcomes(rows: readonly OutcomeRow[], style: Style): Plot.PlotOptions {
  const kinds = outcomeOrder.filter((outcome) => rows.some((row) => row.outcome === outcome));
  const { palette } = style;
  const { height, y, place, headings } = armTurns(rows);
  const stacked = { y: place, x: 'share', z: 'outcome', order: kinds } as const;
  return frame(style, {
    height,
    marginLeft: 52,
    marginRight: 20,
    x: { label: 'share of attempts', domain: [0, 1], ...percentAxis },
    y,
    color: { domain: kinds, range: kinds.map((kind) => colorOf(kind, palette)), legend: true },
    marks: [
      Plot.barX(rows, Plot.stackX({ ...stacked, fill: 'outcome', stroke: palette.surface, title: rowText })),
      Plot.text(
        rows,
        Plot.stackX({
          ...stacked,
          text: (row: OutcomeRow) =>
            row.share * style.width > 8 * row.outcome.length + 30 ? row.outcome : '',
          fill: palette.surface,
        }),
      ),
      headings,
    ],
  });
}

function rowText({ arm, turn, outcome, attempts, share }: OutcomeRow): string {
  return `${arm}, turn ${turn}\n${outcome}: ${attempts} attempts, ${(share * 100).toFixed(1)} %`;
}

/** Its place in the palette's series, green left to what passed. */
const hues: Readonly<Partial<Record<AttemptOutcome, number>>> = {
  wrong: 1,
  raised: 0,
  'timed-out': 4,
  'out-of-memory': 3,
  'output-limit': 5,
  'compile-error': 6,
  'no-program': 7,
};

function colorOf(outcome: AttemptOutcome, { good, muted, series }: Palette): string {
  return outcome === 'passed' ? good : (series[hues[outcome] ?? -1] ?? muted);
}
