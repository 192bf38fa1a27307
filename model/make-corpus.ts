import { parseArgs } from 'node:util';
import { makeDialogue } from './corpus/dialogue';
import { makeDrill } from './corpus/drill';
import { writeCorpus } from './corpus/write-corpus';
import { readTokenizer } from './tokenizer/read-tokenizer';
import type { Tokenizer } from './tokenizer/tokenizer';
import { trainTokenizer } from './tokenizer/train-tokenizer';

/** Dialogues that the tokenizer is learned from: the corpus's first ones. */
const tokenizerSample = 6000;

/** Tokens of the vocabulary, a multiple of 32 for Q8_0. */
const vocabulary = 1024;

/**
 * `tsx model/make-corpus.ts --out FOLDER [--dialogues N] [--drills N] [--seed N] [--tokenizer TOKENIZER.JSON]`: writes
 * a corpus folder for train.py. A corpus to go on with needs the tokenizer of the one before.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'out/model/corpus' },
      dialogues: { type: 'string', default: '200000' },
      drills: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      tokenizer: { type: 'string' },
    },
  });
  const count = wholeNumber('dialogues', values.dialogues);
  const drills = wholeNumber('drills', values.drills);
  const seed = wholeNumber('seed', values.seed);
  // Each corpus seed has its own range of dialogue seeds.
  const first = seed * 1_000_000_000;
  const tokenizer =
    values.tokenizer === undefined ? learnTokenizer(first, count) : readTokenizer(values.tokenizer);
  const manifest = await writeCorpus(values.out, tokenizer, made(first, count, drills), {
    maker: 'model/make-corpus.ts',
    seed,
    dialogues: count,
    drills,
    tokenizer: values.tokenizer === undefined ? 'learned here' : 'of another corpus',
  });
  process.stdout.write(`${JSON.stringify(manifest)}\n`);
}

function learnTokenizer(first: number, count: number): Tokenizer {
  const sample = Array.from({ length: Math.min(tokenizerSample, count) }, (_, index) =>
    makeDialogue(first + index),
  );
  return trainTokenizer(
    sample.flatMap((lines) => lines.map(({ content }) => content)),
    vocabulary,
  );
}

/** Drills come first: the last of a corpus are kept for validation. */
function* made(first: number, count: number, drills: number): Generator<ReturnType<typeof makeDialogue>> {
  for (let index = 0; index < drills; index += 1) yield makeDrill(first + index);
  for (let index = 0; index < count; index += 1) yield makeDialogue(first + index);
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name} must be a whole number, not "${text}".`);
  return value;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
