import { version } from '@wllama/wllama/package.json';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { EngineError, type Engine, type EngineSource, type LoadProgress } from '../core/engine';
import { readGguf, type GgufHeader } from './gguf';
import { fetchModelFile, hashModelFile } from './model-file';
import { wllamaEngine } from './wllama-engine';
import { createCacheMeter } from './wllama-memory';
import { isSmallModel, startWllama, type WllamaStart } from './wllama-start';

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

const defaultContextTokens = 8_192;

/** Bytes that llama-server may keep of past dialogues before its worker is replaced, which takes a small model 0.5 s. */
const keptBudgetBytes = { small: 240e6, large: 640e6 };

/** Where the file does not say: that of a model of 4 B. */
const defaultCacheNumbersPerToken = 72 * 1024;

type Report = (progress: LoadProgress) => void;

/** A model that ships with the lab. `url` is given where the page does not lie at the lab's root. */
export function shippedSource(
  model: string,
  label: string,
  url: URL = new URL(`models/${model}.gguf`, document.baseURI),
): EngineSource {
  return wllamaSource({ model, label, wording: 'demo', file: { kind: 'url', url } });
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
      return start(spoken, header, { files, wasm, contextTokens: wanted }, modelHash, onProgress, signal);
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
  header: GgufHeader,
  run: WllamaStart,
  modelHash: string | null,
  onProgress: Report,
  signal: AbortSignal | undefined,
): Promise<Engine> {
  onProgress({ phase: 'start', share: null, text: `Starting ${model.label}` });
  const { Wllama } = await import('@wllama/wllama/esm/index.js');
  const wllama = await startWllama(Wllama, run, signal);
  const isSmall = isSmallModel(run.files);
  const numbers = header.cacheNumbersPerToken ?? defaultCacheNumbersPerToken;
  return wllamaEngine(
    wllama,
    {
      kind: 'wllama',
      model: model.model,
      label: model.label,
      library: `@wllama/wllama ${version} (llama.cpp ${Wllama.getLibllamaVersion()})`,
      modelHash,
      contextTokens: wllama.getLoadedContextInfo().n_ctx,
      wording: model.wording,
      seeded: 'deterministic',
    },
    {
      // A small model's cache holds numbers of 4 bytes, others' of 2.
      meter: createCacheMeter(numbers * (isSmall ? 4 : 2), keptBudgetBytes[isSmall ? 'small' : 'large']),
      open: () => startWllama(Wllama, run),
    },
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
