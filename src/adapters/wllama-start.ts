import type { Wllama, WllamaConfig } from '@wllama/wllama/esm/index.js';
import { EngineError } from '../core/engine';

/** A model's files and how they are to be run. */
export interface WllamaStart {
  readonly files: readonly Blob[];
  /** llama.cpp's WebAssembly. */
  readonly wasm: Blob;
  readonly contextTokens: number;
}

/** Files below this size count as small: one thread is fastest, and memory is no concern. */
const smallBytes = 64 * 1024 * 1024;

/** Longest start of a model: reading gigabytes from a slow disk. wllama itself may never settle. */
const startLimitMs = 180_000;

/** Starts a worker with the model in it. @throws EngineError; on abort throws `signal.reason` */
export async function startWllama(
  library: typeof Wllama,
  { files, wasm, contextTokens }: WllamaStart,
  signal?: AbortSignal,
): Promise<Wllama> {
  signal?.throwIfAborted();
  const wasmAddress = URL.createObjectURL(wasm);
  const complaints: string[] = [];
  const wllama = new library({ default: wasmAddress }, { logger: listenTo(complaints) });
  // Without this, browsers that lack JSPI would fetch another build from a third party.
  wllama.setCompat(null);
  try {
    await settle(wllama.loadModel([...files], loadParams(isSmallModel(files), contextTokens)), signal);
    // A file that llama.cpp cannot read still "loads", with nothing in it.
    if (!(wllama.getLoadedContextInfo().n_vocab > 0)) throw new Error('the model is empty');
    return wllama;
  } catch (error) {
    await wllama.exit();
    signal?.throwIfAborted();
    throw error instanceof EngineError ? error : startFault(error, complaints);
  } finally {
    URL.revokeObjectURL(wasmAddress);
  }
}

export function isSmallModel(files: readonly Blob[]): boolean {
  return files.reduce((sum, file) => sum + file.size, 0) < smallBytes;
}

/**
 * How llama.cpp is set up so that text depends on prompt and seed alone, whatever ran before and however many threads
 * there are. Measured on the demo model at temperature 2.5: with flash attention 66 of 72 texts change when a prefix
 * comes from the cache, without it none; the cache nearly doubles attempts per second. Several slots change texts too
 * when they share one cache. No seed here: it would override the seed of every request.
 */
function loadParams(isSmall: boolean, contextTokens: number): Parameters<Wllama['loadModel']>[1] {
  return {
    n_ctx: contextTokens,
    n_parallel: 1,
    flash_attn: false,
    // Bounds how long an abort waits while a prompt is read.
    n_batch: 256,
    n_ubatch: 256,
    n_gpu_layers: 0,
    // A second thread helps a tiny model little, and stalls it when another program wants the core (81 instead of
    // 1,056 tokens a second on two busy cores).
    n_threads: isSmall ? 1 : Math.max(1, Math.min(8, Math.floor(navigator.hardwareConcurrency / 2))),
    // Half-precision caches save memory but are converted number by number in WebAssembly.
    ...(isSmall && { cache_type_k: 'f32' as const, cache_type_v: 'f32' as const }),
    reasoning_format: 'deepseek',
    log_level: 4,
  };
}

/** Waits for wllama to load, which may never settle: not longer than `startLimitMs`, nor after an abort. */
function settle(loading: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal?.reason);
    const timer = setTimeout(
      () =>
        reject(
          new EngineError(
            'timeout',
            'The model did not start within three minutes. Reload the page and try again.',
          ),
        ),
      startLimitMs,
    );
    signal?.addEventListener('abort', stop, { once: true });
    loading.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    });
  });
}

/** llama.cpp tells the true reason of a failure only to its logger. */
function listenTo(complaints: string[]): NonNullable<WllamaConfig['logger']> {
  const ignore = (): void => undefined;
  return {
    debug: ignore,
    log: ignore,
    warn: ignore,
    error: (...parts) => void complaints.push(parts.join(' ')),
  };
}

function startFault(error: unknown, complaints: readonly string[]): EngineError {
  const text = [error instanceof Error ? error.message : String(error), ...complaints].join('\n');
  if (/memory|OOM|allocate/i.test(text))
    return new EngineError(
      'out-of-memory',
      'There is not enough memory for this model. Choose a smaller one, or close other tabs and load it again.',
      { cause: error },
    );
  const reason = complaints.find((line) => /error|fail|unsupported|unknown/i.test(line)) ?? text;
  return new EngineError(
    'bad-model',
    `llama.cpp cannot run this file (${reason.slice(0, 200)}). Choose another GGUF model.`,
    { cause: error },
  );
}
