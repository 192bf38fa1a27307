import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { barsOf, figuresOf, reportText } from '../model/evaluate/report';
import { dealArms, evaluationSpec } from '../model/evaluate/spec';
import type { Experiment, ExperimentSpec } from '../src/core/experiment';
import { parseJsonl } from '../src/core/jsonl';
import { linesOf } from '../src/core/lines';
import { difficulties, type Difficulty } from '../src/core/problem';
import { openStudy, type Study } from '../src/core/study';
import { summarise } from '../src/core/summarise';
import type { TrajectorySummary } from '../src/core/trajectory';
import { buildIfStale } from './fresh-build';
import { createProgressLine } from './progress-line';
import { runSpec } from './run-spec';
import { modelPort, serveFile } from './serve-file';

const help = `Usage: npm run model:evaluate -- [--model demo | FILE.gguf] [--set demo] [--samples 40] [--each 60]
                                 [--difficulty hard] [--seed 1] [--arms A,B] [--parallel 2] [--out out/model/evaluation] [--resume]

Runs the demo model's fixed experiment in the built lab and prints its figures and bars. --difficulty and --arms run
only these (commas between them), --parallel deals them to as many browsers; the trajectories are the same whatever they are.
Leaves OUT-1.json (the spec), OUT-1.jsonl (every trajectory) of each browser, OUT.figures.jsonl and OUT.md.
`;

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      model: { type: 'string', default: 'demo' },
      set: { type: 'string', default: 'demo' },
      samples: { type: 'string', default: '40' },
      each: { type: 'string', default: '60' },
      difficulty: { type: 'string', default: 'easy,medium,hard' },
      seed: { type: 'string', default: '1' },
      arms: { type: 'string' },
      parallel: { type: 'string', default: '2' },
      out: { type: 'string', default: 'out/model/evaluation' },
      resume: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const served = values.model.endsWith('.gguf') ? await serveFile(values.model, modelPort) : null;
  try {
    const whole = evaluationSpec({
      model: served?.url ?? values.model,
      set: values.set,
      samples: Number(values.samples),
      each: Number(values.each),
      difficulties: difficultiesOf(values.difficulty),
      seed: Number(values.seed),
    });
    const spec = values.arms === undefined ? whole : withArms(whole, values.arms.split(','));
    const parts = dealArms(spec, Number(values.parallel)).map((part, index) => ({
      spec: part,
      out: `${values.out}-${index + 1}`,
    }));
    await run(parts, values.resume);
    await report(spec, parts, values.out);
  } finally {
    served?.close();
  }
}

/** Writes the figures of what the parts hold, and prints them. */
async function report(spec: ExperimentSpec, parts: readonly Part[], out: string): Promise<void> {
  const figures = figuresOf(await readStudy(spec, parts));
  const bars = barsOf(figures);
  writeFileSync(
    `${out}.figures.jsonl`,
    [...figures, ...bars].map((line) => `${JSON.stringify(line)}\n`).join(''),
  );
  const text = `${reportText(figures, bars)}\n`;
  writeFileSync(`${out}.md`, text);
  process.stdout.write(text);
}

/** @throws Error for a word that is no difficulty */
function difficultiesOf(text: string): readonly Difficulty[] {
  return text.split(',').map((word) => {
    const found = difficulties.find((difficulty) => difficulty === word);
    if (found === undefined)
      throw new Error(`“${word}” is no difficulty. There are: ${difficulties.join(', ')}.`);
    return found;
  });
}

/** @throws Error for a name that no arm has */
function withArms(spec: ExperimentSpec, names: readonly string[]): ExperimentSpec {
  const unknown = names.find((name) => spec.arms.every((arm) => arm.name !== name));
  if (unknown !== undefined)
    throw new Error(
      `The evaluation has no arm “${unknown}”. It has: ${spec.arms.map(({ name }) => name).join(', ')}.`,
    );
  return { ...spec, arms: spec.arms.filter(({ name }) => names.includes(name)) };
}

/** The arms of one browser, and where they go. */
interface Part {
  readonly spec: ExperimentSpec;
  readonly out: string;
}

/** Runs the parts side by side, or goes on with them, until they are complete or somebody stops them. */
async function run(parts: readonly Part[], resume: boolean): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  await buildIfStale();
  const ends = await Promise.all(
    parts.map(({ spec, out }) => {
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(`${out}.json`, `${JSON.stringify(spec, null, 2)}\n`);
      const options = { spec: `${out}.json`, out: `${out}.jsonl`, resume, port: 0, endpointKey: undefined };
      return runSpec(options, createProgressLine(process.stderr), stop.signal);
    }),
  );
  if (ends.includes('stopped'))
    process.stderr.write('Stopped. Go on with --resume; the figures below are of what is there.\n');
}

/** Reduces the run files to the counts of one experiment. @throws Error when one holds no experiment */
async function readStudy(spec: ExperimentSpec, parts: readonly Part[]): Promise<Study> {
  const experiments: Experiment[] = [];
  const summaries: TrajectorySummary[] = [];
  for (const { out } of parts)
    for await (const item of parseJsonl(linesOf(createReadStream(`${out}.jsonl`, { encoding: 'utf8' })))) {
      if (item.kind === 'experiment') experiments.push(item.experiment);
      if (item.kind === 'trajectory') summaries.push(summarise(item.trajectory));
    }
  const [first] = experiments;
  if (first === undefined || experiments.length < parts.length)
    throw new Error(
      `A run of ${parts.map(({ out }) => `${out}.jsonl`).join(', ')} holds no experiment. Run the evaluation again without --resume.`,
    );
  const fold = openStudy({ ...first, spec, arms: experiments.flatMap(({ arms }) => arms) });
  for (const summary of summaries) fold.add(summary);
  return fold.result();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
