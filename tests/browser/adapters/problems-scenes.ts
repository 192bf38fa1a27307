import { createExecutor } from '../../../src/adapters/pyodide';
import { importRow, recogniseDataset } from '../../../src/core/import-row';
import { isPassed, judge } from '../../../src/core/judge';
import { parseProblemSet } from '../../../src/core/parse-problems';
import type { Problem } from '../../../src/core/problem';
import * as rows from '../../core/import-fixtures';

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

/** The sides of each problem, from rows of published sets with tests of their own, that its reference fails. */
export async function judgePublished(): Promise<readonly string[]> {
  const executor = createExecutor();
  const inflate = (bytes: Uint8Array): Uint8Array => bytes;
  try {
    const { codeContests, taco, apps, humanEval, humanEvalPlus, mbpp, mbppSanitized, mbppPlus } = rows;
    const told: string[] = [];
    for (const row of [codeContests, taco, apps, humanEval, humanEvalPlus, mbpp, mbppSanitized, mbppPlus]) {
      const dataset = recogniseDataset(row);
      const imported = dataset === null ? null : importRow(dataset, row, { index: 0, inflate });
      if (imported?.kind !== 'problem') throw new Error('A row became no problem.');
      const { problem } = imported;
      const program = problem.referenceProgram ?? '';
      for (const side of ['public', 'private'] as const) {
        const results = await judge({ problem, program, side, executor, stopAtFirst: false });
        if (!isPassed(results)) told.push(`${problem.id} ${side}: ${results.map(({ outcome }) => outcome)}`);
      }
    }
    return told;
  } finally {
    executor.dispose();
  }
}
