import * as Plot from '@observablehq/plot';
import { paperTable } from '../core/paper-table';
import type { TableRow } from '../core/table-rows';
import { seriesOf, seriesScales, valueText } from './series';
import { frame, percentAxis, type Style } from './theme';

/** Pixels that a panel needs beside others, so that its last tick stands clear of the next one's first. */
const panelWidth = 170;

/** Table 1 as a picture: one row an arm, one panel a column, intervals as bars; the paper's numbers as hollow diamonds. */
export function tablePlot(
  rows: readonly TableRow[],
  /** A model of the paper whose numbers are laid over arms of the same name; null for none. */
  paperModel: string | null,
  style: Style,
): Plot.PlotOptions {
  const arms = seriesOf(rows, ({ arm }) => arm);
  const columns = seriesOf(rows, ({ column }) => column);
  const defined = rows.filter(({ value }) => value !== null);
  const paper = paperTable.filter(
    ({ model, variant, column, value }) =>
      model === paperModel && value !== null && arms.includes(variant) && columns.includes(column),
  );
  const isNarrow = style.width < Math.max(720, columns.length * panelWidth);
  const facet = isNarrow ? { fy: 'column' } : { fx: 'column' };
  const scale = { domain: columns, label: null, padding: 0.2 };
  return frame(style, {
    height: isNarrow ? columns.length * (arms.length * 22 + 34) + 50 : arms.length * 30 + 90,
    marginLeft: Math.min(style.width / 3, 14 + 7 * Math.max(4, ...arms.map((arm) => arm.length))),
    marginRight: isNarrow ? 60 : 24,
    x: { label: 'pass rate', grid: true, zero: true, ticks: 3, ...percentAxis },
    y: { domain: arms, label: null, type: 'point' },
    ...(isNarrow ? { fy: scale } : { fx: scale }),
    ...seriesScales(arms, style),
    marks: [
      Plot.frame({ stroke: style.palette.grid }),
      Plot.ruleY(defined, { y: 'arm', x1: 'low', x2: 'high', stroke: 'arm', strokeWidth: 2, ...facet }),
      Plot.dot(defined, {
        y: 'arm',
        x: 'value',
        fill: 'arm',
        stroke: 'arm',
        symbol: 'arm',
        r: 4.5,
        title: rowText,
        ...facet,
      }),
      Plot.text(
        rows.filter(({ value }) => value === null),
        { y: 'arm', x: 0, dx: 8, text: () => '–', title: ({ reason }) => reason ?? 'undefined', ...facet },
      ),
      Plot.dot(paper, {
        y: 'variant',
        x: 'value',
        symbol: 'diamond',
        stroke: style.palette.muted,
        r: 5,
        title: ({ model, value }) => `paper, ${model}: ${((value ?? 0) * 100).toFixed(1)} %`,
        ...facet,
      }),
    ],
  });
}

function rowText(row: TableRow): string {
  const lines = [`${row.arm}, ${row.column}`, valueText(row)];
  if (row.difference !== null) {
    const gap = valueText({ value: row.difference, low: row.differenceLow, high: row.differenceHigh });
    lines.push(
      `difference ${gap}${row.adjustedP === null ? '' : `, p = ${row.adjustedP.toPrecision(2)} (Holm)`}`,
    );
  }
  if (row.isSelected) lines.push('highest of several: selected on the same data');
  return lines.join('\n');
}
