import type { Random } from '../../src/core/random';
import type { CotMode, FeedbackKind, Strategy } from '../../src/core/strategy';
import { demoWording } from '../../src/core/wording-demo';
import { chance, pick } from '../world/draw';

/** Shares in twentieths. `failed-tests` is the method's default, so it is taught most. */
const feedbackKinds: readonly FeedbackKind[] = [
  ...repeated<FeedbackKind>('failed-tests', 10),
  ...repeated<FeedbackKind>('failed-and-passed', 3),
  ...repeated<FeedbackKind>('trace', 1),
  ...repeated<FeedbackKind>('binary', 2),
  ...repeated<FeedbackKind>('self-judge', 2),
  ...repeated<FeedbackKind>('other-problem', 2),
];

const cotModes: readonly CotMode[] = ['first-turn', 'every-turn', 'retry'];

/** Probability of a reasoning prompt, that it is `explain-io`, and of an instruction prompt. */
const reasoningShare = 0.7;
const explainShare = 0.7;
const instructionShare = 0.25;

/** A strategy of the method's whole space, as the corpus weighs it. */
export function drawStrategy(random: Random): Strategy {
  const { reasoning, instruction } = demoWording.prompts;
  const explaining = reasoning.filter(({ id }) => id === 'explain-io');
  const reasons = chance(random, reasoningShare)
    ? pick(random, chance(random, explainShare) ? explaining : reasoning)
    : null;
  const instructs = chance(random, instructionShare) ? pick(random, instruction) : null;
  return {
    name: 'corpus',
    maxTurns: 3,
    feedback: pick(random, feedbackKinds),
    reasoning: reasons,
    instruction: instructs,
    cot: pick(random, cotModes),
    extraction: instructs?.id === 'weak-then-better' ? 'last' : 'first',
    search: { kind: 'linear' },
    wording: demoWording.id,
  };
}

function repeated<T>(item: T, times: number): readonly T[] {
  return Array.from({ length: times }, () => item);
}
