import type { Column } from '../../core/column';
import type { ArmSpec, ExperimentSpec } from '../../core/experiment';
import { defaultSampling } from '../../core/parse-spec';
import type { Difficulty } from '../../core/problem';
import { paperTurns } from './arms';
import type { Lab, ModelOffer } from './lab';

/** One of the two that a student bets on: an arm of one of the preset's experiments. */
export interface Side {
  readonly label: string;
  /** Index into `specs`. */
  readonly spec: number;
  readonly arm: string;
}

/** A question of the lesson that the demo model decides in less than two minutes. */
export interface Preset {
  readonly question: string;
  readonly sides: readonly [Side, Side];
  /** What decides. */
  readonly column: Column;
  /** One experiment, or one a model. */
  readonly specs: readonly ExperimentSpec[];
}

/** What the presets are made from. */
export type Shipped = Pick<Lab, 'shippedModels' | 'firstSet'>;

const plain: ArmSpec = { name: 'plain', maxTurns: 1 };
const turns: ArmSpec = { name: 'multi-turn', maxTurns: paperTurns, feedback: 'failed-tests' };
const binary: ArmSpec = { name: 'multi-turn, binary', maxTurns: paperTurns, feedback: 'binary' };
const reasoned: ArmSpec = { name: 'CoT', maxTurns: 1, reasoning: 'explain-io' };

/** Problems and samples of a preset: small enough for a school laptop, large enough to differ. */
const problems = 10;
const samples = 6;

export function turnsPreset(shipped: Shipped, seed: number): Preset {
  return {
    question: 'At the same budget of three attempts, which arm gets more right?',
    sides: [
      { label: 'Three samples of one turn', spec: 0, arm: plain.name },
      { label: 'One dialogue of three turns', spec: 0, arm: turns.name },
    ],
    column: { kind: 'pass n@k', n: 1, k: paperTurns },
    specs: [specOf(shipped, 'Lesson: turns or samples', [plain, turns], ['medium', 'hard'], seed)],
  };
}

export function reasoningPreset(shipped: Shipped, seed: number): Preset {
  return {
    question: 'On hard problems, which arm gets more right at the first attempt?',
    sides: [
      { label: 'Code at once', spec: 0, arm: plain.name },
      { label: 'The examples explained first, then code', spec: 0, arm: reasoned.name },
    ],
    column: { kind: 'pass@k', k: 1 },
    specs: [specOf(shipped, 'Lesson: chain of thought', [plain, reasoned], ['hard'], seed)],
  };
}

export function feedbackPreset(shipped: Shipped, seed: number): Preset {
  return {
    question: 'With three turns each, which feedback leads to more correct programs?',
    sides: [
      { label: 'Only “wrong”', spec: 0, arm: binary.name },
      { label: 'The failed tests, with what came instead', spec: 0, arm: turns.name },
    ],
    column: { kind: 'pass@k', k: 1 },
    specs: [specOf(shipped, 'Lesson: feedback', [binary, turns], ['medium', 'hard'], seed)],
  };
}

/** The preset for any seed; null where no model after fine-tuning ships. */
export function rftPreset(shipped: Shipped): ((seed: number) => Preset) | null {
  const tuned = tunedModel(shipped);
  if (tuned === null) return null;
  return (seed) => ({
    question: 'With three turns and no reasoning prompt, which model gets more right?',
    sides: [
      { label: 'The demo model as it is', spec: 0, arm: turns.name },
      { label: 'The demo model after RFT', spec: 1, arm: turns.name },
    ],
    column: { kind: 'pass@k', k: 1 },
    specs: [
      specOf(shipped, 'Lesson: before RFT', [turns], ['medium', 'hard'], seed),
      { ...specOf(shipped, 'Lesson: after RFT', [turns], ['medium', 'hard'], seed), engine: tuned.choice },
    ],
  });
}

/** The first shipped model as it is after rejection-sampling fine-tuning; null where that does not ship. */
export function tunedModel({ shippedModels }: Shipped): ModelOffer | null {
  const first = shippedModels[0]?.choice.model;
  return shippedModels.find(({ choice }) => choice.model === `${first}-rft`) ?? null;
}

/** One dialogue of a preset's last arm for Play. */
export function dialogueSpec(shipped: Shipped): ExperimentSpec {
  return specOf(shipped, 'Lesson: one dialogue', [turns], ['medium'], 1);
}

function specOf(
  { shippedModels, firstSet }: Shipped,
  name: string,
  arms: readonly ArmSpec[],
  difficulty: readonly Difficulty[],
  seed: number,
): ExperimentSpec {
  return {
    version: 1,
    name,
    seed,
    samples,
    engine: shippedModels[0]?.choice ?? { kind: 'wllama', model: firstSet },
    problems: { set: firstSet, difficulty, limit: problems },
    arms,
    sampling: defaultSampling,
  };
}
