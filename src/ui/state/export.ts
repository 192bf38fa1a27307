import { cellName } from '../../core/cells';
import type { Experiment } from '../../core/experiment';
import { importExperiment } from '../../core/import-experiment';
import { parseJsonl, writeJsonl } from '../../core/jsonl';
import { linesOf } from '../../core/lines';
import { describeFault } from '../../core/reader';
import type { Store } from '../../core/store';
import type { Trajectory } from '../../core/trajectory';
import { download, fileName } from './download';
import type { Run } from './run';
import { plural } from './words';

/** What an opened file came to. */
export interface Opened {
  readonly id: string;
  readonly name: string;
  readonly trajectories: number;
  /** Lines that could not be read, in words; the others were taken. */
  readonly faults: readonly string[];
}

/** Takes an experiment's JSONL into the store. @throws Error that says what is wrong with the file. */
export async function openExperimentFile(store: Store, file: File): Promise<Opened> {
  const lines = linesOf(file.stream().pipeThrough(new TextDecoderStream()));
  const { experiment, trajectories, faults, faultCount } = await importExperiment(store, parseJsonl(lines));
  const told = faults.map((fault) => `Line ${fault.line}: ${fault.faults.map(describeFault).join('; ')}`);
  if (experiment === null) {
    throw new Error(`“${file.name}” is no experiment of this lab.\n${told.join('\n')}`);
  }
  const more = faultCount > faults.length ? [`… and ${faultCount - faults.length} lines more.`] : [];
  return { id: experiment.id, name: experiment.spec.name, trajectories, faults: [...told, ...more] };
}

/**
 * Hands an experiment to the browser as a JSONL file: what is stored, and what only the page still holds (`run`, where
 * the experiment is open). Returns what is missing from the file, in words; null when nothing is.
 * @throws StoreError where neither has it.
 */
export async function downloadExperiment(
  store: Promise<Store>,
  id: string,
  run: Run | null,
): Promise<string | null> {
  const stored = await readStored(store, id);
  const experiment = stored.experiment ?? run?.experiment;
  if (!experiment) throw stored.fault ?? new Error('The experiment was deleted.');
  const names = new Set(stored.trajectories.map(cellName));
  const more = run?.made().filter((trajectory) => !names.has(cellName(trajectory))) ?? [];
  const parts: string[] = [];
  for await (const line of writeJsonl(experiment, [...stored.trajectories, ...more])) parts.push(line);
  download({ name: `${fileName(experiment.spec.name)}.jsonl`, type: 'application/jsonl', parts });
  if (stored.fault === null && stored.experiment !== null) return null;
  const [there, finished] = [stored.trajectories.length + more.length, run?.board.finished() ?? 0];
  return there < finished
    ? `The file holds ${there} of ${finished} trajectories: the storage does not give the others.`
    : `The file holds ${plural(there, 'trajectory', 'trajectories')}, as this page had them.`;
}

interface Stored {
  readonly experiment: Experiment | null;
  readonly trajectories: readonly Trajectory[];
  /** What ended the reading; null when all was read. */
  readonly fault: unknown;
}

/** As much of an experiment as the storage gives. */
async function readStored(opening: Promise<Store>, id: string): Promise<Stored> {
  const trajectories: Trajectory[] = [];
  let experiment: Experiment | null = null;
  try {
    const store = await opening;
    experiment = await store.experiment(id);
    for await (const trajectory of store.trajectories(id)) trajectories.push(trajectory);
    return { experiment, trajectories, fault: null };
  } catch (fault) {
    return { experiment, trajectories, fault };
  }
}
