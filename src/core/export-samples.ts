import type { Experiment } from './experiment';
import { finalProgram } from './final-program';
import type { Json } from './problem';
import type { Trajectory } from './trajectory';

/**
 * A line of HumanEval's `samples.jsonl`. `completion` is the whole program: appended to the prompt, whose function has
 * its docstring for a body, it defines the function again. `solution` is what EvalPlus reads first. A trajectory that
 * submits nothing gives empty texts, so that the number of samples stays true.
 */
export function humanEvalLine(trajectory: Trajectory): string {
  const program = finalProgram(trajectory) ?? '';
  const line = {
    task_id: trajectory.problemId,
    completion: program === '' ? '' : `\n${program}\n`,
    solution: program,
    turnwise: { arm: trajectory.arm, sample: trajectory.sample, correct: trajectory.correct },
  };
  return `${JSON.stringify(line)}\n`;
}

/**
 * One arm as LiveCodeBench's runner writes it: a list with the replies and programs of each problem (`output_list`,
 * `code_list`), in the order of the samples, and our verdicts as its `graded_list`.
 */
export function liveCodeBenchOutputs(
  experiment: Experiment,
  arm: string,
  trajectories: readonly Trajectory[],
): readonly Json[] {
  const own = trajectories.filter((trajectory) => trajectory.arm === arm && trajectory.branch === undefined);
  return experiment.problems.flatMap((problem) => {
    const samples = own
      .filter(({ problemId }) => problemId === problem.id)
      .toSorted((a, b) => a.sample - b.sample);
    if (samples.length === 0) return [];
    const passed = samples.filter(({ correct }) => correct).length;
    return [
      {
        question_id: problem.id,
        question_title: problem.title,
        question_content: problem.statement,
        difficulty: problem.difficulty,
        starter_code: problem.starterCode ?? '',
        output_list: samples.map(({ turns, final }) => turns[final]?.reply ?? ''),
        code_list: samples.map((sample) => finalProgram(sample) ?? ''),
        graded_list: samples.map(({ correct }) => correct),
        'pass@1': passed / samples.length,
      },
    ];
  });
}
