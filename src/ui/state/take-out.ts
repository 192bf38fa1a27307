import { toCsv } from '../../core/csv';
import { toInspectLog } from '../../core/export-inspect';
import { attemptRows, countRows, testRows, trajectoryRow } from '../../core/export-rows';
import { humanEvalLine, liveCodeBenchOutputs } from '../../core/export-samples';
import type { Trajectory } from '../../core/trajectory';
import { fileName, type Made } from './download';
import type { Lab } from './lab';
import { makeReport } from './report';

/** A form in which an experiment can leave the lab. `arm`: the format holds one arm a file. */
export const formats = [
  { id: 'bundle', label: 'Bundle (.zip), everything, opens again', arm: false },
  { id: 'report', label: 'Report (.html), to read and pass on', arm: false },
  { id: 'counts', label: 'N, f and c of each problem and arm (.csv)', arm: false },
  { id: 'trajectories', label: 'Trajectories (.parquet)', arm: false },
  { id: 'attempts', label: 'Attempts (.parquet)', arm: false },
  { id: 'tests', label: 'Test results (.parquet)', arm: false },
  { id: 'inspect', label: 'Inspect log (.json)', arm: true },
  { id: 'human-eval', label: 'HumanEval samples (.jsonl)', arm: true },
  { id: 'live-code-bench', label: 'LiveCodeBench outputs (.json)', arm: true },
] as const;

export type Format = (typeof formats)[number]['id'];

/** Makes the file of an experiment in one format. @throws StoreError */
export async function takeOut(lab: Lab, id: string, format: Format, armName: string): Promise<Made> {
  const store = await lab.store();
  const experiment = await store.experiment(id);
  if (experiment === null) throw new Error('The experiment was deleted.');
  const base = fileName(experiment.spec.name);
  if (format === 'bundle')
    return { name: `${base}.zip`, type: 'application/zip', parts: [await lab.archive.writeBundle([id])] };
  const all: Trajectory[] = [];
  for await (const trajectory of store.trajectories(id)) all.push(trajectory);
  const parquet = async (rows: Parameters<Lab['archive']['writeParquet']>[0]): Promise<Made> => ({
    name: `${base}-${format}.parquet`,
    type: 'application/vnd.apache.parquet',
    parts: [await lab.archive.writeParquet(rows)],
  });
  const named = `${base}-${fileName(armName)}`;
  const own = all.filter(({ arm }) => arm === armName);
  switch (format) {
    case 'report':
      return { name: `${base}.html`, type: 'text/html', parts: [await makeReport(lab, id, all)] };
    case 'counts':
      return { name: `${base}.csv`, type: 'text/csv', parts: [toCsv(countRows(all))] };
    case 'trajectories':
      return parquet(all.map(trajectoryRow));
    case 'attempts':
      return parquet(all.flatMap(attemptRows));
    case 'tests':
      return parquet(all.flatMap(testRows));
    case 'inspect': {
      const arm = experiment.arms.find(({ name }) => name === armName);
      if (arm === undefined) throw new Error(`The experiment has no arm “${armName}”.`);
      const log = JSON.stringify(toInspectLog(experiment, arm, own));
      return { name: `${named}-inspect.json`, type: 'application/json', parts: [log] };
    }
    case 'human-eval':
      return {
        name: `${named}-samples.jsonl`,
        type: 'application/jsonl',
        parts: own.filter(({ branch }) => branch === undefined).map(humanEvalLine),
      };
    case 'live-code-bench': {
      const outputs = JSON.stringify(liveCodeBenchOutputs(experiment, armName, own));
      return { name: `${named}-outputs.json`, type: 'application/json', parts: [outputs] };
    }
  }
}
