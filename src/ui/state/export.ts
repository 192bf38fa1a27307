import { importExperiment } from '../../core/import-experiment';
import { parseJsonl, writeJsonl } from '../../core/jsonl';
import { linesOf } from '../../core/lines';
import { describeFault } from '../../core/reader';
import type { Store } from '../../core/store';
import { download, fileName } from './download';

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

/** Hands an experiment to the browser as a JSONL file. @throws StoreError */
export async function downloadExperiment(store: Store, id: string, name: string): Promise<void> {
  const experiment = await store.experiment(id);
  if (experiment === null) throw new Error('The experiment was deleted.');
  const parts: string[] = [];
  for await (const line of writeJsonl(experiment, store.trajectories(id))) parts.push(line);
  download({ name: `${fileName(name)}.jsonl`, type: 'application/jsonl', parts });
}
