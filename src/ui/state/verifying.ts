import { verify, type Verified } from '../../core/verify';
import type { Lab } from './lab';

/** What judging an experiment's stored programs again came to. */
export interface Verification {
  /** Trajectories judged again. */
  readonly checked: number;
  /** Those with a verdict that judging again does not give. */
  readonly differing: readonly Verified[];
}

/**
 * Judges every stored program of an experiment again.
 * @throws StoreError, ExecutorError; on abort `signal.reason`.
 */
export async function verifyExperiment(
  lab: Lab,
  id: string,
  onProgress: (checked: number) => void,
  signal: AbortSignal,
): Promise<Verification> {
  const store = await lab.store();
  const experiment = await store.experiment(id);
  if (experiment === null) throw new Error('The experiment was deleted.');
  const executor = await lab.executor();
  const differing: Verified[] = [];
  let checked = 0;
  for await (const each of verify(experiment, store.trajectories(id), executor, signal)) {
    if (each.disagreements.length > 0 || each.correct.stored !== each.correct.now) differing.push(each);
    onProgress((checked += 1));
  }
  return { checked, differing };
}
