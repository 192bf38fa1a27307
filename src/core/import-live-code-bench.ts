import { base64Bytes } from './base64-bytes';
import { blankProblem, entryPointOf, flagsOf, type Imported, type RowContext } from './imported';
import { jsonText } from './json-text';
import type { Difficulty, Test } from './problem';
import {
  bad,
  list,
  oneOf,
  orNull,
  readWhole,
  refuse,
  string,
  words,
  type Fault,
  type Reader,
} from './reader';
import { anyJson, open } from './reader-open';
import { unpickleText } from './unpickle-text';

interface RawTest {
  readonly input: string;
  readonly output: string;
  readonly testtype: 'stdin' | 'functional';
}

interface Row {
  readonly question_id: string;
  readonly question_title: string;
  readonly question_content: string;
  readonly public_test_cases: readonly RawTest[];
  readonly private_test_cases: readonly RawTest[];
  readonly metadata: { readonly func_name: string | null } | null;
  readonly starter_code: string | null;
  readonly difficulty: Difficulty | null;
  readonly platform: string | null;
  readonly contest_date: string | null;
}

const rawTests = list(
  open<RawTest>({ input: string, output: string, testtype: oneOf('stdin', 'functional') }),
  1,
);

/**
 * Reads a row of LiveCodeBench's code generation set (Jain et al. 2024, livecodebench/code_generation_lite).
 * Its private tests are JSON text, or base64 of zlib of a pickle of JSON text; the pickle is read, never run.
 */
export function importLiveCodeBench(value: unknown, context: RowContext): Imported {
  const faults: Fault[] = [];
  const read = readWhole(rowReader(context), value, faults);
  if (read === bad) return { kind: 'refused', faults };
  const publicTests = testsOf(read.public_test_cases, 'public_test_cases', faults);
  const privateTests = testsOf(read.private_test_cases, 'private_test_cases', faults);
  const name = read.metadata?.func_name ?? null;
  const calls = [...publicTests, ...privateTests].some(({ kind }) => kind === 'call');
  if (calls && (name === null || !/^[A-Za-z_]\w*$/.test(name))) {
    refuse(name, 'metadata.func_name', 'the name of the function that the tests call', faults);
  }
  if (faults.length > 0) return { kind: 'refused', faults };
  const starterCode = read.starter_code === '' ? null : read.starter_code;
  const problem = {
    ...blankProblem,
    id: read.question_id,
    title: read.question_title,
    statement: read.question_content,
    difficulty: read.difficulty,
    tags: read.platform === null ? [] : [read.platform],
    entryPoint: calls && name !== null ? entryPointOf(name, starterCode) : null,
    starterCode,
    publicTests,
    privateTests,
    checker: { kind: calls ? ('json' as const) : ('tokens' as const) },
    flags: flagsOf(read.question_content),
  };
  return { kind: 'problem', problem, date: /^\d{4}-\d{2}-\d{2}/.exec(read.contest_date ?? '')?.[0] ?? null };
}

function rowReader(context: RowContext): Reader<Row> {
  return open<Row>({
    question_id: words,
    question_title: words,
    question_content: words,
    public_test_cases: jsonText(rawTests),
    private_test_cases: (value, path, faults) => {
      const text = unpacked(value, context);
      return typeof text === 'string'
        ? jsonText(rawTests)(text, path, faults)
        : refuseAs(text.found, path, 'JSON text, plain or as base64 of zlib of a pickled text', faults);
    },
    metadata: orNull(jsonText(open({ func_name: orNull(string) }))),
    starter_code: orNull(string),
    difficulty: orNull(oneOf('easy', 'medium', 'hard')),
    platform: orNull(string),
    contest_date: orNull(string),
  });
}

/** The JSON text of the private tests. Packed ones begin with a letter, JSON lists with a bracket. */
function unpacked(value: unknown, { inflate }: RowContext): string | { readonly found: string } {
  if (typeof value !== 'string') return { found: value === undefined ? 'nothing' : `a ${typeof value}` };
  if (value.trimStart().startsWith('[')) return value;
  const packed = base64Bytes(value.trim());
  if (packed === null) return { found: 'a text that is neither a JSON list nor base64' };
  try {
    return unpickleText(inflate(packed));
  } catch {
    return { found: 'base64 of something that zlib cannot unpack' };
  }
}

function refuseAs(found: string, path: string, expected: string, faults: Fault[]): typeof bad {
  faults.push({ path, found, expected });
  return bad;
}

/** Functional tests keep one argument a line, each as JSON. */
function testsOf(raw: readonly RawTest[], field: string, faults: Fault[]): readonly Test[] {
  return raw.map(({ input, output, testtype }, index): Test => {
    if (testtype === 'stdin') return { kind: 'stdin', stdin: input, expected: output };
    const path = `${field}[${index}]`;
    const lines = input.split('\n').filter((line) => line.trim() !== '');
    const args = lines.map((line) => jsonText(anyJson)(line, `${path}.input`, faults));
    const expected = jsonText(anyJson)(output, `${path}.output`, faults);
    return {
      kind: 'call',
      args: args.filter((arg) => arg !== bad),
      expected: expected === bad ? null : expected,
    };
  });
}
