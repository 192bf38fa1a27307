import type { Experiment } from './experiment';
import type { JsonlItem } from './jsonl';
import type { Fault } from './reader';
import type { Store } from './store';
import type { Trajectory } from './trajectory';

/** One line that could not be used. */
export interface LineFault {
  readonly line: number;
  readonly faults: readonly Fault[];
}

export interface ImportReport {
  /** Null when the file's header is bad: then nothing was stored. */
  readonly experiment: Experiment | null;
  readonly trajectories: number;
  /** Every bad line up to `mostFaults`; `faultCount` counts them all. */
  readonly faults: readonly LineFault[];
  readonly faultCount: number;
}

/** Bad lines that a report names; a file of another kind would have one fault a line. */
const mostFaults = 100;

/** Trajectories stored at a time, so that a long file is never held whole. */
const batchSize = 100;

/**
 * Stores what parseJsonl reads, good lines beside bad ones; the person may then keep or remove it. An experiment that
 * is there already is joined: its trajectories are put once, by cell. When it is stopped or the storage fails, an
 * experiment that was not there before is removed again.
 * @throws StoreError; on abort `signal.reason`.
 */
export async function importExperiment(
  store: Store,
  items: AsyncIterable<JsonlItem>,
  onProgress?: (stored: number) => void,
  signal?: AbortSignal,
): Promise<ImportReport> {
  const faults: LineFault[] = [];
  let faultCount = 0;
  let experiment: Experiment | null = null;
  let isNew = false;
  let batch: Trajectory[] = [];
  let trajectories = 0;

  async function flush(): Promise<void> {
    if (batch.length === 0) return;
    await store.putTrajectories(batch);
    trajectories += batch.length;
    batch = [];
    onProgress?.(trajectories);
  }

  try {
    for await (const item of items) {
      signal?.throwIfAborted();
      if (item.kind === 'fault') {
        faultCount += 1;
        if (faults.length < mostFaults) faults.push({ line: item.line, faults: item.faults });
      } else if (item.kind === 'experiment') {
        const there = await store.experiment(item.experiment.id);
        if (there !== null && JSON.stringify(there.spec) !== JSON.stringify(item.experiment.spec))
          return refused(item.line, there);
        experiment = item.experiment;
        isNew = there === null;
        if (isNew) await store.putExperiment(experiment);
      } else {
        batch.push(item.trajectory);
        if (batch.length >= batchSize) await flush();
      }
    }
    await flush();
  } catch (error) {
    if (experiment !== null && isNew) await store.removeExperiment(experiment.id);
    throw error;
  }
  return { experiment, trajectories, faults, faultCount };
}

/** Two experiments of one id would mix their results. */
function refused(line: number, there: Experiment): ImportReport {
  const fault: Fault = {
    path: 'id',
    found: `the id of the experiment ${JSON.stringify(there.spec.name)}, which is here with other settings`,
    expected: 'an id of its own',
    wayOut: 'Export and delete that experiment first, or change the id in the file.',
  };
  return { experiment: null, trajectories: 0, faults: [{ line, faults: [fault] }], faultCount: 1 };
}
