import type { Experiment } from './experiment';
import type { Line } from './lines';
import { experiment as readExperiment } from './read-experiment';
import { trajectory as readTrajectory } from './read-trajectory';
import { bad, isRecord, readWhole, refuse, type Fault } from './reader';
import type { Trajectory } from './trajectory';

/** Version of the export's format, the header's field `turnwise`. */
const formatVersion = 1;

/** The first line of an export: the experiment, marked as ours. */
export function headerLine(experiment: Experiment): string {
  return `${JSON.stringify({ turnwise: formatVersion, kind: 'experiment', ...experiment })}\n`;
}

export function trajectoryLine(trajectory: Trajectory): string {
  return `${JSON.stringify(trajectory)}\n`;
}

/** An experiment as JSONL, line by line: the header, then a trajectory a line. Reading it back gives equal values. */
export async function* writeJsonl(
  experiment: Experiment,
  trajectories: AsyncIterable<Trajectory> | Iterable<Trajectory>,
): AsyncGenerator<string> {
  yield headerLine(experiment);
  for await (const trajectory of trajectories) yield trajectoryLine(trajectory);
}

/** What one line of an export turned out to be. */
export type JsonlItem =
  | { readonly kind: 'experiment'; readonly line: number; readonly experiment: Experiment }
  | { readonly kind: 'trajectory'; readonly line: number; readonly trajectory: Trajectory }
  /** Nothing of this line can be used; the lines after it may be good. */
  | { readonly kind: 'fault'; readonly line: number; readonly faults: readonly Fault[] };

/**
 * Reads an export. The first item is the experiment; when the first line is no good header, its fault is the only
 * item, since nothing else can be understood without it. Never throws for what the file holds.
 */
export async function* parseJsonl(lines: AsyncIterable<Line>): AsyncGenerator<JsonlItem> {
  let experiment: Experiment | null = null;
  for await (const { number: line, text } of lines) {
    const faults: Fault[] = [];
    const json = parseJson(text, faults);
    if (experiment === null) {
      const header = json === bad ? bad : readHeader(json, faults);
      if (header === bad) return yield { kind: 'fault', line, faults };
      experiment = header;
      yield { kind: 'experiment', line, experiment };
      continue;
    }
    const trajectory = json === bad ? bad : readCell(json, experiment, faults);
    yield trajectory === bad ? { kind: 'fault', line, faults } : { kind: 'trajectory', line, trajectory };
  }
  if (experiment === null)
    yield { kind: 'fault', line: 1, faults: [{ path: 'file', found: 'nothing', expected: 'an experiment' }] };
}

function parseJson(text: string, faults: Fault[]): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    faults.push({
      path: 'line',
      found: `text that is not JSON (${reason.slice(0, 120)})`,
      expected: 'one JSON object',
      wayOut: 'A file that was cut while it was written ends like this: its other lines are good.',
    });
    return bad;
  }
}

function readHeader(json: unknown, faults: Fault[]): Experiment | typeof bad {
  if (!isRecord(json) || json['turnwise'] === undefined)
    return refuse(json, 'line', 'the header of an experiment, with the field "turnwise"', faults);
  if (json['turnwise'] !== formatVersion) {
    const found = String(json['turnwise']);
    faults.push({
      path: 'turnwise',
      found,
      expected: String(formatVersion),
      wayOut: 'A newer lab wrote this file: reload the page to get it.',
    });
    return bad;
  }
  return readWhole(readExperiment, json, faults);
}

/** A trajectory that belongs to the experiment: its cell exists there. */
function readCell(json: unknown, experiment: Experiment, faults: Fault[]): Trajectory | typeof bad {
  const read = readWhole(readTrajectory, json, faults);
  if (read === bad) return bad;
  const { arms, problems, spec } = experiment;
  if (read.experimentId !== experiment.id)
    refuse(read.experimentId, 'experimentId', `the header's id ${JSON.stringify(experiment.id)}`, faults);
  if (!problems.some(({ id }) => id === read.problemId))
    refuse(read.problemId, 'problemId', 'the id of one of the header’s problems', faults);
  // What a person branched off stands outside the arms and their samples.
  const isBranched = read.branch !== undefined;
  if (!isBranched && !arms.some(({ name }) => name === read.arm))
    refuse(read.arm, 'arm', `one of ${arms.map(({ name }) => JSON.stringify(name)).join(', ')}`, faults);
  if (!isBranched && read.sample >= spec.samples)
    refuse(read.sample, 'sample', `a number below ${spec.samples}, the samples of the header`, faults);
  if (read.final >= read.turns.length)
    refuse(read.final, 'final', `the index of one of the ${read.turns.length} turns`, faults);
  for (const [i, { index, parent }] of read.turns.entries()) {
    if (index !== i) refuse(index, `turns[${i}].index`, `${i}, its place`, faults);
    if (parent !== null && parent >= i) refuse(parent, `turns[${i}].parent`, 'an earlier turn', faults);
  }
  return faults.length === 0 ? read : bad;
}
