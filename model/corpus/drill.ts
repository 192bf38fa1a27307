import { composePrompt } from '../../src/core/prompt';
import { createRandom, deriveSeed } from '../../src/core/random';
import type { Strategy } from '../../src/core/strategy';
import { demoWording } from '../../src/core/wording-demo';
import { toProblem } from '../world/to-problem';
import { drawTraining, type Line } from './dialogue';
import { workedMost, writeProse } from './prose';

/** What asks for the examples to be explained, and for nothing before. */
const strategy: Strategy = {
  name: 'drill',
  maxTurns: 1,
  feedback: 'binary',
  reasoning: demoWording.prompts.reasoning.find(({ id }) => id === 'explain-io') ?? null,
  instruction: null,
  cot: 'first-turn',
  extraction: 'first',
  search: { kind: 'linear' },
  wording: demoWording.id,
};

/**
 * The drill of a seed: a problem of the training side with as many examples shown as an answer works through, and that
 * answer. Practice in doing the steps: whole dialogues are mostly statement and code, which are learned long before.
 */
export function makeDrill(seed: number): readonly Line[] {
  const made = drawTraining(createRandom(deriveSeed('drill', seed)));
  const shown = Math.min(workedMost, made.publicExamples.length);
  const prompt = composePrompt(toProblem({ ...made, shown }, 'problem'), strategy, []);
  const evidence = made.publicExamples.slice(0, shown);
  const content = writeProse('explain-io', { steps: made.steps, clauses: made.clauses, evidence });
  return [
    ...prompt.messages.map((message) => ({ ...message, learned: false })),
    { role: 'assistant', content, learned: true },
  ];
}
