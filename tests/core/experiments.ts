import type { Experiment } from '../../src/core/experiment';
import type { Difficulty, Problem } from '../../src/core/problem';
import type { Strategy } from '../../src/core/strategy';

/** What a made-up experiment differs in: turn limits by arm name, or whole strategies; problems by id or in part. */
export interface ExperimentShape {
  readonly arms: Readonly<Record<string, number | Partial<Strategy>>>;
  readonly problems: readonly (string | (Partial<Problem> & { readonly id: string }))[];
  readonly samples?: number;
  readonly id?: string;
  readonly name?: string;
}

/** A whole experiment around the few things that a test is about. */
export function anExperiment({
  arms,
  problems,
  samples = 20,
  id = 'e',
  name = 'first look',
}: ExperimentShape): Experiment {
  const strategies = Object.entries(arms).map(([arm, shape]) =>
    aStrategy(typeof shape === 'number' ? { name: arm, maxTurns: shape } : { name: arm, ...shape }),
  );
  return {
    id,
    createdAt: 0,
    spec: {
      version: 1,
      name,
      seed: 7,
      samples,
      engine: { kind: 'wllama', model: 'demo' },
      problems: { set: 'demo' },
      arms: strategies.map((strategy) => ({ name: strategy.name, maxTurns: strategy.maxTurns })),
      sampling: { temperature: 1, topP: 0.95, maxTokens: 512 },
    },
    arms: strategies,
    problems: problems.map((problem) => aProblem(typeof problem === 'string' ? { id: problem } : problem)),
    engine: null,
    versions: {},
  };
}

export function aStrategy(rest: Partial<Strategy> = {}): Strategy {
  return {
    name: 'plain',
    maxTurns: 1,
    feedback: 'failed-tests',
    reasoning: null,
    instruction: null,
    cot: 'first-turn',
    extraction: 'first',
    search: { kind: 'linear' },
    wording: 'plain',
    ...rest,
  };
}

export function aProblem(
  rest: Partial<Problem> & { readonly id: string; readonly difficulty?: Difficulty | null },
): Problem {
  return {
    title: rest.id,
    statement: '',
    difficulty: null,
    tags: [],
    family: null,
    entryPoint: null,
    starterCode: null,
    publicTests: [],
    privateTests: [],
    shownTests: null,
    checker: { kind: 'tokens' },
    limitMs: null,
    memoryMiB: null,
    referenceProgram: null,
    wrongPrograms: [],
    flags: [],
    ...rest,
  };
}
