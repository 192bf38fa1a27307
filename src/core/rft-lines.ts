import type { Message } from './engine';
import { recomposeDialogue } from './prompt';
import type { Kept, RftSource } from './rft-select';
import type { Strategy } from './strategy';
import type { Trajectory, Turn } from './trajectory';

/** Which replies are learned from. User text never is. */
export type LossOn = 'last-reply' | 'all-replies';

/**
 * A kept trajectory as a line of chat JSONL: the dialogue without the prompts of the chain of thought, prose and code
 * joined in one reply. `weight` is 1 where the loss counts, 0 where it does not, as trainers of chat data read it.
 */
export function chatLine({ problem, arm, path, trajectory }: Kept, lossOn: LossOn): string {
  const dialogue = recomposeDialogue(problem, plain(arm), path);
  const messages = dialogue.map((message, i) =>
    message.role === 'assistant'
      ? { ...message, weight: lossOn === 'all-replies' || i === dialogue.length - 1 ? 1 : 0 }
      : message,
  );
  const { experimentId, problemId, sample } = trajectory;
  const source = { experiment: experimentId, problem: problemId, arm: arm.name, sample };
  return `${JSON.stringify({ messages, source })}\n`;
}

/**
 * Pairs for preference training: for the same stripped first prompt, a first reply whose program is right and one whose
 * program is wrong. Right replies come from `kept`, so that they are neither duplicates nor contaminated; each reply is
 * used once.
 */
export function dpoLines(kept: readonly Kept[], sources: readonly RftSource[]): readonly string[] {
  const rejected = new Map<string, string[]>();
  for (const { experiment, trajectories } of sources) {
    const arms = new Map(experiment.arms.map((arm) => [arm.name, arm]));
    const problems = new Map(experiment.problems.map((problem) => [problem.id, problem]));
    for (const trajectory of trajectories) {
      const arm = arms.get(trajectory.arm);
      const problem = problems.get(trajectory.problemId);
      const [first] = trajectory.turns;
      if (arm === undefined || problem === undefined || first === undefined || !isWrong(trajectory, first))
        continue;
      const { prompt, reply } = split(recomposeDialogue(problem, plain(arm), [first]));
      rejected.set(prompt, [...(rejected.get(prompt) ?? []), reply]);
    }
  }
  return kept.flatMap(({ problem, arm, path }) => {
    if (path.length !== 1) return [];
    const { prompt, reply } = split(recomposeDialogue(problem, plain(arm), path));
    const worse = rejected.get(prompt)?.shift();
    if (worse === undefined) return [];
    const answer = (content: string): readonly Message[] => [{ role: 'assistant', content }];
    const pair = { prompt: JSON.parse(prompt) as unknown, chosen: answer(reply), rejected: answer(worse) };
    return [`${JSON.stringify(pair)}\n`];
  });
}

/** The arm as one would ask who knows no prompts: the model must reason unprompted. */
function plain(arm: Strategy): Strategy {
  const extraction = arm.instruction === null ? arm.extraction : 'first';
  return { ...arm, reasoning: null, instruction: null, cot: 'first-turn', extraction };
}

/** A first reply that is known to be wrong: it failed a public test, held no program, or was judged wrong. */
function isWrong({ final, correct, branch }: Trajectory, first: Turn): boolean {
  if (branch !== undefined || first.author === 'person') return false;
  if (final === 0) return !correct;
  return first.program === null || first.tests.some(({ outcome }) => outcome !== 'passed');
}

function split(dialogue: readonly Message[]): { readonly prompt: string; readonly reply: string } {
  return { prompt: JSON.stringify(dialogue.slice(0, -1)), reply: dialogue.at(-1)?.content ?? '' };
}
