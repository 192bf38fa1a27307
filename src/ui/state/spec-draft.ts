import { defaultSampling } from '../../core/parse-spec';
import type { ArmSpec, ExperimentSpec } from '../../core/experiment';
import { difficulties, type Difficulty } from '../../core/problem';
import { armPresets } from './arms';
import type { ModelChoice } from './lab';
import { promptFaults } from './own-prompts';

/** What the form begins with: an experiment that the demo model finishes in a minute or two. */
export function firstDraft(choice: ModelChoice, set: string): ExperimentSpec {
  return {
    version: 1,
    name: 'First look',
    seed: 1,
    samples: 10,
    engine: choice,
    problems: { set, limit: 12, difficulty: difficulties },
    arms: armPresets.slice(0, 3),
    sampling: defaultSampling,
  };
}

/** The problems' part with another choice of difficulties; all three wanted means: whatever the set has. */
export function withDifficulty(
  problems: ExperimentSpec['problems'],
  difficulty: Difficulty,
  isWanted: boolean,
): ExperimentSpec['problems'] {
  const before = problems.difficulty ?? difficulties;
  return {
    ...problems,
    difficulty: difficulties.filter((other) => (other === difficulty ? isWanted : before.includes(other))),
  };
}

/** The problems' part for a set that says nothing of difficulty: asking for some would leave no problem. */
export function forUngraded(problems: ExperimentSpec['problems']): ExperimentSpec['problems'] {
  const { difficulty: _, ...rest } = problems;
  return rest;
}

/** Arms with the one at `at` replaced, or removed where `arm` is null. */
export function withArm(arms: readonly ArmSpec[], at: number, arm: ArmSpec | null): readonly ArmSpec[] {
  return arms.flatMap((old, index) => (index === at ? (arm ? [arm] : []) : [old]));
}

/** Why the draft cannot be started yet, each a sentence that says what to do. */
export function draftFaults(spec: ExperimentSpec, problems: number): readonly string[] {
  const names = spec.arms.map(({ name }) => name.trim());
  return [
    ...(spec.name.trim() === '' ? ['Give the experiment a name.'] : []),
    ...(problems === 0 ? ['Choose at least one problem: another difficulty, or another set.'] : []),
    ...(spec.arms.length === 0 ? ['Add at least one arm.'] : []),
    ...(names.includes('') ? ['Give each arm a name.'] : []),
    ...(new Set(names).size < names.length ? ['Two arms have the same name: rename one.'] : []),
    ...spec.arms.flatMap((arm) => promptFaults(arm).map((fault) => `Arm “${arm.name}”: ${fault}`)),
  ];
}
