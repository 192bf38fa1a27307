import {
  blankProblem,
  entryPointOf,
  flagsOf,
  limitOf,
  memoryOf,
  type Imported,
  type RowContext,
} from './imported';
import { inputOutput, type InputOutput } from './input-output';
import { jsonText } from './json-text';
import type { Difficulty, Problem } from './problem';
import { parsePythonList } from './python-list';
import { bad, isRecord, list, orNull, readWhole, string, words, type Fault, type Reader } from './reader';
import { open } from './reader-open';

const difficulties: Readonly<Record<string, Difficulty>> = {
  EASY: 'easy',
  MEDIUM: 'medium',
  MEDIUM_HARD: 'medium',
  HARD: 'hard',
  VERY_HARD: 'hard',
  introductory: 'easy',
  interview: 'medium',
  competition: 'hard',
};

interface Row {
  readonly question: string;
  readonly input_output: InputOutput;
  readonly solutions: readonly string[] | null;
  readonly starter_code: string | null;
  readonly difficulty: string | null;
  readonly name: string | null;
  readonly tags: string | null;
  readonly date: string | null;
  readonly time_limit: string | null;
  readonly memory_limit: string | null;
}

/** An empty text stands for none. */
function unlessEmpty<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path, faults) => (value === '' ? null : orNull(reader)(value, path, faults));
}

const row: Reader<Row> = open<Row>({
  question: words,
  input_output: inputOutput,
  solutions: unlessEmpty(jsonText(list(string))),
  starter_code: unlessEmpty(string),
  difficulty: orNull(string),
  name: unlessEmpty(string),
  tags: unlessEmpty(string),
  date: unlessEmpty(string),
  time_limit: unlessEmpty(string),
  memory_limit: unlessEmpty(string),
});

/** Reads a row of TACO (Li et al. 2023, BAAI/TACO): every field is a text; the first test is public. */
export function importTaco(value: unknown, { index }: RowContext): Imported {
  return importStyle(value, `taco-${index}`);
}

/**
 * Reads a row of APPS (Hendrycks et al. 2021, codeparrot/apps), which has TACO's form with fewer fields. Its files
 * number rows by `id`, what their loader makes of them by `problem_id`.
 */
export function importApps(value: unknown, { index }: RowContext): Imported {
  const number = isRecord(value) ? (value['problem_id'] ?? value['id']) : null;
  const isNumbered = typeof number === 'number' || typeof number === 'string';
  return importStyle(value, `apps-${isNumbered ? number : index}`);
}

function importStyle(value: unknown, id: string): Imported {
  const faults: Fault[] = [];
  const read = readWhole(row, value, faults);
  if (read === bad) return { kind: 'refused', faults };
  const { functionName, tests, flags } = read.input_output;
  const [first, ...rest] = tests;
  const problem: Problem = {
    ...blankProblem,
    id,
    title: read.name ?? id,
    statement: read.question,
    difficulty: difficulties[read.difficulty ?? ''] ?? null,
    tags: read.tags === null ? [] : (parsePythonList(read.tags) ?? []),
    entryPoint: functionName === null ? null : entryPointOf(functionName, read.starter_code),
    starterCode: read.starter_code,
    publicTests: first === undefined ? [] : [first],
    privateTests: rest,
    checker: { kind: functionName === null ? 'tokens' : 'json' },
    limitMs: limitOf(leadingNumber(read.time_limit)),
    memoryMiB: memoryOf(leadingNumber(read.memory_limit)),
    referenceProgram: read.solutions?.[0] ?? null,
    // With a single test nothing is hidden: satisfied and correct would be the same.
    flags: [...flagsOf(read.question), ...flags, ...(rest.length === 0 ? (['known-bad'] as const) : [])],
  };
  return {
    kind: 'problem',
    problem: { ...problem, flags: [...new Set(problem.flags)] },
    date: dayOf(read.date),
  };
}

/** The number that a text such as `2.0 seconds` or `256.0 megabytes` begins with. */
function leadingNumber(text: string | null): number | null {
  const number = Number.parseFloat(text ?? '');
  return Number.isFinite(number) ? number : null;
}

function dayOf(date: string | null): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0] ?? null;
}
