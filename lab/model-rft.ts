import { execFileSync } from 'node:child_process';
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCorpus } from '../model/corpus/write-corpus';
import { findPython } from '../model/find-python';
import { trainingLines } from '../model/rft/training-lines';
import { demoCounts, evaluationProblems } from '../model/world/problem-sets';
import { readTokenizer } from '../model/tokenizer/read-tokenizer';
import type { Experiment, ExperimentSpec } from '../src/core/experiment';
import { parseJsonl } from '../src/core/jsonl';
import { linesOf } from '../src/core/lines';
import { difficulties } from '../src/core/problem';
import { countDecisions } from '../src/core/rft-card';
import { chatLine } from '../src/core/rft-lines';
import { rftDefaults, selectRft, type RftSource } from '../src/core/rft-select';
import type { Trajectory } from '../src/core/trajectory';
import { createProgressLine } from './progress-line';
import { runSpec } from './run-spec';
import { modelPort, serveFile } from './serve-file';

const help = `Usage: npm run model:rft -- --run FOLDER [--samples 40] [--each 60] [--minutes 5]
                            [--part all|multi-turn] [--learned last|all] [--seed 1] [--resume]

Rejection-sampling fine-tuning in miniature. FOLDER is what train.py wrote. Samples trajectories with "retry" on the training problems
through the built lab, keeps the right ones, strips their chain-of-thought prompts, goes on
training, and leaves FOLDER/rft/train/model.gguf. --resume goes on with interrupted sampling.
`;

/** A tenth of train.py's learning rates: the model is to change little. */
const rates = ['--muon-lr=0.002', '--adam-lr=0.0003'];

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      run: { type: 'string' },
      samples: { type: 'string', default: '40' },
      each: { type: 'string', default: '60' },
      minutes: { type: 'string', default: '5' },
      part: { type: 'string', default: 'all' },
      learned: { type: 'string', default: 'last' },
      seed: { type: 'string', default: '1' },
      resume: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || values.run === undefined) {
    process.stdout.write(help);
    return;
  }
  const { run, samples, each, minutes, seed } = values;
  const folder = join(run, 'rft');
  mkdirSync(folder, { recursive: true });
  await sample(
    run,
    folder,
    { samples: Number(samples), each: Number(each), seed: Number(seed) },
    values.resume,
  );
  const source = await readRun(join(folder, 'run.jsonl'));
  const options = { ...rftDefaults, part: values.part === 'multi-turn' ? 'multi-turn' : 'all' } as const;
  // Nothing like the shipped evaluation problems is trained on.
  const decisions = selectRft([source], evaluationProblems(demoCounts, 1), options);
  const { dropped, ...counts } = countDecisions(decisions);
  const lossOn = values.learned === 'all' ? 'all-replies' : 'last-reply';
  const dialogues = decisions.flatMap((decision) =>
    decision.kind === 'kept' ? [trainingLines(chatLine(decision.kept, lossOn))] : [],
  );
  const tokenizer = readTokenizer(join(run, 'tokenizer.json'));
  const made = {
    maker: 'lab/model-rft.ts',
    seed: Number(seed),
    part: options.part,
    lossOn,
    ...counts,
    ...dropped,
  };
  const manifest = await writeCorpus(join(folder, 'corpus'), tokenizer, dialogues, made);
  process.stdout.write(`${JSON.stringify(manifest)}\n`);
  const training = [
    `--corpus=${join(folder, 'corpus')}`,
    `--out=${join(folder, 'train')}`,
    `--from-checkpoint=${join(run, 'checkpoint.pt')}`,
    `--minutes=${minutes}`,
    `--seed=${seed}`,
    '--name=turnwise demo, after RFT',
  ];
  execFileSync(findPython(), ['model/train.py', ...training, ...rates], { stdio: 'inherit' });
}

interface SampleChoices {
  readonly samples: number;
  readonly each: number;
  readonly seed: number;
}

/** Samples the training problems in the built lab; what is there already is kept with `resume`. */
async function sample(run: string, folder: string, choices: SampleChoices, resume: boolean): Promise<void> {
  const served = await serveFile(join(run, 'model.gguf'), modelPort);
  const spec: ExperimentSpec = {
    version: 1,
    name: 'RFT sampling',
    seed: choices.seed,
    samples: choices.samples,
    engine: { kind: 'wllama', model: served.url },
    problems: { set: 'demo-training', difficulty: difficulties, limit: 3 * choices.each },
    arms: [{ name: 'retry', maxTurns: 3, feedback: 'failed-tests', cot: 'retry', reasoning: 'explain-io' }],
    sampling: { temperature: 1, topP: 1, maxTokens: 256 },
  };
  const specPath = join(folder, 'spec.json');
  writeFileSync(specPath, `${JSON.stringify(spec, null, 2)}\n`);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const options = { spec: specPath, out: join(folder, 'run.jsonl'), resume, port: 0, endpointKey: undefined };
  try {
    const end = await runSpec(options, createProgressLine(process.stderr), stop.signal);
    if (end === 'stopped') throw new Error('Sampling was stopped. Go on with --resume.');
  } finally {
    served.close();
  }
}

async function readRun(path: string): Promise<RftSource> {
  let experiment: Experiment | null = null;
  const trajectories: Trajectory[] = [];
  for await (const item of parseJsonl(linesOf(createReadStream(path, { encoding: 'utf8' })))) {
    if (item.kind === 'experiment') experiment = item.experiment;
    if (item.kind === 'trajectory') trajectories.push(item.trajectory);
  }
  if (experiment === null) throw new Error(`${path} holds no experiment. Run again without --resume.`);
  return { experiment, trajectories };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
