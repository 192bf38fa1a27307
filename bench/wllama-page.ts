import { Wllama, type ChatCompletionChunk, type ChatCompletionParams } from '@wllama/wllama/esm/index.js';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { createRandom } from '../src/core/random';

type LoadParams = Parameters<Wllama['loadModel']>[1];

export interface WllamaSetting {
  readonly flashAttention: boolean;
  /** Numbers in the key-value cache. */
  readonly cacheType: 'f16' | 'f32';
  readonly threads: number;
  readonly slots: number;
}

export interface WllamaFigures extends WllamaSetting {
  readonly texts: number;
  /** Texts that are other ones when their prefixes come from the cache, in order and shuffled. */
  readonly changedByCache: number;
  readonly changedByOrder: number;
  readonly coldPerSecond: number;
  readonly cachedPerSecond: number;
  /** Tokens per second by llama.cpp's own clock, without a cache. */
  readonly prefillPerSecond: number;
  readonly decodePerSecond: number;
}

interface Job {
  readonly key: string;
  readonly prompt: string;
  readonly seed: number;
}

/** One pass over the jobs. */
interface Pass {
  readonly texts: ReadonlyMap<string, string>;
  readonly perSecond: number;
  readonly prefillPerSecond: number;
  readonly decodePerSecond: number;
}

/**
 * Whether text depends on prompt and seed alone, and at what price. The temperature is 2.5, so that text is noise and
 * the slightest change of a probability shows.
 */
export async function measureWllama(setting: WllamaSetting): Promise<WllamaFigures> {
  const model = await (await fetch('/models/demo.gguf')).blob();
  const wllama = new Wllama({ default: wasmUrl }, { suppressNativeLog: true });
  wllama.setCompat(null);
  await wllama.loadModel([model], loadParams(setting));
  const openings = ['Sort the numbers.', 'Add them up.', 'Print every second one.', 'Drop what is negative.'];
  const jobs = openings.flatMap((opening, index) =>
    Array.from({ length: 6 }, (_, sample): Job => {
      const prompt = `The input holds n integers. ${opening} `.repeat(4 + 3 * (sample % 3));
      return { key: `${index} ${sample}`, prompt, seed: 100 * index + sample };
    }),
  );
  await runAll(wllama, jobs, false, setting.slots);
  const cold = await runAll(wllama, jobs, false, setting.slots);
  const cached = await runAll(wllama, jobs, true, setting.slots);
  const shuffled = await runAll(wllama, shuffle(jobs), true, setting.slots);
  await wllama.exit();
  return {
    ...setting,
    texts: jobs.length,
    changedByCache: countChanged(cold, cached),
    changedByOrder: countChanged(cold, shuffled),
    coldPerSecond: cold.perSecond,
    cachedPerSecond: cached.perSecond,
    prefillPerSecond: cold.prefillPerSecond,
    decodePerSecond: cold.decodePerSecond,
  };
}

function loadParams({ flashAttention, cacheType, threads, slots }: WllamaSetting): LoadParams {
  return {
    n_ctx: 1_024 * slots,
    n_parallel: slots,
    kv_unified: false,
    n_batch: 256,
    n_ubatch: 256,
    n_gpu_layers: 0,
    n_threads: threads,
    flash_attn: flashAttention,
    cache_type_k: cacheType,
    cache_type_v: cacheType,
  };
}

async function runAll(wllama: Wllama, jobs: readonly Job[], isCached: boolean, width: number): Promise<Pass> {
  const texts = new Map<string, string>();
  const total = { prefilled: 0, prefillMs: 0, decoded: 0, decodeMs: 0 };
  const queue = [...jobs];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let job = queue.shift(); job; job = queue.shift()) {
        let text = '';
        const hear = (chunk: ChatCompletionChunk): void => {
          text += chunk.choices[0]?.delta.content ?? '';
          if (!chunk.timings) return;
          total.prefilled += chunk.timings.prompt_n;
          total.prefillMs += chunk.timings.prompt_ms;
          total.decoded += chunk.timings.predicted_n;
          total.decodeMs += chunk.timings.predicted_ms;
        };
        await wllama.createChatCompletion({ ...request(job, isCached), stream: true, onData: hear });
        texts.set(job.key, text);
      }
    }),
  );
  return {
    texts,
    perSecond: (jobs.length / (performance.now() - start)) * 1_000,
    prefillPerSecond: (total.prefilled / total.prefillMs) * 1_000,
    decodePerSecond: (total.decoded / total.decodeMs) * 1_000,
  };
}

/** `samplers` is llama-server's own; wllama passes it on untyped. */
function request(
  { prompt, seed }: Job,
  isCached: boolean,
): Omit<ChatCompletionParams, 'stream'> & { readonly samplers: readonly string[] } {
  return {
    messages: [{ role: 'user', content: prompt }],
    samplers: ['temperature'],
    temperature: 2.5,
    max_tokens: 80,
    seed,
    cache_prompt: isCached,
  };
}

function countChanged(one: Pass, other: Pass): number {
  return [...one.texts].filter(([key, text]) => other.texts.get(key) !== text).length;
}

function shuffle(jobs: readonly Job[]): readonly Job[] {
  const random = createRandom(5);
  return jobs
    .map((job) => ({ job, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ job }) => job);
}
