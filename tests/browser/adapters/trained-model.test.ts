import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeDialogue } from '../../../model/corpus/dialogue';
import { findPython } from '../../../model/find-python';
import { readTokenizer } from '../../../model/tokenizer/read-tokenizer';
import type { Tokenizer } from '../../../model/tokenizer/tokenizer';
import { openModulePage } from '../page';
import type { answer, idsOf } from './trained-model-scenes';

/** Under the repository's root, where the module server finds it. */
const folder = 'out/trained-model-test';

/** Tokens of a prompt of which the copier says the ids. */
const promptTokens = 500;

/** Trains a very small model up to this many minutes, from where it stopped. */
function train(minutes: number): void {
  const shape = ['--layers=2', '--width=64', '--heads=2', '--hidden=160', '--batch-tokens=1024'];
  const run = [`--corpus=${folder}/corpus`, `--out=${folder}/run`, `--minutes=${minutes}`];
  execFileSync(findPython(), ['model/train.py', ...run, ...shape]);
}

/** One fact of each line of the training log that has it. */
function logged(fact: string): readonly number[] {
  const log = readFileSync(`${folder}/run/log.jsonl`, 'utf8');
  return Array.from(log.matchAll(new RegExp(`"${fact}": ([0-9.]+)`, 'g')), ([, value]) => Number(value));
}

let browser: Browser;
let page: Page;

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const maker = ['--no-install', 'tsx', 'model/make-corpus.ts'];
  execFileSync('npx', [...maker, `--out=${folder}/corpus`, '--dialogues=700'], { stdio: 'ignore' });
  train(0.2);
  train(1);
  ({ browser, page } = await openModulePage(inject('moduleServer')));
}, 300_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a model of the training pipeline', () => {
  it('has learned something within a minute, going on where it was stopped', () => {
    const steps = logged('step');
    expect(steps).toEqual([...steps].sort((x, y) => x - y));
    const [before = NaN, after = NaN] = logged('validation');
    // A uniform guess among 1,024 tokens costs 6.93 nats.
    expect(after).toBeLessThan(6.5);
    expect(after).toBeLessThan(before);
  });

  it('is a GGUF that the lab loads and that answers', async () => {
    const scene: Awaited<ReturnType<typeof answer>> = await page.evaluate(
      `import('/tests/browser/adapters/trained-model-scenes.ts').then((m) => m.answer('/${folder}/run/model.gguf'))`,
    );
    expect(statSync(`${folder}/run/model.gguf`).size).toBeLessThan(8e6);
    expect(scene.contextTokens).toBe(1024);
    expect(scene.reply.tokens.generated).toBeGreaterThan(0);
  });

  it('is taken apart and put together again without a byte changed', () => {
    execFileSync(findPython(), ['model/unpack.py', 'public/models/demo.gguf', `${folder}/unpacked`]);
    const parts = [`${folder}/unpacked/checkpoint.pt`, `${folder}/unpacked/tokenizer.json`];
    execFileSync(findPython(), ['model/export.py', ...parts, `${folder}/again.gguf`]);
    const again = readFileSync(`${folder}/again.gguf`);
    expect(again.equals(readFileSync('public/models/demo.gguf'))).toBe(true);
  });

  it('has llama.cpp see the same token ids as our tokenizer, on 1,000 texts', async () => {
    const path = `${folder}/corpus/tokenizer.json`;
    execFileSync(findPython(), ['model/copier.py', path, `${folder}/copier.gguf`, String(promptTokens)]);

    const texts = thousandTexts();
    expect(texts.length).toBe(1000);
    const prompts = promptsOf(readTokenizer(path), texts);
    const ids: Awaited<ReturnType<typeof idsOf>> = await page.evaluate(
      `import('/tests/browser/adapters/trained-model-scenes.ts').then((m) =>
        m.idsOf('/${folder}/copier.gguf', ${promptTokens}, ${JSON.stringify(prompts.map(({ text }) => text))}))`,
    );
    expect(ids).toEqual(prompts.map((prompt) => prompt.ids));
  }, 480_000);
});

/** 800 different lines of dialogues, and 200 texts that the corpus never holds. */
function thousandTexts(): readonly string[] {
  const lines = Array.from({ length: 400 }, (_, seed) => makeDialogue(5_000_000 + seed)).flatMap((messages) =>
    messages.flatMap(({ content }) => content.split(/(?<=\n)/)),
  );
  const strange = Array.from({ length: 200 }, (_, index) => {
    const odd = [
      'naïve',
      "I'LL",
      '东京',
      '\t\t',
      '  \n \n',
      '3.14',
      'x_1',
      '#!/usr',
      'Ünï',
      '🙂🙂',
      "don't",
      '\r\n',
    ];
    return Array.from(
      { length: 6 },
      (_unused, place) => odd[(index * 7 + place * (index % 5) + place) % odd.length],
    ).join(index % 3 === 0 ? ' ' : '');
  });
  return [...[...new Set(lines)].slice(0, 800), ...strange];
}

/** The texts, several to a prompt with marks between them, so that each is cut apart; padded to one length. */
function promptsOf(
  tokenizer: Tokenizer,
  texts: readonly string[],
): readonly { readonly text: string; readonly ids: readonly number[] }[] {
  const mark = tokenizer.special('<|user|>');
  const prompts: { text: string; ids: number[] }[] = [];
  for (const text of texts) {
    const ids = [mark, ...tokenizer.encode(text)];
    const open = prompts.at(-1);
    if (open === undefined || open.ids.length + ids.length > promptTokens) {
      prompts.push({ text: `<|user|>${text}`, ids });
    } else {
      open.text += `<|user|>${text}`;
      open.ids.push(...ids);
    }
  }
  return prompts.map(({ text, ids }) => {
    const missing = promptTokens - ids.length;
    const pad = tokenizer.special('<|pad|>');
    return {
      text: '<|pad|>'.repeat(missing) + text,
      ids: [...Array.from({ length: missing }, () => pad), ...ids],
    };
  });
}
