/** How hard a problem is held to be by its set. Figure 4 groups by it. */
export type Difficulty = 'easy' | 'medium' | 'hard';

/** Every difficulty, from the easiest on. */
export const difficulties: readonly Difficulty[] = ['easy', 'medium', 'hard'];

/** A JSON value: what a function-call test passes in and expects back. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One test of a program. The expected side never enters the sandbox. */
export type Test =
  /** The program reads `stdin` and prints `expected`. */
  | { readonly kind: 'stdin'; readonly stdin: string; readonly expected: string }
  /** The problem's entry point is called with `args` and returns `expected`. */
  | { readonly kind: 'call'; readonly args: readonly Json[]; readonly expected: Json }
  /** Python statements run after the program; passed when nothing is raised (HumanEval, MBPP). */
  | { readonly kind: 'assert'; readonly code: string };

/**
 * How what came is compared with what was expected (method, section 4).
 * `tokens`: white-space split, equal or numerically within 1e-5 as decimals, case matters.
 * `exact`: byte for byte after removing one final newline. `lines`: line by line, trailing white space ignored.
 * `json`: structural equality (tuple = list). `float`: `tokens` with own tolerances.
 * `code-contests`: lower-cased tokens, 1e-5.
 */
export type Checker =
  | { readonly kind: 'tokens' }
  | { readonly kind: 'exact' }
  | { readonly kind: 'lines' }
  | { readonly kind: 'json' }
  | { readonly kind: 'float'; readonly atol: number; readonly rtol: number }
  | { readonly kind: 'code-contests' };

/** Why a problem is left out of figures unless asked for. */
export type ProblemFlag = 'special-judge' | 'interactive' | 'known-bad' | 'ambiguous';

/** A statement with public tests (feedback, stopping, selection) and private tests (which only judge). */
export interface Problem {
  /** Unique within its set. */
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly statement: string;
  readonly difficulty: Difficulty | null;
  readonly tags: readonly string[];
  /** Problems of one family are alike; the bootstrap may cluster by it. */
  readonly family: string | null;
  /** Function to call for `call` tests: `f` or `Solution.f`; null for stdin programs. */
  readonly entryPoint: string | null;
  /** Code that the program must begin from (signature and docstring), shown with the statement; null when there is none. */
  readonly starterCode: string | null;
  readonly publicTests: readonly Test[];
  readonly privateTests: readonly Test[];
  /** How many of the public tests, from the first on, the prompt shows as examples; null means all. */
  readonly shownTests: number | null;
  readonly checker: Checker;
  /** Wall-clock limit for one test in milliseconds; null means the lab's default. */
  readonly limitMs: number | null;
  /** Memory limit in MiB; null means the lab's default. */
  readonly memoryMiB: number | null;
  readonly referenceProgram: string | null;
  /** Programs that pass the public tests and fail the private ones. */
  readonly wrongPrograms: readonly string[];
  readonly flags: readonly ProblemFlag[];
}

/** A named collection of problems, as one JSON file holds it. */
export interface ProblemSet {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly license: string;
  /** Where the problems come from, in words. */
  readonly source: string;
  readonly problems: readonly Problem[];
}
