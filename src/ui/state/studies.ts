import type { Experiment } from '../../core/experiment';
import { revisionsOf, type Revision } from '../../core/revisions';
import { countStudyInSlices, type Study } from '../../core/study';
import type { TrajectorySummary } from '../../core/trajectory';
import { breathe } from './abortable';
import type { Lab } from './lab';

/** A stored experiment with its summaries and what they were counted to. */
export interface StudySource {
  readonly experiment: Experiment;
  readonly summaries: readonly TrajectorySummary[];
  readonly study: Study;
}

/** Counts stored experiments, in slices; those that were deleted meanwhile are left out. @throws StoreError */
export async function countStored(
  lab: Lab,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly StudySource[]> {
  const store = await lab.store();
  const sources: StudySource[] = [];
  for (const id of ids) {
    const experiment = await store.experiment(id);
    if (experiment === null) continue;
    const summaries = await store.summaries(id);
    signal.throwIfAborted();
    const study = await countStudyInSlices(experiment, summaries, () => breathe(signal));
    sources.push({ experiment, summaries, study });
  }
  return sources;
}

/** Milliseconds of work before the page may breathe: well under a frame. */
const sliceMs = 8;

/** Every revision of stored experiments, read one transcript after another. @throws StoreError */
export async function readRevisions(
  lab: Lab,
  studies: readonly Study[],
  onRead: (trajectories: number) => void,
  signal: AbortSignal,
): Promise<readonly Revision[]> {
  const store = await lab.store();
  const revisions: Revision[] = [];
  let read = 0;
  let since = performance.now();
  for (const { id, name } of studies) {
    for await (const trajectory of store.trajectories(id)) {
      signal.throwIfAborted();
      // A branch that a person made by hand says nothing of an arm.
      if (trajectory.branch !== undefined) continue;
      const own = revisionsOf(trajectory);
      const prefix = studies.length > 1 ? `${name}: ` : '';
      revisions.push(...own.map((revision) => ({ ...revision, arm: prefix + revision.arm })));
      read += 1;
      if (performance.now() - since < sliceMs) continue;
      onRead(read);
      await breathe(signal);
      since = performance.now();
    }
  }
  return revisions;
}
