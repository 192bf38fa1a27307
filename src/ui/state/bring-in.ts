import { canonicalJson } from '../../core/canonical-json';
import { importExperiment } from '../../core/import-experiment';
import { adoptRun, judgeForeign } from '../../core/judge-foreign';
import { parseJsonl } from '../../core/jsonl';
import type { ProblemSet } from '../../core/problem';
import { describeFault } from '../../core/reader';
import type { Trajectory } from '../../core/trajectory';
import { openExperimentFile } from './export';
import type { Lab } from './lab';
import { freeSetId } from './own-sets';

/** What a file came to: experiments that are here now, and what could not be read. */
export interface BroughtIn {
  readonly experiments: readonly { readonly id: string; readonly name: string }[];
  readonly trajectories: number;
  readonly remarks: readonly string[];
}

/**
 * Opens whatever the file is: a bundle, an export of this lab, or a run of another harness (on the problems of `setId`).
 * @throws Error that says what is wrong with it; on abort `signal.reason`.
 */
export async function bringIn(
  lab: Lab,
  file: File,
  setId: string,
  onProgress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<BroughtIn> {
  const head = await file.slice(0, 16).text();
  if (head.startsWith('PK')) return restoreBundle(lab, new Uint8Array(await file.arrayBuffer()), signal);
  if (head.startsWith('{"turnwise"')) {
    const { id, name, trajectories, faults } = await openExperimentFile(await lab.store(), file);
    return { experiments: [{ id, name }], trajectories, remarks: faults };
  }
  return adoptForeignRun(lab, file, setId, onProgress, signal);
}

/** Takes a bundle's experiments into the store, and its problem sets beside the lab's. @throws Error that says what is wrong with it. */
export async function restoreBundle(lab: Lab, bytes: Uint8Array, signal?: AbortSignal): Promise<BroughtIn> {
  const store = await lab.store();
  const bundle = await lab.archive.openBundle(bytes);
  const experiments: { id: string; name: string }[] = [];
  const remarks: string[] = [];
  let trajectories = 0;
  for (const { file, name } of bundle.manifest.experiments) {
    const taken = await importExperiment(store, parseJsonl(bundle.lines(file)), undefined, signal);
    const told = taken.faults.map(
      (fault) => `${name}, line ${fault.line}: ${fault.faults.map(describeFault).join('; ')}`,
    );
    remarks.push(...told);
    trajectories += taken.trajectories;
    if (taken.experiment !== null) experiments.push({ id: taken.experiment.id, name });
  }
  for (const { file, title } of bundle.manifest.problemSets) {
    const id = await restoreSet(lab, bundle.problemSet(file));
    if (id !== null) remarks.push(`The problem set “${title}” is here again, as ${id}.`);
  }
  return { experiments, trajectories, remarks };
}

/** Keeps a set; under an id of its own where another has its id. Returns the id; null where it was here all the time. */
async function restoreSet(lab: Lab, set: ProblemSet): Promise<string | null> {
  const isKnown = (await lab.problemSets()).some(({ id }) => id === set.id);
  if (isKnown && canonicalJson(await lab.problemSet(set.id)) === canonicalJson(set)) return null;
  const id = await freeSetId(lab, set.id);
  await lab.problemImports.keep({ ...set, id });
  return id;
}

/**
 * Judges a run that another harness wrote on the problems of a set, and stores it as an experiment; when it is stopped
 * or fails, nothing of it stays.
 * @throws Error that says what is wrong with the file; on abort `signal.reason`.
 */
async function adoptForeignRun(
  lab: Lab,
  file: File,
  setId: string,
  onProgress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<BroughtIn> {
  const run = await lab.readRun(file, signal);
  if ('kind' in run) throw new Error(describeFault(run.fault));
  const [store, set] = [await lab.store(), await lab.problemSet(setId)];
  const made = { id: `run-${Date.now().toString(36)}`, now: Date.now(), versions: { turnwise: lab.version } };
  const adopted = adoptRun(run, set, made);
  if (adopted === null)
    throw new Error(
      `None of the run’s problems is in the set “${set.title}”. Choose the set that it was made on.`,
    );
  const { samples, unknown } = adopted;
  // Python starts only for a run that can be judged.
  const executor = await lab.executor();
  const versions = { ...adopted.experiment.versions, python: await executor.version };
  const experiment = { ...adopted.experiment, versions };
  // Stored in one go: a page that is closed while programs are judged leaves nothing half done behind.
  const judged: Trajectory[] = [];
  let differing = 0;
  for await (const { trajectory, claimed } of judgeForeign(adopted, executor, Date.now, signal)) {
    judged.push(trajectory);
    if (claimed !== null && claimed !== trajectory.correct) differing += 1;
    onProgress(judged.length, samples.length);
  }
  try {
    await store.putExperiment(experiment);
    await store.putTrajectories(judged);
  } catch (error) {
    await store.removeExperiment(experiment.id);
    throw error;
  }
  const remarks = [
    ...(differing > 0
      ? [`The file’s verdict differs from this lab’s on ${differing} of ${judged.length} programs.`]
      : []),
    ...(unknown.length > 0 ? [`Not in the set, left out: ${unknown.slice(0, 20).join(', ')}`] : []),
    ...run.faults
      .slice(0, 20)
      .map(({ line, faults }) => `Entry ${line}: ${faults.map(describeFault).join('; ')}`),
  ];
  return {
    experiments: [{ id: experiment.id, name: experiment.spec.name }],
    trajectories: judged.length,
    remarks,
  };
}
