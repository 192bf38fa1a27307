import { version } from '@wllama/wllama/package.json';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import type { Wllama, WllamaConfig } from '@wllama/wllama/esm/index.js';
import { EngineError, type Engine, type EngineSource, type LoadProgress } from '../core/engine';
import { readGguf } from './gguf';
import { fetchModelFile, hashModelFile } from './model-file';
import { wllamaEngine } from './wllama-engine';

/** A GGUF model that llama.cpp can run on this device's processor. */
export interface GgufModel {
  readonly model: string;
  readonly label: string;
  /** Id of the wording (core/wording.ts) that it is spoken to in, where the file does not name its own. */
  readonly wording: string;
  /** The file on this device, whole or in splits, or where to fetch it. */
  readonly file:
    { readonly kind: 'blobs'; readonly blobs: readonly Blob[] } | { readonly kind: 'url'; readonly url: URL };
  /** Context window in tokens; default what the file states, at most 8,192 (memory grows with it). */
  readonly contextTokens?: number;
  /** Address of llama.cpp's WebAssembly, for hosts that move it. */
  readonly wasmUrl?: string;
}

/** Files below this size count as small: one thread is fastest, and memory is no concern. */
const smallBytes = 64 * 1024 * 1024;

const defaultContextTokens = 8_192;

/** Longest start of a model: reading gigabytes from a slow disk. wllama itself may never settle. */
const startLimitMs = 180_000;

type Report = (progress: LoadProgress) => void;

/** The model that ships with the lab. `url` is given where the page does not lie at the lab's root. */
export function demoSource(url: URL = new URL('models/demo.gguf', document.baseURI)): EngineSource {
  return wllamaSource({
    model: 'demo',
    label: 'Demo model (1 M parameters)',
    wording: 'first',
    file: { kind: 'url', url },
  });
}

export function wllamaSource(model: GgufModel): EngineSource {
  return {
    kind: 'wllama',
    model: model.model,
    label: model.label,
    async load(onProgress, signal) {
      signal?.throwIfAborted();
      onProgress({ phase: 'probe', share: null, text: 'Looking at what this browser can do' });
      if (!hasMemory64())
        throw new EngineError(
          'unsupported',
          'This browser cannot run models on its processor (64-bit WebAssembly memory is missing). Use a current Chrome, Edge or Firefox, or an endpoint.',
        );
      const files = await modelFiles(model, onProgress, signal);
      const [first] = files;
      if (!first) throw new EngineError('not-found', 'No model file was chosen. Choose a .gguf file.');
      const header = await readGguf(first);
      if (!header.hasChatTemplate)
        throw new EngineError(
          'bad-model',
          'This model has no chat template: it only continues texts and cannot hold a dialogue. Choose its instruction-tuned (“Instruct”, “chat”, “it”) version.',
        );
      const [wasm, modelHash] = await Promise.all([
        fetchWasm(model.wasmUrl ?? wasmUrl, onProgress, signal),
        hashModelFile(files),
      ]);
      const wanted = model.contextTokens ?? Math.min(header.contextTokens ?? Infinity, defaultContextTokens);
      const spoken = { ...model, wording: header.wording ?? model.wording };
      return start(spoken, files, wasm, wanted, modelHash, onProgress, signal);
    },
  };
}

async function modelFiles(
  { file, label }: GgufModel,
  onProgress: Report,
  signal: AbortSignal | undefined,
): Promise<readonly Blob[]> {
  if (file.kind === 'blobs') return file.blobs;
  const report = (share: number | null): void =>
    onProgress({ phase: 'download', share, text: `Downloading ${label} from ${file.url.host}` });
  return [await fetchModelFile(file.url, report, signal)];
}

/**
 * llama.cpp's WebAssembly, fetched by ourselves: wllama never settles when the file is missing.
 * @throws EngineError "not-found" when there is something else at its address
 */
async function fetchWasm(url: string, onProgress: Report, signal: AbortSignal | undefined): Promise<Blob> {
  onProgress({ phase: 'compile', share: null, text: 'Fetching llama.cpp' });
  const file = await fetchModelFile(new URL(url, document.baseURI), () => undefined, signal);
  const magic = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (String.fromCharCode(...magic) !== '\0asm')
    throw new EngineError(
      'not-found',
      `The lab's own files are incomplete: ${url} is not WebAssembly. Reload the page; if that does not help, install the lab again.`,
    );
  return new Blob([file], { type: 'application/wasm' });
}

async function start(
  model: GgufModel,
  files: readonly Blob[],
  wasm: Blob,
  contextTokens: number,
  modelHash: string | null,
  onProgress: Report,
  signal: AbortSignal | undefined,
): Promise<Engine> {
  onProgress({ phase: 'start', share: null, text: `Starting ${model.label}` });
  const { Wllama } = await import('@wllama/wllama/esm/index.js');
  signal?.throwIfAborted();
  const wasmAddress = URL.createObjectURL(wasm);
  const complaints: string[] = [];
  const wllama = new Wllama({ default: wasmAddress }, { logger: listenTo(complaints) });
  // Without this, browsers that lack JSPI would fetch another build from a third party.
  wllama.setCompat(null);
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  try {
    await settle(wllama.loadModel([...files], loadParams(bytes, contextTokens)), signal);
    const { n_vocab: vocabulary, n_ctx: context } = wllama.getLoadedContextInfo();
    // A file that llama.cpp cannot read still "loads", with nothing in it.
    if (!(vocabulary > 0)) throw new Error('the model is empty');
    return wllamaEngine(wllama, {
      kind: 'wllama',
      model: model.model,
      label: model.label,
      library: `@wllama/wllama ${version} (llama.cpp ${Wllama.getLibllamaVersion()})`,
      modelHash,
      contextTokens: context,
      wording: model.wording,
      seeded: 'deterministic',
    });
  } catch (error) {
    await wllama.exit();
    signal?.throwIfAborted();
    throw error instanceof EngineError ? error : startFault(error, complaints);
  } finally {
    URL.revokeObjectURL(wasmAddress);
  }
}

/**
 * How llama.cpp is set up so that text depends on prompt and seed alone, whatever ran before and however many threads
 * there are. Measured on the demo model at temperature 2.5: with flash attention 66 of 72 texts change when a prefix
 * comes from the cache, without it none; the cache nearly doubles attempts per second. Several slots change texts too
 * when they share one cache. No seed here: it would override the seed of every request.
 */
function loadParams(bytes: number, contextTokens: number): Parameters<Wllama['loadModel']>[1] {
  const isSmall = bytes < smallBytes;
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

function hasMemory64(): boolean {
  try {
    // The types do not know 64-bit memories yet.
    const descriptor: object = { address: 'i64', initial: 1n };
    new WebAssembly.Memory(descriptor as WebAssembly.MemoryDescriptor);
    return true;
  } catch {
    return false;
  }
}
