import type { ExperimentSpec } from '../../src/core/experiment';

/** The spec that the documentation shows. */
export const exampleSpec: ExperimentSpec = {
  version: 1,
  name: 'first look',
  seed: 7,
  samples: 20,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo', difficulty: ['medium', 'hard'], limit: 12 },
  arms: [
    { name: 'plain', maxTurns: 1 },
    { name: 'multi-turn', maxTurns: 3, feedback: 'failed-tests' },
    {
      name: 'multi-turn CoT',
      maxTurns: 3,
      feedback: 'failed-tests',
      reasoning: 'nl-solution',
      cot: 'first-turn',
    },
  ],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 512 },
};
