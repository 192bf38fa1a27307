import { deriveSeed } from '../../src/core/random';
import { classOf } from './clause';
import type { Step } from './step';

/** One composition in this many is kept for evaluation. */
export const heldOutShare = 8;

/** The sequence of operation classes of a program: what the split goes by ("add>sort>sum"). */
export function compositionOf(steps: readonly Step[]): string {
  return steps.map((step) => classOf(step.operation)).join('>');
}

/**
 * Whether problems and programs of this composition are kept out of training. Single steps never are: each
 * operation has to be taught. The rule is a hash of the composition, so it holds for any seed of the generator.
 */
export function isHeldOut(steps: readonly Step[]): boolean {
  return steps.length > 1 && deriveSeed('held-out', compositionOf(steps)) % heldOutShare === 0;
}
