import { completeDraft } from '../../core/complete-draft';
import type { ProblemImport, RowRefusal } from '../../core/import-problems';
import { datasetTitles } from '../../core/import-row';
import type { Problem, ProblemSet } from '../../core/problem';
import type { Lab } from './lab';
import { freeSetId } from './own-sets';
import type { ImportProgress, ImportRequest } from './problem-imports';

/** What a data file came to. */
export interface BroughtProblems {
  /** Null when no row became a problem; then nothing was stored. */
  readonly set: ProblemSet | null;
  /** The form that its rows have, as far as it is known. */
  readonly dataset: ProblemImport['dataset'];
  readonly rows: number;
  /** Good problems that the choice did not want, and those that are flagged and were left out for it. */
  readonly passedOver: number;
  readonly flagged: number;
  /** The first refusals; `refusalCount` counts them all. */
  readonly refusals: readonly RowRefusal[];
  readonly refusalCount: number;
}

/**
 * Reads a data file and keeps the chosen problems as a set. Where a data set states inputs only, its reference
 * programs are run first. When it is stopped or fails, nothing of it stays.
 * @throws Error that says what to do; on abort `signal.reason`.
 */
export async function bringProblems(
  lab: Lab,
  request: ImportRequest,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<BroughtProblems> {
  const read = await lab.problemImports.read(request, onProgress, signal);
  const { problems, refusals } = await complete(lab, read, onProgress, signal);
  const { dataset, rows, passedOver, flagged } = read;
  const told = {
    dataset,
    rows,
    passedOver,
    flagged,
    refusals,
    refusalCount: read.refusalCount + refusals.length - read.refusals.length,
  };
  if (problems.length === 0) return { set: null, ...told };
  const set = await named(lab, request.from, dataset, problems);
  await lab.problemImports.keep(set);
  return { set, ...told };
}

async function complete(
  lab: Lab,
  { chosen, refusals, rows }: ProblemImport,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<{ readonly problems: readonly Problem[]; readonly refusals: readonly RowRefusal[] }> {
  const problems: Problem[] = [];
  const failed: RowRefusal[] = [];
  for (const [done, each] of chosen.entries()) {
    if (each.kind === 'problem') {
      problems.push(each.problem);
      continue;
    }
    onProgress({ share: done / chosen.length, rows });
    const completed = await completeDraft(each.draft, await lab.executor(), signal);
    if (completed.kind === 'problem') problems.push(completed.problem);
    else failed.push({ place: each.draft.problem.id, faults: completed.faults });
  }
  return { problems, refusals: [...refusals, ...failed] };
}

/** A set named for its file, under an id that no other set has. */
async function named(
  lab: Lab,
  from: File | URL,
  dataset: ProblemImport['dataset'],
  problems: readonly Problem[],
): Promise<ProblemSet> {
  const file = from instanceof URL ? (from.pathname.split('/').at(-1) ?? from.host) : from.name;
  const stem =
    file
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'problems';
  const id = await freeSetId(lab, stem);
  const known = dataset === null || dataset === 'own' ? null : datasetTitles[dataset];
  return {
    id,
    title: known === null ? file : `${known.title}: ${file}`,
    description: `${problems.length} problems, brought in from ${file}.`,
    license: known?.license ?? 'as its file states',
    source: from instanceof URL ? from.href : file,
    problems,
  };
}
