import * as Plot from '@observablehq/plot';
import type { Style } from './theme';

/** Shapes and dashes in the palette's order: a series is known by them where colour fails. */
const symbols = ['circle', 'square', 'triangle', 'diamond', 'star', 'wye', 'cross', 'times'] as const;
const dashes = ['none', '6 3', '2 3', '8 3 2 3', '12 4', '4 2 1 2', '1 2', '10 2 2 2'];

/** A row that a curve can be drawn from. */
export interface CurveRow {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Curves<Row extends CurveRow> {
  readonly rows: readonly Row[];
  /** Which series a row belongs to. */
  readonly of: (row: Row) => string;
  readonly x: (row: Row) => number | null;
  /** Facets, where the figure has them. */
  readonly fx?: (row: Row) => string | number;
  readonly fy?: (row: Row) => string | number;
  /** What a pointer is told of a point. */
  readonly title: (row: Row) => string;
}

/** Distinct series in order of appearance. */
export function seriesOf<Row>(rows: readonly Row[], of: (row: Row) => string): readonly string[] {
  return [...new Set(rows.map(of))];
}

/** One colour and one symbol a series, with one legend for both. */
export function seriesScales(
  series: readonly string[],
  { palette }: Style,
): Pick<Plot.PlotOptions, 'color' | 'symbol'> {
  return {
    color: {
      domain: series,
      range: series.map((_, at) => palette.series[at % palette.series.length] ?? palette.ink),
    },
    symbol: {
      domain: series,
      range: series.map((_, at) => symbols[at % symbols.length] ?? 'circle'),
      legend: true,
    },
  };
}

/** Curves with bands: one line (own dash) a series, its interval as a band, its points as symbols. */
export function curveMarks<Row extends CurveRow>(curves: Curves<Row>): readonly Plot.Markish[] {
  const { of, x, title } = curves;
  const facets = facetsOf(curves);
  return seriesOf(curves.rows, of).flatMap((name, at) => {
    const own = definedRows(curves, name);
    const banded = own.filter(({ low, high }) => low !== null && high !== null);
    return [
      Plot.areaY(banded, { x, y1: 'low', y2: 'high', fill: of, fillOpacity: 0.13, ...facets }),
      lineMark(curves, name, at),
      Plot.dot(own, { x, y: 'value', stroke: of, fill: of, symbol: of, r: 3.5, title, ...facets }),
    ];
  });
}

/** The lines alone. */
export function lineMarks<Row extends CurveRow>(curves: Curves<Row>): readonly Plot.Markish[] {
  return seriesOf(curves.rows, curves.of).map((name, at) => lineMark(curves, name, at));
}

function lineMark<Row extends CurveRow>(curves: Curves<Row>, name: string, at: number): Plot.Markish {
  return Plot.lineY(definedRows(curves, name), {
    x: curves.x,
    y: 'value',
    stroke: curves.of,
    strokeWidth: 1.75,
    strokeDasharray: dashes[at % dashes.length] ?? 'none',
    ...facetsOf(curves),
  });
}

function definedRows<Row extends CurveRow>({ rows, of, x }: Curves<Row>, name: string): readonly Row[] {
  return rows.filter((row) => of(row) === name && row.value !== null && x(row) !== null);
}

function facetsOf<Row extends CurveRow>({ fx, fy }: Curves<Row>) {
  return { ...(fx === undefined ? {} : { fx }), ...(fy === undefined ? {} : { fy }) };
}

/** "42.0 % [35.1, 49.3]"; the reason where there is no value. */
export function valueText(row: CurveRow & { readonly reason?: string | null }): string {
  if (row.value === null) return row.reason ?? 'undefined';
  const percent = (share: number) => (share * 100).toFixed(1);
  const interval =
    row.low === null || row.high === null ? '' : ` [${percent(row.low)}, ${percent(row.high)}]`;
  return `${percent(row.value)} %${interval}`;
}
