import { exactJsonText, parseExactJson } from '../../core/exact-json';
import { problem as problemReader } from '../../core/parse-problems';
import type { Checker, Difficulty, Problem, Test } from '../../core/problem';
import { bad, describeFault, type Fault } from '../../core/reader';

/** A test as it stands in the form. `input` is standard input, the arguments as JSON, or the code of an assert. */
export interface TestDraft {
  readonly side: 'public' | 'private';
  readonly kind: Test['kind'];
  readonly input: string;
  readonly expected: string;
}

/** A problem as it stands in the form: mostly text, not yet right. What the form does not show stays in `base`. */
export interface ProblemDraft {
  readonly base: Problem;
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly difficulty: Difficulty | 'none';
  readonly tags: string;
  readonly entryPoint: string;
  readonly starterCode: string;
  readonly checker: Checker['kind'];
  /** Seconds; empty for the lab's default. */
  readonly limit: string;
  /** MiB; empty for the lab's default. */
  readonly memory: string;
  readonly referenceProgram: string;
  readonly tests: readonly TestDraft[];
}

export function draftOf(problem: Problem): ProblemDraft {
  const { publicTests, privateTests, difficulty, limitMs, memoryMiB } = problem;
  return {
    base: problem,
    id: problem.id,
    title: problem.title,
    statement: problem.statement,
    difficulty: difficulty ?? 'none',
    tags: problem.tags.join(', '),
    entryPoint: problem.entryPoint ?? '',
    starterCode: problem.starterCode ?? '',
    checker: problem.checker.kind,
    limit: limitMs === null ? '' : String(limitMs / 1_000),
    memory: memoryMiB === null ? '' : String(memoryMiB),
    referenceProgram: problem.referenceProgram ?? '',
    tests: [
      ...publicTests.map((test) => testDraft('public', test)),
      ...privateTests.map((test) => testDraft('private', test)),
    ],
  };
}

/** The problem that a draft states, or in words what is wrong with it, by the rules of the file format. */
export function readDraft(draft: ProblemDraft): Problem | readonly string[] {
  const faults: Fault[] = [];
  const { base } = draft;
  const side = (wanted: TestDraft['side']): readonly unknown[] =>
    draft.tests.flatMap((test, at) => (test.side === wanted ? [testOf(test, `Test ${at + 1}`, faults)] : []));
  const publicTests = side('public');
  const given = {
    ...base,
    id: draft.id.trim(),
    title: draft.title.trim() || null,
    statement: draft.statement,
    difficulty: draft.difficulty === 'none' ? null : draft.difficulty,
    tags: draft.tags
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    entryPoint: draft.entryPoint.trim() || null,
    starterCode: draft.starterCode.trim() === '' ? null : draft.starterCode,
    checker: base.checker.kind === draft.checker ? base.checker : checkerOf(draft.checker),
    limitMs: draft.limit.trim() === '' ? null : Math.round(Number(draft.limit) * 1_000),
    memoryMiB: draft.memory.trim() === '' ? null : Number(draft.memory),
    referenceProgram: draft.referenceProgram.trim() === '' ? null : draft.referenceProgram,
    publicTests,
    privateTests: side('private'),
    shownTests: base.shownTests === null ? null : Math.min(base.shownTests, publicTests.length),
  };
  const read = faults.length > 0 ? bad : problemReader(given, 'Problem', faults);
  return read === bad ? faults.map(describeFault) : read;
}

/** A new test of the kind that the others are. */
export function addTest(draft: ProblemDraft, side: TestDraft['side']): ProblemDraft {
  const kind = draft.tests.at(-1)?.kind ?? (draft.entryPoint.trim() === '' ? 'stdin' : 'call');
  const blank: TestDraft = { side, kind, input: '', expected: '' };
  // What a call gives may be taken from the solution, which runs once every test is whole.
  if (kind === 'call')
    return { ...draft, tests: [...draft.tests, { ...blank, input: '[]', expected: 'null' }] };
  return { ...draft, tests: [...draft.tests, blank] };
}

function testDraft(side: TestDraft['side'], test: Test): TestDraft {
  switch (test.kind) {
    case 'stdin':
      return { side, kind: 'stdin', input: test.stdin, expected: test.expected };
    case 'call':
      return {
        side,
        kind: 'call',
        input: exactJsonText(test.args),
        expected: exactJsonText(test.expected),
      };
    case 'assert':
      return { side, kind: 'assert', input: test.code, expected: '' };
  }
}

function testOf({ kind, input, expected }: TestDraft, name: string, faults: Fault[]): unknown {
  if (kind === 'stdin') return { kind, stdin: input, expected };
  if (kind === 'assert') return { kind, code: input };
  return {
    kind,
    args: jsonOf(input, `${name}, arguments`, 'a JSON list with one entry an argument', faults),
    expected: jsonOf(expected, `${name}, expected`, 'a JSON value', faults),
  };
}

function jsonOf(text: string, path: string, expected: string, faults: Fault[]): unknown {
  try {
    return parseExactJson(text);
  } catch {
    faults.push({ path, found: text.trim() === '' ? 'nothing' : text, expected });
    return null;
  }
}

function checkerOf(kind: Checker['kind']): Checker {
  return kind === 'float' ? { kind, atol: 1e-6, rtol: 1e-6 } : { kind };
}
