import { countRows } from '../../core/export-rows';
import { reportHtml, type ReportTable } from '../../core/report-html';
import type { TableRow } from '../../core/table-rows';
import type { Trajectory } from '../../core/trajectory';
import type { Lab } from './lab';
import { countStored, readRevisions } from './studies';
import { percentText } from './words';

/** An experiment as one page to read and pass on: figures, tables, settings. @throws StoreError */
export async function makeReport(lab: Lab, id: string, trajectories: readonly Trajectory[]): Promise<string> {
  // The drawing library is loaded for it.
  const { drawReport } = await import('./report-figures');
  const { signal } = new AbortController();
  const [source] = await countStored(lab, [id], signal);
  if (source === undefined) throw new Error('The experiment was deleted.');
  const { experiment, study, summaries } = source;
  const shared = { experiment, now: Date.now() };
  const finished = summaries.filter(({ branch }) => branch === undefined).length;
  if (finished === 0) return reportHtml({ ...shared, trajectories: 0, tables: [], figures: [] });
  const revisions = await readRevisions(lab, [study], () => undefined, signal);
  const estimator = await lab.estimator();
  const { figures, rates } = await drawReport(study, revisions, (request) => estimator.estimate(request));
  const tables = [rateTable(rates), problemTable(trajectories)];
  return reportHtml({ ...shared, trajectories: finished, tables, figures });
}

function rateTable(rates: readonly TableRow[]): ReportTable {
  return {
    caption: 'Share of problems solved in percent, with 95 % intervals; the first arm is the reference',
    head: ['arm', 'turns', 'measure', 'rate', 'interval', 'difference', 'interval of it', 'p (Holm)'],
    rows: rates.map((row) => [
      row.arm,
      row.maxTurns,
      row.column,
      row.value === null ? null : percentText(row.value),
      interval(row.low, row.high),
      row.difference === null ? null : percentText(row.difference),
      interval(row.differenceLow, row.differenceHigh),
      row.adjustedP === null ? null : Number(row.adjustedP.toPrecision(2)),
    ]),
  };
}

function interval(low: number | null, high: number | null): string | null {
  return low === null || high === null ? null : `${percentText(low)} to ${percentText(high)}`;
}

function problemTable(trajectories: readonly Trajectory[]): ReportTable {
  return {
    caption: 'By problem: N trajectories, f satisfied, c correct',
    head: ['problem', 'arm', 'N', 'f', 'c'],
    rows: countRows(trajectories).map(({ problem_id, arm, n, f, c }) =>
      [problem_id, arm, n, f, c].map((cell) =>
        typeof cell === 'boolean' || cell === undefined ? null : cell,
      ),
    ),
  };
}
