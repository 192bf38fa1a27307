import { useParams } from '@solidjs/router';
import { createResource, type Accessor, type Resource } from 'solid-js';
import type { Experiment } from '../../core/experiment';
import type { Problem } from '../../core/problem';
import type { Strategy } from '../../core/strategy';
import type { CellKey, Trajectory, Turn } from '../../core/trajectory';
import { strategyBehind } from './branches';
import { useDesk } from './desk';

/** A stored attempt and all that is needed to go on from it. */
export interface OpenAttempt {
  readonly experiment: Experiment;
  readonly problem: Problem;
  readonly trajectory: Trajectory;
  readonly strategy: Strategy;
  readonly turn: Turn;
}

/** The attempt that the page's address names; null when there is none. */
export function openAttempt(): {
  readonly key: Accessor<CellKey>;
  readonly attempt: Resource<OpenAttempt | null>;
} {
  const { lab } = useDesk();
  const params = useParams<{ id: string; problem: string; arm: string; sample: string; turn: string }>();
  const key = (): CellKey => ({
    experimentId: decodeURIComponent(params.id),
    problemId: decodeURIComponent(params.problem),
    arm: decodeURIComponent(params.arm),
    sample: Number(params.sample),
  });
  const [attempt] = createResource(
    () => ({ key: key(), turn: Number(params.turn) - 1 }),
    async (wanted): Promise<OpenAttempt | null> => {
      const store = await lab.store();
      const [experiment, trajectory] = await Promise.all([
        store.experiment(wanted.key.experimentId),
        store.trajectory(wanted.key),
      ]);
      const problem = experiment?.problems.find(({ id }) => id === wanted.key.problemId);
      const turn = trajectory?.turns[wanted.turn];
      const strategy = experiment && trajectory && strategyBehind(experiment, trajectory);
      return experiment && trajectory && problem && turn && strategy
        ? { experiment, problem, trajectory, strategy, turn }
        : null;
    },
  );
  return { key, attempt };
}
