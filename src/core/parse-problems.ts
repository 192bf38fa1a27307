import type { Checker, Problem, ProblemSet, Test } from './problem';
import {
  bad,
  describeFault,
  integer,
  isRecord,
  lines,
  list,
  number,
  object,
  oneOf,
  optional,
  orNull,
  readWhole,
  refuse,
  string,
  words,
  type Fault,
  type Reader,
} from './reader';
import { anyJson } from './reader-open';

/**
 * Reads a problem set from the JSON of a file (public/problems/README.md).
 * What may be left out takes its default; what is wrong is gathered, not stopped at.
 * @throws ProblemSetError with every fault found.
 */
export function parseProblemSet(json: unknown): ProblemSet {
  const faults: Fault[] = [];
  const set = readWhole(problemSet, json, faults);
  if (set === bad) throw new ProblemSetError(faults);
  return set;
}

/** A file is no problem set. `faults` say where, what was found and what was expected. */
export class ProblemSetError extends Error {
  override readonly name = 'ProblemSetError';
  constructor(readonly faults: readonly Fault[]) {
    const shown = faults.slice(0, 5).map(describeFault);
    const rest = faults.length - shown.length;
    super(
      [`The problem set cannot be read.`, ...shown, ...(rest > 0 ? [`and ${rest} more faults`] : [])].join(
        '\n',
      ),
    );
  }
}

const stdinTest = object({ kind: optional(oneOf('stdin'), 'stdin'), stdin: string, expected: string });
const callTest = object({ kind: optional(oneOf('call'), 'call'), args: list(anyJson), expected: anyJson });
const assertTest = object({ kind: optional(oneOf('assert'), 'assert'), code: words });

const test: Reader<Test> = (value, path, faults) => {
  if (!isRecord(value)) return refuse(value, path, 'a test', faults);
  const kind = value['kind'] ?? ('args' in value ? 'call' : 'code' in value ? 'assert' : 'stdin');
  if (kind === 'stdin') return stdinTest(value, path, faults);
  if (kind === 'call') return callTest(value, path, faults);
  if (kind === 'assert') return assertTest(value, path, faults);
  return refuse(kind, `${path}.kind`, 'one of "stdin", "call", "assert"', faults);
};

const checkerName = oneOf('tokens', 'exact', 'lines', 'json', 'code-contests');
const floatChecker = object({ kind: oneOf('float'), atol: number(0, 1e9), rtol: number(0, 1) });

const checker: Reader<Checker> = (value, path, faults) => {
  if (isRecord(value) && value['kind'] === 'float') return floatChecker(value, path, faults);
  const named = typeof value === 'string' ? value : object({ kind: string })(value, path, faults);
  if (named === bad) return bad;
  const kind = checkerName(typeof named === 'string' ? named : named.kind, path, faults);
  return kind === bad ? bad : { kind };
};

const problemFields = object({
  id: words,
  title: orNull(words),
  statement: lines,
  difficulty: orNull(oneOf('easy', 'medium', 'hard')),
  tags: optional(list(words), []),
  family: orNull(words),
  entryPoint: orNull(words),
  starterCode: orNull(lines),
  publicTests: list(test, 1),
  privateTests: optional(list(test), []),
  shownTests: orNull(integer(0, 1_000)),
  checker: orNull(checker),
  limitMs: orNull(integer(1, 600_000)),
  memoryMiB: orNull(integer(16, 4_096)),
  referenceProgram: orNull(lines),
  wrongPrograms: optional(list(lines), []),
  flags: optional(list(oneOf('special-judge', 'interactive', 'known-bad', 'ambiguous')), []),
});

const entryPointShape = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)?$/;

/** One problem of a set, as a file holds it. */
export const problem: Reader<Problem> = (value, path, faults) => {
  const read = problemFields(value, path, faults);
  if (read === bad) return bad;
  const calls = [...read.publicTests, ...read.privateTests].some(({ kind }) => kind === 'call');
  if (read.entryPoint === null ? calls : !entryPointShape.test(read.entryPoint)) {
    return refuse(
      read.entryPoint ?? undefined,
      `${path}.entryPoint`,
      'the function that the tests call, as "f" or "Solution.f"',
      faults,
    );
  }
  if ((read.shownTests ?? 0) > read.publicTests.length) {
    const most = `at most ${read.publicTests.length}, the number of public tests`;
    return refuse(read.shownTests, `${path}.shownTests`, most, faults);
  }
  const fallback: Checker = { kind: calls ? 'json' : 'tokens' };
  return { ...read, title: read.title ?? read.id, checker: read.checker ?? fallback };
};

const setFields = object({
  version: optional(oneOf(1), 1),
  id: words,
  title: words,
  description: optional(string, ''),
  license: optional(string, 'not stated'),
  source: optional(string, 'not stated'),
  problems: list(problem, 1),
});

const problemSet: Reader<ProblemSet> = (value, path, faults) => {
  const read = setFields(value, path, faults);
  if (read === bad) return bad;
  const { version: _, ...set } = read;
  const ids = new Set<string>();
  for (const [index, { id }] of set.problems.entries()) {
    if (ids.has(id)) refuse(id, `problems[${index}].id`, 'an id that no earlier problem has', faults);
    ids.add(id);
  }
  return ids.size === set.problems.length ? set : bad;
};
