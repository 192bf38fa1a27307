import { blankProblem, type Imported } from './imported';
import { withoutNumpy } from './numpy-stand-in';
import type { Test } from './problem';
import { bad, list, readWhole, refuse, string, words, type Fault, type Reader } from './reader';
import { absent, open } from './reader-open';

interface Row {
  readonly task_id: string;
  readonly text?: string;
  readonly prompt?: string;
  readonly code: string;
  readonly test_list: readonly string[];
  readonly challenge_test_list?: readonly string[];
  readonly test_setup_code?: string;
  readonly test_imports?: readonly string[];
  readonly test?: string;
}

const id: Reader<string> = (value, path, faults) =>
  typeof value === 'number' ? String(value) : words(value, path, faults);

const row = open<Row>({
  task_id: id,
  text: absent(words),
  prompt: absent(words),
  code: words,
  test_list: list(words, 1),
  challenge_test_list: absent(list(words)),
  test_setup_code: absent(string),
  test_imports: absent(list(string)),
  test: absent(words),
});

/**
 * Reads a row of MBPP (Austin et al. 2021), full or sanitized, or of MBPP+ in the form whose `test` holds everything.
 * Tests are assertions: the first is public, the rest judge. The statement names the function, which the set's own
 * texts leave to the assertions.
 */
export function importMbpp(value: unknown): Imported {
  const faults: Fault[] = [];
  const read = readWhole(row, value, faults);
  if (read === bad) return { kind: 'refused', faults };
  const statement = read.text ?? read.prompt;
  const name = testedFunction(read.code, read.test_list[0] ?? '');
  if (statement === undefined) refuse(undefined, 'prompt', 'the problem, as `text` or `prompt`', faults);
  if (name === null) refuse(read.code, 'code', 'a function that the first test calls', faults);
  if (statement === undefined || name === null) return { kind: 'refused', faults };
  const setup = [...(read.test_imports ?? []), read.test_setup_code ?? ''].filter((line) => line !== '');
  const assertion = (code: string): Test => ({ kind: 'assert', code: [...setup, code, ''].join('\n') });
  const [first = '', ...rest] = read.test_list;
  const hidden = [...rest, ...(read.challenge_test_list ?? [])];
  const whole = read.test === undefined ? [] : [read.test];
  const runnable = whole.map(withoutNumpy);
  const privateTests = [...hidden, ...whole.map((test, i) => runnable[i] ?? test)].map(assertion);
  const problem = {
    ...blankProblem,
    id: `mbpp-${read.task_id}`,
    title: name,
    statement: `${statement.trim()}\n\nName the function \`${name}\`.`,
    entryPoint: name,
    publicTests: [assertion(first)],
    privateTests,
    referenceProgram: read.code,
    // With a single test nothing is hidden: satisfied and correct would be the same.
    flags: privateTests.length === 0 || runnable.includes(null) ? (['known-bad'] as const) : [],
  };
  return { kind: 'problem', problem, date: null };
}

/** The function of the reference program that the assertion mentions; a helper such as `set(…)` is none of its own. */
function testedFunction(code: string, assertion: string): string | null {
  const defined = [...code.matchAll(/^def\s+([A-Za-z_]\w*)\s*\(/gm)].map(([, name = '']) => name);
  return defined.find((name) => new RegExp(`\\b${name}\\s*\\(`).test(assertion)) ?? null;
}
