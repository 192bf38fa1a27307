import type { Json, Problem, ProblemFlag } from './problem';
import type { Fault } from './reader';

/** A row whose expected outputs must still be computed by its reference program (EvalPlus states inputs only). */
export interface Draft {
  /** Without tests; its `referenceProgram` is there. */
  readonly problem: Problem;
  readonly publicArgs: readonly (readonly Json[])[];
  readonly privateArgs: readonly (readonly Json[])[];
}

/** What one row of a data set became. `date` is an ISO day, null where the set states none. */
export type Imported =
  | { readonly kind: 'problem'; readonly problem: Problem; readonly date: string | null }
  | { readonly kind: 'draft'; readonly draft: Draft; readonly date: string | null }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

/** What a row importer is given besides the row. */
export interface RowContext {
  /** Position in its file, from 0; the id of rows that have none of their own. */
  readonly index: number;
  /** Undoes zlib; throws when the bytes are not zlib's or unpack to more than is sane. */
  readonly inflate: (bytes: Uint8Array) => Uint8Array;
}

/** A problem with every optional field at its default. */
export const blankProblem: Omit<Problem, 'id' | 'title' | 'statement' | 'publicTests' | 'privateTests'> = {
  difficulty: null,
  tags: [],
  family: null,
  entryPoint: null,
  starterCode: null,
  shownTests: null,
  checker: { kind: 'tokens' },
  limitMs: null,
  memoryMiB: null,
  referenceProgram: null,
  wrongPrograms: [],
  flags: [],
};

const interactive = /\binteractive (problem|task)\b|\bthis (problem|task) is interactive\b/i;

const anyAnswer =
  /\b(print|output|find|return|choose|report|give) any( one)? (of them|of these|such|valid|correct|possible)\b|\bany (valid|correct|possible) (answer|solution|output)|\bany order\b|\b(several|multiple|many|more than one) (possible |valid |correct |optimal )?(answers|solutions|ways)\b[^.]{0,80}\bany\b/i;

/** What a statement's wording says about how it must be judged. Data sets seldom say it themselves. */
export function flagsOf(statement: string): readonly ProblemFlag[] {
  const flags: ProblemFlag[] = [];
  if (anyAnswer.test(statement)) flags.push('special-judge');
  if (interactive.test(statement)) flags.push('interactive');
  return flags;
}

/** `f`, or `Solution.f` when the starting code puts it into that class. */
export function entryPointOf(name: string, starterCode: string | null): string {
  return starterCode !== null && /^\s*class\s+Solution\b/m.test(starterCode) ? `Solution.${name}` : name;
}

/** A native program's memory limit in MiB: the interpreter itself needs more than many, so the lab's stays. */
const leastMemoryMiB = 512;

export function memoryOf(mebibytes: number | null): number | null {
  return mebibytes === null || mebibytes <= leastMemoryMiB ? null : Math.min(4_096, Math.ceil(mebibytes));
}

/** A time limit in milliseconds from seconds; null where none is stated. */
export function limitOf(seconds: number | null): number | null {
  return seconds === null || seconds <= 0 ? null : Math.min(600_000, Math.ceil(seconds * 1_000));
}
