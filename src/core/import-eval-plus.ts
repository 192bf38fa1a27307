import { blankProblem, type Imported } from './imported';
import type { Checker, Json } from './problem';
import { bad, list, orNull, readWhole, refuse, string, words, type Fault } from './reader';
import { anyJson, numberThat, open } from './reader-open';

interface Row {
  readonly task_id: string;
  readonly prompt: string;
  readonly entry_point: string;
  readonly canonical_solution: string;
  readonly base_input: readonly (readonly Json[])[];
  readonly plus_input: readonly (readonly Json[])[] | null;
  readonly atol: number | null;
}

const calls = list(list(anyJson));

const row = open<Row>({
  task_id: words,
  prompt: words,
  entry_point: words,
  canonical_solution: string,
  base_input: list(list(anyJson), 1),
  plus_input: orNull(calls),
  atol: orNull(numberThat((n) => n >= 0 && n <= 1, 'a tolerance from 0 to 1')),
});

/**
 * Reads a row of HumanEval+ or MBPP+ as EvalPlus publishes them (Liu et al. 2023): inputs without outputs. Base
 * inputs become public tests, plus inputs private ones, once the canonical solution has been run on them.
 */
export function importEvalPlus(value: unknown): Imported {
  const faults: Fault[] = [];
  const read = readWhole(row, value, faults);
  if (read === bad) return { kind: 'refused', faults };
  const { entry_point: name, prompt, canonical_solution: solution } = read;
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    refuse(name, 'entry_point', 'the name of a function', faults);
    return { kind: 'refused', faults };
  }
  // MBPP+'s prompt is a docstring on its own, and its solution is a whole program.
  const isCompletion = /^\s*(async )?def /m.test(prompt);
  const atol = read.atol ?? 0;
  const checker: Checker = atol === 0 ? { kind: 'json' } : { kind: 'float', atol, rtol: 1e-7 };
  const problem = {
    ...blankProblem,
    id: read.task_id,
    title: name,
    statement: isCompletion
      ? `Complete the function \`${name}\` so that it does what its docstring says.`
      : `${withoutQuotes(prompt)}\n\nName the function \`${name}\`.`,
    entryPoint: name,
    starterCode: isCompletion ? prompt : null,
    publicTests: [],
    privateTests: [],
    shownTests: isCompletion ? 0 : null,
    checker,
    referenceProgram: isCompletion ? prompt + solution : solution,
  };
  const privateArgs = read.plus_input ?? [];
  // Without plus inputs nothing is hidden: satisfied and correct would be the same.
  const flags = privateArgs.length === 0 ? (['known-bad'] as const) : [];
  const draft = { problem: { ...problem, flags }, publicArgs: read.base_input, privateArgs };
  return { kind: 'draft', draft, date: null };
}

function withoutQuotes(docstring: string): string {
  return docstring
    .trim()
    .replace(/^("""|''')|("""|''')$/g, '')
    .trim();
}
