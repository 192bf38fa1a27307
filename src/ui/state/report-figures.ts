import type * as Plot from '@observablehq/plot';
import { captionOf } from '../../core/caption';
import { changeRows } from '../../core/change-rows';
import { difficultyRows, planDifficulties } from '../../core/difficulty-rows';
import type { EstimateRequest, EstimateTable } from '../../core/estimate';
import { frontierRows, frontierStretches, planFrontier, type Currency } from '../../core/frontier-rows';
import { outcomeRows } from '../../core/outcome-rows';
import { poolLines, requestOf } from '../../core/pool';
import type { ReportFigure } from '../../core/report-html';
import type { Revision } from '../../core/revisions';
import { similarityRows } from '../../core/similarity-rows';
import type { Study } from '../../core/study';
import { tableRows, type TableRow } from '../../core/table-rows';
import { planTogether, togetherRows } from '../../core/together-rows';
import { planTurnLimits, turnLimitRows } from '../../core/turn-limit-rows';
import { changes } from '../../figures/changes';
import { difficulties } from '../../figures/difficulties';
import { frontier } from '../../figures/frontier';
import { outcomes } from '../../figures/outcomes';
import { similarities } from '../../figures/similarities';
import { standaloneSvg } from '../../figures/standalone-svg';
import { tablePlot } from '../../figures/table-plot';
import { pagePalette, type Style } from '../../figures/theme';
import { together } from '../../figures/together';
import { turnLimits } from '../../figures/turn-limits';
import { bootstrapDraws, bootstrapText } from './estimates';
import { currencyNames, stretchText } from './frontier-text';
import { columnsOf } from './table-columns';
import { plural } from './words';

/** The width of a report's text column, in CSS pixels, less the drawing's own margins. */
const style: Style = { width: 880, palette: pagePalette };

type Estimate = (request: EstimateRequest) => Promise<EstimateTable>;

/** What a report shows of an experiment, drawn by the functions that draw the page. */
export interface ReportDrawings {
  readonly figures: readonly ReportFigure[];
  /** The numbers of Table 1. */
  readonly rates: readonly TableRow[];
}

/** Draws every figure that the experiment has enough for; the others are left out. */
export async function drawReport(
  study: Study,
  revisions: readonly Revision[],
  estimate: Estimate,
): Promise<ReportDrawings> {
  const studies = [study];
  const { rates, figure: table } = await tableOne(studies, estimate);
  const figures = [
    table,
    ...(await frontiers(studies, estimate)),
    ...(await turnFigures(studies, estimate)),
    ...(await difficultyFigures(studies, estimate)),
    ...(await togetherFigure(studies, estimate)),
    ...wayFigures(studies, revisions),
  ];
  return { figures, rates };
}

type Studies = readonly Study[];

function drawn(
  title: string,
  plot: Plot.PlotOptions,
  caption: string,
  notes: readonly string[] = [],
): ReportFigure {
  return { title, caption, svg: standaloneSvg(plot, null, style), notes };
}

function captionWith(studies: Studies, tables: readonly EstimateTable[]): string {
  return `${captionOf(studies)} · ${bootstrapText(tables)}`;
}

async function tableOne(
  studies: Studies,
  estimate: Estimate,
): Promise<{ readonly rates: readonly TableRow[]; readonly figure: ReportFigure }> {
  const pool = poolLines(studies);
  const columns = columnsOf(pool.lines, false);
  const table = await estimate(
    requestOf(pool, { columns, reference: 0, draws: bootstrapDraws, byFamily: false }),
  );
  const rates = tableRows(table);
  const plot = tablePlot(rates, null, style);
  return { rates, figure: drawn('Table 1: pass rates of every arm', plot, captionWith(studies, [table])) };
}

/** In attempts, and in tokens where the engine told them. */
async function frontiers(studies: Studies, estimate: Estimate): Promise<readonly ReportFigure[]> {
  const plan = planFrontier(studies, { submissions: 1, prefixes: false, draws: bootstrapDraws });
  const table = await estimate(plan.request);
  return (['reserved', 'tokens'] satisfies Currency[]).flatMap((currency) => {
    const rows = frontierRows(plan, table, currency);
    const stretches = frontierStretches(rows);
    if (stretches.length === 0) return [];
    const title = `Equal compute: pass rate against ${currencyNames[currency]}`;
    const notes = stretches.map((stretch) => stretchText(stretch, currency));
    const plot = frontier(rows, stretches, currency, style);
    return [drawn(title, plot, captionWith(studies, [table]), notes)];
  });
}

async function turnFigures(studies: Studies, estimate: Estimate): Promise<readonly ReportFigure[]> {
  const plan = planTurnLimits(studies, bootstrapDraws);
  if (plan.pool.lines.length === 0) return [];
  const table = await estimate(plan.request);
  const rows = turnLimitRows(plan, table);
  return (['fixed trajectories', 'fixed attempts'] as const).map((panel) =>
    drawn(`Figure 2: more turns, ${panel}`, turnLimits(rows, panel, style), captionWith(studies, [table])),
  );
}

async function difficultyFigures(studies: Studies, estimate: Estimate): Promise<readonly ReportFigure[]> {
  const plan = planDifficulties(studies, bootstrapDraws);
  if (plan.length === 0) return [];
  const tables = await Promise.all(plan.map(({ request }) => estimate(request)));
  const rows = difficultyRows(plan, tables);
  const limits = [...new Set(rows.map(({ maxTurns }) => maxTurns))].sort((a, b) => a - b);
  return limits.map((limit) =>
    drawn(
      `Figure 4: prompts by difficulty, ${plural(limit, 'turn')}`,
      difficulties(rows, limit, style),
      captionWith(studies, tables),
    ),
  );
}

async function togetherFigure(studies: Studies, estimate: Estimate): Promise<readonly ReportFigure[]> {
  const plan = planTogether(studies, bootstrapDraws);
  const table = await estimate(plan.request);
  const rows = togetherRows(table);
  if (rows.length === 0) return [];
  return [drawn('Figure 7: everything together', together(rows, style), captionWith(studies, [table]))];
}

/** What happens on the way: how alike programs are, how attempts end, what refining gains and loses. */
function wayFigures(studies: Studies, revisions: readonly Revision[]): readonly ReportFigure[] {
  const caption = captionOf(studies);
  const alike = similarityRows(revisions, 'ratio');
  const changed = changeRows(studies);
  return [
    ...(alike.length > 0
      ? [drawn('Figure 6: how alike consecutive programs are', similarities(alike, style), caption)]
      : []),
    drawn('Outcomes by turn', outcomes(outcomeRows(studies), style), caption),
    ...(changed.length > 0
      ? [drawn('Public tests gained and lost by turn', changes(changed, style), caption)]
      : []),
  ];
}
