import { Wllama } from '@wllama/wllama/esm/index.js';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { wllamaSource } from '../../../src/adapters/wllama';
import type { Reply } from '../../../src/core/engine';

/** Loads a GGUF through the lab's adapter and lets it answer once. Runs in the browser. */
export async function answer(
  url: string,
): Promise<{ readonly reply: Reply; readonly contextTokens: number | null; readonly loadMs: number }> {
  const start = performance.now();
  const engine = await wllamaSource({
    model: 'smoke',
    label: 'Smoke',
    wording: 'demo',
    file: { kind: 'url', url: new URL(url, location.origin) },
  }).load(() => undefined);
  const loadMs = performance.now() - start;
  const reply = await engine.generate({
    messages: [{ role: 'user', content: 'Read a list of numbers. Print the sum.\nWrite the program.' }],
    sampling: { temperature: 1, topP: 0.95, maxTokens: 40 },
    seed: 1,
  });
  await engine.close();
  return { reply, contextTokens: engine.info.contextTokens, loadMs };
}

/**
 * The ids that llama.cpp gives each prompt, as the copier (model/copier.py) says them; a prompt must have exactly
 * `length` tokens. Runs in the browser.
 */
export async function idsOf(
  url: string,
  length: number,
  prompts: readonly string[],
): Promise<readonly (readonly number[])[]> {
  const wllama = new Wllama({ default: wasmUrl });
  wllama.setCompat(null);
  const file = await fetch(new URL(url, location.origin));
  await wllama.loadModel([await file.blob()], {
    n_ctx: 2 * length,
    n_parallel: 1,
    n_gpu_layers: 0,
    n_threads: 1,
  });
  const all: number[][] = [];
  for (const prompt of prompts) {
    const said = await wllama.createCompletion({ prompt, max_tokens: length, temperature: 0, stream: false });
    all.push((said.choices[0]?.text ?? '').trim().split(' ').map(Number));
  }
  await wllama.exit();
  return all;
}
