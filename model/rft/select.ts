import { recomposeDialogue } from '../../src/core/prompt';
import type { Problem } from '../../src/core/problem';
import type { Strategy } from '../../src/core/strategy';
import { stripComments } from '../../src/core/strip-comments';
import type { Trajectory } from '../../src/core/trajectory';
import type { PackedLine } from '../corpus/pack';

/** Which of a dialogue's replies are learned: the last, which is right, or all. */
export type LearnedReplies = 'last' | 'all';

export interface SelectOptions {
  readonly learned: LearnedReplies;
  /** Most trajectories kept of one problem. The paper: 50. */
  readonly perProblem: number;
}

/** What became of the trajectories, for the model card. */
export interface Selection {
  readonly dialogues: readonly (readonly PackedLine[])[];
  readonly sampled: number;
  /** Their last program passes every test. */
  readonly correct: number;
  /** Right, but another one of the same problem ends with the same program after the same number of turns. */
  readonly duplicates: number;
  /** Right and different, but over the cap. */
  readonly overCap: number;
}

/**
 * Rejection sampling (method, section 7): keeps right trajectories, drops those whose final program (comments and white
 * space aside) and number of turns occurred before for the problem, caps each problem, and strips the prompts of the
 * chain of thought: prose and code become one reply to the plain request.
 */
export function selectTrajectories(
  problems: readonly Problem[],
  arms: readonly Strategy[],
  trajectories: Iterable<Trajectory>,
  { learned, perProblem }: SelectOptions,
): Selection {
  const problemOf = new Map(problems.map((problem) => [problem.id, problem]));
  const armOf = new Map(arms.map((arm) => [arm.name, arm]));
  const seen = new Map<string, Set<string>>();
  const dialogues: (readonly PackedLine[])[] = [];
  const counts = { sampled: 0, correct: 0, duplicates: 0, overCap: 0 };
  for (const trajectory of trajectories) {
    counts.sampled += 1;
    const problem = problemOf.get(trajectory.problemId);
    const arm = armOf.get(trajectory.arm);
    if (!trajectory.correct || problem === undefined || arm === undefined) continue;
    counts.correct += 1;
    const kept = seen.get(problem.id) ?? new Set();
    seen.set(problem.id, kept);
    const key = keyOf(trajectory);
    if (kept.has(key)) counts.duplicates += 1;
    else if (kept.size >= perProblem) counts.overCap += 1;
    else {
      kept.add(key);
      dialogues.push(stripped(problem, arm, trajectory, learned));
    }
  }
  return { dialogues, ...counts };
}

function keyOf({ turns }: Trajectory): string {
  const program = stripComments(turns.at(-1)?.program ?? '').replace(/\s+/g, ' ');
  return `${turns.length}: ${program}`;
}

function stripped(
  problem: Problem,
  arm: Strategy,
  { turns }: Trajectory,
  learned: LearnedReplies,
): readonly PackedLine[] {
  const plain: Strategy = {
    ...arm,
    reasoning: null,
    instruction: null,
    cot: 'first-turn',
    extraction: 'first',
  };
  const messages = recomposeDialogue(problem, plain, turns);
  return messages.map(({ role, content }, index) => ({
    role,
    content,
    learned: role === 'assistant' && (learned === 'all' || index === messages.length - 1),
  }));
}
