import { nearMisses, type Clause } from './clause';
import type { Step } from './step';

/** Every program that a statement allows: one for each choice of a reading in each clause. The truth is among them. */
export function readingsOf(clauses: readonly Clause[]): readonly (readonly Step[])[] {
  return clauses.reduce<readonly (readonly Step[])[]>(
    (programs, { readings }) => programs.flatMap((program) => readings.map((step) => [...program, step])),
    [[]],
  );
}

/** Every program one step away: a step replaced by a near miss, or left out where something is left to do. */
export function mutantsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  return steps.flatMap((step, index) => [
    ...nearMisses(step).map((near) => steps.with(index, near)),
    ...(steps.length > 1 ? [steps.toSpliced(index, 1)] : []),
  ]);
}
