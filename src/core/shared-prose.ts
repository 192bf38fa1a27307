import { canonicalJson } from './canonical-json';
import type { OpenCell } from './cells';
import { cellName } from './cells';
import { composePrompt } from './prompt';
import { deriveSeed } from './random';
import { sha256 } from './sha256';
import type { ProseSource } from './solve';
import type { SweepJob } from './sweep';
import type { CellKey, ReasoningCall } from './trajectory';

/** Replies kept for arms still to come; the arms of one sample follow each other, so few are needed. */
const keptReplies = 256;

/**
 * Lets arms whose first prompt for prose is the same use one reply for each problem and sample. The reply's seed depends
 * on the experiment, the problem, the sample and the prompt, not on the arm, so that it does not matter which arm runs
 * first; the first arm of the experiment counts as its owner, in the others it is marked as shared. After an
 * interruption the reply is taken from what is stored, so that it is the same one whatever the engine.
 */
export function createSharedProse(job: SweepJob): (cell: OpenCell) => ProseSource | undefined {
  const { experiment, partials, done, recall } = job;
  const replies = new Map<string, Promise<ReasoningCall | null>>();
  const finished = new Set(done.map(cellName));

  function keep(name: string, reply: Promise<ReasoningCall | null>): void {
    replies.set(name, reply);
    // A failure is told to those who wait for it, and then forgotten.
    reply.catch(() => replies.delete(name));
    const oldest = replies.keys().next();
    if (replies.size > keptReplies && oldest.done === false) replies.delete(oldest.value);
  }

  async function stored(key: CellKey, arms: readonly string[]): Promise<ReasoningCall | null> {
    for (const arm of arms) {
      const other = { ...key, arm };
      const name = cellName(other);
      const partial = partials.find((candidate) => cellName(candidate) === name);
      const turns = partial?.turns ?? (finished.has(name) ? (await recall?.(other))?.turns : undefined);
      const reasoning = turns?.[0]?.reasoning;
      if (reasoning) return reasoning;
    }
    return null;
  }

  return ({ key, problem, strategy }) => {
    const opening = (arm: typeof strategy): string | null => {
      const prompt = composePrompt(problem, arm, []);
      return prompt.kind === 'prose' ? canonicalJson(prompt.messages) : null;
    };
    const own = opening(strategy);
    const sharers = experiment.arms.filter((arm) => opening(arm) === own).map(({ name }) => name);
    if (own === null || sharers.length < 2) return undefined;
    const hash = sha256(own);
    const name = JSON.stringify([key.problemId, key.sample, hash]);
    const seed = deriveSeed(experiment.spec.seed, key.problemId, 'shared', key.sample, hash);

    return async (messages, ask) => {
      let reply = replies.get(name);
      if (reply === undefined) {
        reply = stored(key, sharers).then((kept) => kept ?? ask(seed));
        keep(name, reply);
      }
      const call = await reply;
      return call === null ? null : { ...call, messages, shared: key.arm !== sharers[0] };
    };
  };
}
