import { createExecutor } from '../../../src/adapters/pyodide';
import { isPassed, judge } from '../../../src/core/judge';
import { parseProblemSet } from '../../../src/core/parse-problems';
import type { Problem } from '../../../src/core/problem';

interface Census {
  readonly references: number;
  readonly wrongs: number;
  /** Programs that did not do what they are there for, and on which tests. */
  readonly surprises: readonly string[];
}

/** Judges every reference and every wrong program of a shipped set in the sandbox. */
export async function judgeSet(name: string): Promise<Census> {
  const response = await fetch(`/problems/${name}.json`);
  const { problems } = parseProblemSet(await response.json());
  const executor = createExecutor();
  const surprise = async (problem: Problem, program: string, isReference: boolean) => {
    const [publicResults = [], privateResults = []] = await Promise.all(
      (['public', 'private'] as const).map((side) =>
        judge({ problem, program, side, executor, stopAtFirst: !isReference }),
      ),
    );
    if (isPassed(publicResults) && isPassed(privateResults) === isReference) return [];
    const outcomes = [publicResults, privateResults].map((results) => results.map(({ outcome }) => outcome));
    return [`${problem.id} ${isReference ? 'reference' : 'wrong program'}: ${outcomes.join(' | ')}`];
  };
  try {
    const surprises = await Promise.all(
      problems.flatMap((problem) => [
        surprise(problem, problem.referenceProgram ?? '', true),
        ...problem.wrongPrograms.map((program) => surprise(problem, program, false)),
      ]),
    );
    return {
      references: problems.length,
      wrongs: problems.flatMap(({ wrongPrograms }) => wrongPrograms).length,
      surprises: surprises.flat(),
    };
  } finally {
    executor.dispose();
  }
}
