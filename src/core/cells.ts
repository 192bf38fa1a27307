import type { Experiment } from './experiment';
import type { Problem } from './problem';
import type { PartialTrajectory } from './store';
import type { Strategy } from './strategy';
import type { CellKey, Turn } from './trajectory';

/** A cell of an experiment that has no trajectory yet. */
export interface OpenCell {
  readonly key: CellKey;
  readonly problem: Problem;
  readonly strategy: Strategy;
  /** Its finished turns, where it was interrupted. */
  readonly earlierTurns: readonly Turn[];
}

/**
 * The cells that are still to be run, in order: interrupted dialogues first, then sample by sample, within a sample
 * problem by problem, within a problem arm by arm. So every problem and arm has about as many trajectories at any time,
 * estimates mean something early, and arms that begin with the same prompt follow each other.
 */
export function openCells(
  experiment: Experiment,
  done: readonly CellKey[],
  partials: readonly PartialTrajectory[],
): readonly OpenCell[] {
  const finished = new Set(done.map(cellName));
  const begun = new Map(partials.map((partial) => [cellName(partial), partial.turns]));
  const open: OpenCell[] = [];
  for (let sample = 0; sample < experiment.spec.samples; sample += 1)
    for (const problem of experiment.problems)
      for (const strategy of experiment.arms) {
        const key = { experimentId: experiment.id, problemId: problem.id, arm: strategy.name, sample };
        const name = cellName(key);
        if (!finished.has(name)) open.push({ key, problem, strategy, earlierTurns: begun.get(name) ?? [] });
      }
  const isBegun = (cell: OpenCell): boolean => cell.earlierTurns.length > 0;
  return [...open.filter(isBegun), ...open.filter((cell) => !isBegun(cell))];
}

/** One text for one cell of an experiment. */
export function cellName({ problemId, arm, sample }: CellKey): string {
  return JSON.stringify([problemId, arm, sample]);
}
