import type { ArmSpec, ExperimentSpec } from '../../src/core/experiment';
import type { Difficulty } from '../../src/core/problem';

/** Names of the arms that the report speaks of. */
export const armNames = {
  multiTurn: 'failed tests',
  control: 'other problem',
  multiTurnCot: 'failed tests with CoT',
  controlCot: 'other problem with CoT',
} as const;

/** Arms that differ in feedback alone. Their first turns are the plain single turn. */
export const feedbackArms: readonly ArmSpec[] = [
  { name: armNames.multiTurn, maxTurns: 3, feedback: 'failed-tests' },
  { name: 'binary', maxTurns: 3, feedback: 'binary' },
  { name: 'failed and passed', maxTurns: 3, feedback: 'failed-and-passed' },
  { name: 'trace', maxTurns: 3, feedback: 'trace' },
  { name: armNames.control, maxTurns: 3, feedback: 'other-problem' },
];

/** Single turns with a chain of thought. */
export const reasoningArms: readonly ArmSpec[] = [
  { name: 'explain-io', maxTurns: 1, reasoning: 'explain-io' },
  { name: 'nl-solution', maxTurns: 1, reasoning: 'nl-solution' },
  { name: 'predict-tag', maxTurns: 1, reasoning: 'predict-tag' },
];

const thinking = { maxTurns: 3, reasoning: 'explain-io', cot: 'every-turn' } as const;

/** Arms that think before every attempt and differ in feedback alone. */
export const thinkingArms: readonly ArmSpec[] = [
  { name: armNames.multiTurnCot, ...thinking, feedback: 'failed-tests' },
  { name: armNames.controlCot, ...thinking, feedback: 'other-problem' },
];

export interface EvaluationChoices {
  /** As the spec names it: "demo", or a GGUF's address. */
  readonly model: string;
  readonly set: string;
  /** Trajectories for each problem and arm. */
  readonly samples: number;
  /** Problems of each difficulty. */
  readonly each: number;
  readonly difficulties: readonly Difficulty[];
  readonly seed: number;
}

/** The fixed experiment that a demo model is measured by. */
export function evaluationSpec({
  model,
  set,
  samples,
  each,
  difficulties,
  seed,
}: EvaluationChoices): ExperimentSpec {
  return {
    version: 1,
    name: 'Demo model evaluation',
    seed,
    samples,
    engine: { kind: 'wllama', model },
    problems: { set, difficulty: difficulties, limit: difficulties.length * each },
    arms: [...feedbackArms, ...reasoningArms, ...thinkingArms],
    sampling: { temperature: 1, topP: 1, maxTokens: 256 },
  };
}

/**
 * The spec in at most so many parts of about equal length, each with some of its arms. A trajectory's seed depends on
 * its arm's name and not on the other arms, so the parts together hold the trajectories of the whole.
 */
export function dealArms(spec: ExperimentSpec, parts: number): readonly ExperimentSpec[] {
  const length = (arm: ArmSpec) => arm.maxTurns * (arm.reasoning === undefined ? 1 : 2);
  const dealt = Array.from({ length: Math.max(1, parts) }, (): ArmSpec[] => []);
  const total = (arms: readonly ArmSpec[]) => arms.reduce((sum, arm) => sum + length(arm), 0);
  for (const arm of spec.arms.toSorted((one, other) => length(other) - length(one)))
    dealt.toSorted((one, other) => total(one) - total(other))[0]?.push(arm);
  return dealt.filter((arms) => arms.length > 0).map((arms) => ({ ...spec, arms }));
}
