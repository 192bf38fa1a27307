import {
  appendFileSync,
  createReadStream,
  existsSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
  closeSync,
} from 'node:fs';
import type { ExperimentSpec } from '../src/core/experiment';
import { headerLine, parseJsonl, trajectoryLine } from '../src/core/jsonl';
import { linesOf } from '../src/core/lines';
import { describeFault } from '../src/core/reader';
import { UsageError } from './usage-error';

/** The export that a headless run writes: whole lines only, so that it is valid whenever the run ends. */
export interface RunFile {
  append(lines: string): void;
}

/** A file for a new run. @throws UsageError when there is something in it already. */
export function createRunFile(path: string): RunFile {
  if (existsSync(path) && statSync(path).size > 0)
    throw new UsageError(`${path} exists. Go on with it by --resume, or choose another file by --out.`);
  return { append: (lines) => appendFileSync(path, lines) };
}

/**
 * Opens the file of an interrupted run. A line that was cut, or is bad for another reason, is taken out; the file as
 * it was stays beside it. Returns how many trajectories it holds.
 * @throws UsageError when it is no export, or of another spec.
 */
export async function reopenRunFile(
  path: string,
  spec: ExperimentSpec,
  say: (text: string) => void,
): Promise<{ readonly file: RunFile; readonly trajectories: number }> {
  if (!existsSync(path))
    throw new UsageError(`There is no ${path} to go on with. Leave out --resume to start it.`);
  const cleaned = `${path}.cleaned`;
  const out = openSync(cleaned, 'w');
  let trajectories = 0;
  let bad = 0;
  const lines = linesOf(createReadStream(path, { encoding: 'utf8' }));
  for await (const item of parseJsonl(lines)) {
    if (item.kind === 'experiment') {
      refuseOtherSpec(path, item.experiment.spec, spec);
      writeSync(out, headerLine(item.experiment));
    } else if (item.kind === 'trajectory') {
      trajectories += 1;
      writeSync(out, trajectoryLine(item.trajectory));
    } else {
      const faults = item.faults.map(describeFault).join('; ');
      if (item.line === 1)
        throw new UsageError(`${path} is not the export of an experiment: line 1: ${faults}`);
      bad += 1;
      say(`${path}, line ${item.line}: ${faults}`);
    }
  }
  closeSync(out);
  if (bad > 0) {
    renameSync(path, `${path}.damaged`);
    say(`${bad} bad lines were left out; the file as it was is ${path}.damaged.`);
  }
  renameSync(cleaned, path);
  return { file: { append: (text) => appendFileSync(path, text) }, trajectories };
}

function refuseOtherSpec(path: string, stored: ExperimentSpec, asked: ExperimentSpec): void {
  const different = [...new Set([...Object.keys(stored), ...Object.keys(asked)])].filter(
    (key) => JSON.stringify(Reflect.get(stored, key)) !== JSON.stringify(Reflect.get(asked, key)),
  );
  if (different.length > 0)
    throw new UsageError(
      `${path} belongs to another spec: ${different.join(', ')} differ. Give the spec that it began with, or another --out.`,
    );
}
