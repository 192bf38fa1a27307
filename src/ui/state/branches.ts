import { branchKey } from '../../core/continue-from';
import type { Experiment } from '../../core/experiment';
import type { Store } from '../../core/store';
import type { Strategy } from '../../core/strategy';
import type { CellKey, Trajectory } from '../../core/trajectory';

/** The dialogues that were branched off the cells of one problem and arm, in the order in which they were made. */
export async function branchesOf(store: Store, key: CellKey): Promise<readonly Trajectory[]> {
  const found: Trajectory[] = [];
  for (;;) {
    const next = await store.trajectory(branchKey(key, found.length));
    if (next === null) return found;
    found.push(next);
  }
}

/** Whether a branch goes on from this very trajectory. */
export function isBranchOf({ branch }: Trajectory, { problemId, arm, sample }: CellKey): boolean {
  const from = branch?.from;
  return from?.problemId === problemId && from.arm === arm && from.sample === sample;
}

/** What a stored trajectory was made by; null when its experiment no longer says. */
export function strategyBehind(experiment: Experiment, trajectory: Trajectory): Strategy | null {
  return trajectory.branch?.strategy ?? experiment.arms.find(({ name }) => name === trajectory.arm) ?? null;
}
