import type { Message } from './engine';
import { recomposeDialogue } from './prompt';
import type { Kept, RftSource } from './rft-select';
import { pathTo } from './search';
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
 * Pairs for preference training: after the same stripped dialogue, be it the first prompt or one that tests have answered
 * already, a reply whose program is right and one whose program is wrong. Right replies come from `kept`, so that they
 * are neither duplicates nor contaminated; each reply is used once.
 */
export function dpoLines(kept: readonly Kept[], sources: readonly RftSource[]): readonly string[] {
  const chosen = kept.map(({ problem, arm, path }) => split(recomposeDialogue(problem, plain(arm), path)));
  // Only what was asked before a right reply can be half of a pair.
  const rejected = new Map<string, string[]>(chosen.map(({ prompt }) => [prompt, []]));
  for (const { experiment, trajectories } of sources) {
    const arms = new Map(experiment.arms.map((arm) => [arm.name, arm]));
    const problems = new Map(experiment.problems.map((problem) => [problem.id, problem]));
    for (const trajectory of trajectories) {
      const arm = arms.get(trajectory.arm);
      const problem = problems.get(trajectory.problemId);
      if (arm === undefined || problem === undefined) continue;
      for (const turn of trajectory.turns.filter((each) => isWrong(trajectory, each))) {
        const path = pathTo(trajectory.turns, turn.index);
        if (path.some(({ author }) => author === 'person')) continue;
        const { prompt, reply } = split(recomposeDialogue(problem, plain(arm), path));
        rejected.get(prompt)?.push(reply);
      }
    }
  }
  return chosen.flatMap(({ prompt, reply }) => {
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

/** A reply that is known to be wrong: it failed a public test, held no program, or was submitted and judged wrong. */
function isWrong({ final, correct, branch }: Trajectory, turn: Turn): boolean {
  if (branch !== undefined) return false;
  if (turn.index === final) return !correct;
  return turn.program === null || turn.tests.some(({ outcome }) => outcome !== 'passed');
}

function split(dialogue: readonly Message[]): { readonly prompt: string; readonly reply: string } {
  return { prompt: JSON.stringify(dialogue.slice(0, -1)), reply: dialogue.at(-1)?.content ?? '' };
}
