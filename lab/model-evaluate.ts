import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { barsOf, figuresOf, reportText } from '../model/evaluate/report';
import { evaluationSpec } from '../model/evaluate/spec';
import type { ExperimentSpec } from '../src/core/experiment';
import { parseJsonl } from '../src/core/jsonl';
import { linesOf } from '../src/core/lines';
import { openStudy, type Study, type StudyFold } from '../src/core/study';
import { summarise } from '../src/core/summarise';
import { createProgressLine } from './progress-line';
import { runSpec } from './run-spec';
import { modelPort, serveFile } from './serve-file';

const help = `Usage: npm run model:evaluate -- [--model demo | FILE.gguf] [--set demo] [--samples 40] [--each 40]
                                 [--seed 1] [--out out/model/evaluation] [--resume]

Runs the demo model's fixed experiment in the built lab and prints its figures and bars.
Leaves OUT.json (the spec), OUT.jsonl (every trajectory), OUT.figures.jsonl and OUT.md.
`;

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      model: { type: 'string', default: 'demo' },
      set: { type: 'string', default: 'demo' },
      samples: { type: 'string', default: '40' },
      each: { type: 'string', default: '40' },
      seed: { type: 'string', default: '1' },
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
  const spec = evaluationSpec({
    model: served?.url ?? values.model,
    set: values.set,
    samples: Number(values.samples),
    each: Number(values.each),
    seed: Number(values.seed),
  });
  const runPath = `${values.out}.jsonl`;
  try {
    await run(spec, values.out, values.resume);
  } finally {
    served?.close();
  }
  const figures = figuresOf(await readStudy(runPath));
  const bars = barsOf(figures);
  writeFileSync(
    `${values.out}.figures.jsonl`,
    [...figures, ...bars].map((line) => `${JSON.stringify(line)}\n`).join(''),
  );
  const text = `${reportText(figures, bars)}\n`;
  writeFileSync(`${values.out}.md`, text);
  process.stdout.write(text);
}

/** Runs the spec, or goes on with it, until it is complete or somebody stops it. */
async function run(spec: ExperimentSpec, out: string, resume: boolean): Promise<void> {
  const specPath = `${out}.json`;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(specPath, `${JSON.stringify(spec, null, 2)}\n`);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const progress = createProgressLine(process.stderr);
  const options = { spec: specPath, out: `${out}.jsonl`, resume, port: 0, endpointKey: undefined };
  const end = await runSpec(options, progress, stop.signal);
  if (end === 'stopped')
    progress.say('Stopped. Go on with --resume; the figures below are of what is there.');
}

/** Reduces a run file to counts. @throws Error when it holds no experiment */
async function readStudy(path: string): Promise<Study> {
  let fold: StudyFold | null = null;
  for await (const item of parseJsonl(linesOf(createReadStream(path, { encoding: 'utf8' })))) {
    if (item.kind === 'experiment') fold = openStudy(item.experiment);
    if (item.kind === 'trajectory') fold?.add(summarise(item.trajectory));
  }
  if (fold === null)
    throw new Error(`${path} holds no experiment. Run the evaluation again without --resume.`);
  return fold.result();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
