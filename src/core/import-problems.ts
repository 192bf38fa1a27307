import { createChooser, isWanted, type ProblemChoice } from './choose-problems';
import { importRow, recogniseDataset, type Dataset } from './import-row';
import type { Draft, Imported, RowContext } from './imported';
import { parseProblemSet, ProblemSetError } from './parse-problems';
import type { Problem } from './problem';
import { describe, isRecord, type Fault } from './reader';

/** A row as a file holds it, or why the file holds none at this place. */
export type SourceRow =
  | { readonly kind: 'row'; readonly place: string; readonly row: unknown }
  | { readonly kind: 'fault'; readonly place: string; readonly fault: Fault };

/** Rows that were decoded together, and the share of the file's rows in [0, 1] that have come with them. */
export interface RowGroup {
  readonly rows: readonly SourceRow[];
  readonly share: number;
}

/** A row that became no problem. `place` is `line 12` or `row 12`. */
export interface RowRefusal {
  readonly place: string;
  readonly faults: readonly Fault[];
}

/** What was chosen: a whole problem, or one whose reference program must still be run (completeDraft). */
export type Chosen = Exclude<Imported, { readonly kind: 'refused' }>;

export interface ProblemImport {
  /** Null when no row said which data set it belongs to; `own` is the lab's own problem set. */
  readonly dataset: Dataset | 'own' | null;
  readonly chosen: readonly Chosen[];
  /** Rows read, good or not. */
  readonly rows: number;
  /** Good problems that the choice did not want. */
  readonly passedOver: number;
  /** Good problems that it would have wanted, were they not flagged. */
  readonly flagged: number;
  /** The first refusals, up to `mostRefusals`; `refusalCount` counts them all. */
  readonly refusals: readonly RowRefusal[];
  readonly refusalCount: number;
}

export interface ProblemImportRequest {
  readonly rows: AsyncIterable<SourceRow>;
  /** Null: told by the fields of the first row that belongs to a known set. */
  readonly dataset: Dataset | 'own' | null;
  readonly choice: ProblemChoice;
  readonly inflate: RowContext['inflate'];
  readonly onProgress?: (progress: { readonly rows: number; readonly refused: number }) => void;
}

/** Refusals that are kept; a file of another kind would have one a row. */
const mostRefusals = 100;

/**
 * Reads the rows of a file one at a time and keeps the chosen. Bad rows are refused, each with its place, and good
 * ones kept beside them. Stops reading once a choice of the first n is full.
 * @throws whatever `rows` throws.
 */
export async function importProblems(request: ProblemImportRequest): Promise<ProblemImport> {
  const { choice, inflate, onProgress } = request;
  const chooser = createChooser<Chosen>(choice.take);
  const refusals: RowRefusal[] = [];
  const ids = new Set<string>();
  let dataset: Dataset | 'own' | null = request.dataset;
  let [rows, passedOver, flagged, refusalCount] = [0, 0, 0, 0];

  function refuse(place: string, faults: readonly Fault[]): void {
    refusalCount += 1;
    if (refusals.length < mostRefusals) refusals.push({ place, faults });
  }

  function become(row: unknown): readonly Imported[] {
    dataset ??= isRecord(row) && Array.isArray(row['problems']) ? 'own' : recogniseDataset(row);
    if (dataset === null) return [unknownRow(row)];
    return dataset === 'own' ? ownProblems(row) : [importRow(dataset, row, { index: rows, inflate })];
  }

  /** Returns false when no further row can change the choice. */
  function take(place: string, imported: Imported): boolean {
    if (imported.kind === 'refused') refuse(place, imported.faults);
    else {
      const problem = problemOf(imported);
      if (ids.has(problem.id)) refuse(place, [repeated(problem.id)]);
      else {
        ids.add(problem.id);
        if (!isWanted(choice, problem, imported.date)) passedOver += 1;
        else if (!choice.flagged && problem.flags.length > 0) flagged += 1;
        else return chooser.offer(imported);
      }
    }
    return true;
  }

  for await (const source of request.rows) {
    let goesOn = true;
    if (source.kind === 'fault') refuse(source.place, [source.fault]);
    else for (const imported of become(source.row)) goesOn = take(source.place, imported) && goesOn;
    rows += 1;
    onProgress?.({ rows, refused: refusalCount });
    if (!goesOn) break;
  }
  const chosen = chooser.chosen();
  return { dataset, chosen, rows, passedOver, flagged, refusals, refusalCount };
}

function problemOf(imported: Chosen): Draft['problem'] | Problem {
  return imported.kind === 'problem' ? imported.problem : imported.draft.problem;
}

function unknownRow(row: unknown): Imported {
  const expected =
    'a row of CodeContests, TACO, APPS, LiveCodeBench, HumanEval, EvalPlus or MBPP, or a problem set of the lab';
  return { kind: 'refused', faults: [{ path: 'row', found: describe(row), expected }] };
}

function repeated(id: string): Fault {
  return { path: 'id', found: JSON.stringify(id), expected: 'an id that no earlier row has' };
}

function ownProblems(row: unknown): readonly Imported[] {
  try {
    return parseProblemSet(row).problems.map((problem) => ({ kind: 'problem', problem, date: null }));
  } catch (error) {
    if (error instanceof ProblemSetError) return [{ kind: 'refused', faults: error.faults }];
    throw error;
  }
}
