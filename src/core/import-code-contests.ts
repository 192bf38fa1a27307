import { blankProblem, flagsOf, limitOf, memoryOf, type Imported } from './imported';
import type { Difficulty, ProblemFlag, Test } from './problem';
import { bad, list, orNull, readWhole, refuse, string, words, type Fault, type Reader } from './reader';
import { numberThat, open } from './reader-open';

interface Pairs {
  readonly input: readonly string[];
  readonly output: readonly string[];
}

interface Solutions {
  readonly language: readonly (number | string)[];
  readonly solution: readonly string[];
}

interface Row {
  readonly name: string;
  readonly description: string;
  readonly public_tests: readonly Test[];
  readonly private_tests: readonly Test[] | null;
  readonly generated_tests: readonly Test[] | null;
  readonly solutions: Solutions | null;
  readonly difficulty: number | null;
  readonly cf_rating: number | null;
  readonly cf_tags: readonly string[] | null;
  readonly time_limit: { readonly seconds: number | null; readonly nanos: number | null } | null;
  readonly memory_limit_bytes: number | null;
  readonly input_file: string | null;
}

/** 64-bit whole numbers are texts in some exports. */
const count: Reader<number> = (value, path, faults) =>
  numberThat(() => true, 'a number')(
    typeof value === 'string' && value !== '' ? Number(value) : value,
    path,
    faults,
  );

const language: Reader<number | string> = (value, path, faults) =>
  typeof value === 'number' || typeof value === 'string'
    ? value
    : refuse(value, path, 'the number or name of a language', faults);

const pairs = open<Pairs>({ input: list(string), output: list(string) });

/** Tests kept as two lists of equal length. */
const tests: Reader<readonly Test[]> = (value, path, faults) => {
  const read = pairs(value, path, faults);
  if (read === bad) return bad;
  if (read.input.length !== read.output.length) {
    return refuse(read.output, `${path}.output`, `as many as inputs, ${read.input.length}`, faults);
  }
  return read.input.map((stdin, index) => ({ kind: 'stdin', stdin, expected: read.output[index] ?? '' }));
};

const row: Reader<Row> = open<Row>({
  name: words,
  description: words,
  public_tests: (value, path, faults) => {
    const read = tests(value, path, faults);
    return read !== bad && read.length === 0
      ? refuse([], `${path}.input`, 'at least one public test: without one there is no feedback', faults)
      : read;
  },
  private_tests: orNull(tests),
  generated_tests: orNull(tests),
  solutions: orNull(open<Solutions>({ language: list(language), solution: list(string) })),
  difficulty: orNull(count),
  cf_rating: orNull(count),
  cf_tags: orNull(list(string)),
  time_limit: orNull(open({ seconds: orNull(count), nanos: orNull(count) })),
  memory_limit_bytes: orNull(count),
  input_file: orNull(string),
});

/**
 * Reads a row of CodeContests (Li et al. 2022, deepmind/code_contests): public tests are shown, private and generated
 * ones judge. A row without public tests is refused.
 */
export function importCodeContests(value: unknown): Imported {
  const faults: Fault[] = [];
  const read = readWhole(row, value, faults);
  if (read === bad) return { kind: 'refused', faults };
  const hidden = [...(read.private_tests ?? []), ...(read.generated_tests ?? [])];
  const flags: ProblemFlag[] = [...flagsOf(read.description)];
  const readsFile = read.input_file !== null && !['', 'stdin'].includes(read.input_file);
  if (readsFile || hidden.length === 0) flags.push('known-bad');
  // Pictures were cut out of the statements and left this mark.
  if (read.description.includes('<image>')) flags.push('ambiguous');
  const { seconds = null, nanos = null } = read.time_limit ?? {};
  const problem = {
    ...blankProblem,
    id: read.name,
    title: read.name.replace(/^\d+_[A-Z]\d*\.\s*/, ''),
    statement: read.description,
    difficulty: difficultyOf(read.cf_rating ?? 0, read.difficulty ?? 0),
    tags: (read.cf_tags ?? []).filter((tag) => tag !== ''),
    publicTests: read.public_tests,
    privateTests: hidden,
    checker: { kind: 'code-contests' as const },
    limitMs: limitOf((seconds ?? 0) + (nanos ?? 0) / 1e9),
    memoryMiB: memoryOf((read.memory_limit_bytes ?? 0) / 1_048_576),
    referenceProgram: firstInPython3(read.solutions),
    flags,
  };
  return { kind: 'problem', problem, date: null };
}

/**
 * By Codeforces rating: below 1400 easy, below 2000 medium, from 2000 on hard. Without one by the set's own scale:
 * 1 EASY, 2 MEDIUM, 3 HARD and above; 7 … 28 are a contest's letters A … V, of which A is easy, B and C are medium.
 */
function difficultyOf(rating: number, scale: number): Difficulty | null {
  if (rating > 0) return rating < 1400 ? 'easy' : rating < 2000 ? 'medium' : 'hard';
  if (scale === 1 || scale === 7) return 'easy';
  if (scale === 2 || scale === 8 || scale === 9) return 'medium';
  return (scale >= 3 && scale <= 5) || scale >= 10 ? 'hard' : null;
}

/** In the set's list of languages 3 is Python 3. */
function firstInPython3(solutions: Solutions | null): string | null {
  const at = solutions?.language.findIndex((each) => each === 3 || each === 'PYTHON3') ?? -1;
  return solutions?.solution[at] ?? null;
}
