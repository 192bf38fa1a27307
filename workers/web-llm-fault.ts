import type { EngineErrorCode } from '../src/core/engine';

/** A fault in words that can cross to the page, where it becomes an EngineError. */
export interface WebLlmFault {
  readonly code: EngineErrorCode;
  readonly message: string;
}

const hosts = 'huggingface.co and raw.githubusercontent.com';

/**
 * What an error of WebLLM means, by its class name: the package exports few of its classes. Anything may come,
 * strings included.
 */
export function readWebLlmFault(error: unknown, during: 'load' | 'generate'): WebLlmFault {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const said = error instanceof Error ? error.message : String(error);
  const known = faults.find(({ pattern }) => pattern.test(name) || pattern.test(said));
  if (known) return { code: known.code, message: known.message };
  if (during === 'load') return { code: 'internal', message: `WebLLM could not start the model: ${said}` };
  return { code: 'lost', message: `The model failed on the graphics card (${said}). Load it again.` };
}

const faults: readonly (WebLlmFault & { readonly pattern: RegExp })[] = [
  {
    pattern: /ContextWindowSizeExceeded/,
    code: 'context',
    message:
      'The dialogue no longer fits the model’s context window. Use fewer turns, shorter feedback or a model with a longer context.',
  },
  {
    pattern: /^QuotaExceededError|quota/i,
    code: 'quota',
    message:
      'There is not enough space on this device for the model. Delete models that you no longer need, or free disk space, and load it again.',
  },
  {
    pattern: /ShaderF16|FeatureSupport/,
    code: 'unsupported',
    message:
      'This graphics card lacks half-precision arithmetic, which this build needs. Choose the f32 build, or the demo model.',
  },
  {
    pattern: /WebGPUNot|compatible GPU|requested max\w+ exceeds limit/,
    code: 'unsupported',
    message:
      'This browser offers no graphics card that WebLLM can use. Try a current Chrome or Edge with hardware acceleration on, or choose a model that runs on the processor.',
  },
  {
    pattern: /IntegrityError|expected magic word/,
    code: 'bad-model',
    message: 'The model’s files are damaged. Delete the model and download it again.',
  },
  {
    pattern: /DeviceLost|ModelNotLoaded|OperationError|GPU\w*Error|device (is|was) lost|mapAsync/i,
    code: 'lost',
    message:
      'The graphics card gave up the model, most often for lack of memory. Close other tabs or choose a smaller model, and load it again.',
  },
  {
    pattern: /ModelNotFound/,
    code: 'not-found',
    message: 'WebLLM does not know this model. Choose one of the catalogue.',
  },
  {
    pattern: /out of memory|allocation failed/i,
    code: 'out-of-memory',
    message: 'There is not enough memory for this model. Choose a smaller one, or close other tabs.',
  },
  {
    pattern: /NetworkError|Failed to fetch|fetch|network|Load failed|Cache/i,
    code: 'network',
    message: `The model’s files could not be downloaded from ${hosts}. Check the connection and try again; what has come is kept. The demo model works without a connection.`,
  },
];
