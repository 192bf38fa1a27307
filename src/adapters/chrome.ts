import {
  EngineError,
  type Engine,
  type EngineInfo,
  type EngineSource,
  type Message,
  type Reply,
} from '../core/engine';
import { linkAbort } from '../core/link-abort';
import { createRequestQueue } from '../core/request-queue';

/** The part of the Prompt API (webmachinelearning/prompt-api) that is used; TypeScript does not know it yet. */
export interface PromptApi {
  availability(
    options: SessionOptions,
  ): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
  create(options: SessionOptions & CreateOptions): Promise<Session>;
}

interface SessionOptions {
  readonly expectedInputs: readonly Expected[];
  readonly expectedOutputs: readonly Expected[];
}

interface Expected {
  readonly type: 'text';
  readonly languages: readonly string[];
}

interface CreateOptions {
  readonly initialPrompts?: readonly Message[];
  readonly signal?: AbortSignal;
  readonly monitor?: (monitor: {
    addEventListener(type: 'downloadprogress', listener: (event: { readonly loaded: number }) => void): void;
  }) => void;
}

export interface Session {
  /** Tokens that the session holds, and the most it can hold. */
  readonly contextUsage?: number;
  readonly contextWindow?: number;
  measureContextUsage?(input: string): Promise<number>;
  promptStreaming(input: string, options: { readonly signal?: AbortSignal }): ReadableStream<string>;
  destroy(): void;
}

const english: SessionOptions = {
  expectedInputs: [{ type: 'text', languages: ['en'] }],
  expectedOutputs: [{ type: 'text', languages: ['en'] }],
};

/** Settings that a page cannot give to this model. */
const ignored = ['seed', 'temperature', 'topP', 'maxTokens'] as const;

/** Chrome's built-in model as the pages offer it. */
export interface ChromeOffer {
  readonly choice: { readonly kind: 'chrome'; readonly model: string };
  readonly label: string;
  readonly detail: string;
  /** Why it cannot be had here; null when it can. */
  readonly unavailable: string | null;
  /** Whether Chrome has it already. */
  readonly cached: boolean;
}

const label = 'Chrome’s built-in model';

export async function chromeOffer(api: PromptApi | null = ownApi()): Promise<ChromeOffer> {
  const unavailable = await whyNoChromeModel(api);
  return {
    choice: { kind: 'chrome', model: 'built-in' },
    label,
    detail:
      'Gemini Nano, which Chrome downloads from Google and runs by itself. Neither its seed nor its sampling can be set: good for a try, not for figures.',
    unavailable,
    cached: unavailable === null && (await api?.availability(english)) === 'available',
  };
}

/** Why Chrome's built-in model cannot be had here; null when it can, perhaps after a download. */
export async function whyNoChromeModel(api: PromptApi | null = ownApi()): Promise<string | null> {
  if (!api) return 'This browser has no built-in model. Desktop Chrome 148 and later have one.';
  const availability = await api.availability(english);
  return availability === 'unavailable'
    ? 'Chrome cannot run its built-in model on this device: it wants 22 GB of free disk space, and a graphics card with more than 4 GB or 16 GB of memory.'
    : null;
}

/** The model that comes with Chrome. Neither seed nor sampling can be set: good for a try, not for figures. */
export function chromeSource(api: PromptApi | null = ownApi()): EngineSource {
  return {
    kind: 'chrome',
    model: 'built-in',
    label,
    async load(onProgress, signal) {
      signal?.throwIfAborted();
      onProgress({ phase: 'probe', share: null, text: 'Asking Chrome for its model' });
      const reason = await whyNoChromeModel(api);
      if (!api || reason !== null) throw new EngineError('unsupported', reason ?? '');
      const session = await api
        .create({
          ...english,
          ...(signal && { signal }),
          monitor: (monitor) =>
            monitor.addEventListener('downloadprogress', ({ loaded }) =>
              onProgress({ phase: 'download', share: loaded, text: 'Chrome is downloading its model' }),
            ),
        })
        .catch((error: unknown) => {
          signal?.throwIfAborted();
          throw readFault(error);
        });
      return chromeEngine(api, session, {
        kind: 'chrome',
        model: 'built-in',
        label,
        library: 'Prompt API',
        modelHash: null,
        contextTokens: session.contextWindow ?? null,
        wording: 'plain',
        seeded: 'none',
      });
    },
  };
}

/** `base` keeps the model in memory between requests; each request has a session of its own. */
function chromeEngine(api: PromptApi, base: Session, info: EngineInfo): Engine {
  const queue = createRequestQueue(1);
  const closing = new AbortController();
  return {
    info,
    slots: 1,
    lost: queue.ended,
    generate: (request, onText, signal) =>
      queue.run(async (queuedMs) => {
        const link = linkAbort(signal);
        const stop = (): void => link.abort(closing.signal.reason);
        closing.signal.addEventListener('abort', stop, { once: true });
        try {
          // The platform wants its own AbortSignal; core's controller makes one.
          return await answer(api, request.messages, queuedMs, onText, link.signal as AbortSignal);
        } catch (error) {
          link.signal.throwIfAborted();
          throw readFault(error);
        } finally {
          link.release();
          closing.signal.removeEventListener('abort', stop);
        }
      }, signal),
    async close() {
      const error = new EngineError('closed', 'The model was closed. Load it again to go on.');
      queue.end(error);
      closing.abort(error);
      base.destroy();
    },
  };
}

async function answer(
  api: PromptApi,
  messages: readonly Message[],
  queued: number,
  onText: ((piece: string) => void) | undefined,
  signal: AbortSignal,
): Promise<Reply> {
  const start = performance.now();
  const question = messages.at(-1)?.content ?? '';
  const session = await api.create({ ...english, initialPrompts: messages.slice(0, -1), signal });
  try {
    const before = session.contextUsage ?? null;
    const asked = (await session.measureContextUsage?.(question)) ?? null;
    const prompt = before === null || asked === null ? null : before + asked;
    const reader = session.promptStreaming(question, { signal }).getReader();
    let text = '';
    let firstToken: number | null = null;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      signal.throwIfAborted();
      firstToken ??= performance.now() - start;
      text += next.value;
      onText?.(next.value);
    }
    const after = session.contextUsage ?? null;
    return {
      text,
      thoughts: null,
      finish: 'stop',
      tokens: {
        prompt,
        prefilled: null,
        generated: prompt === null || after === null ? null : after - prompt,
      },
      ms: { queued, firstToken, total: performance.now() - start },
      ignored,
    };
  } finally {
    session.destroy();
  }
}

function readFault(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const name = error instanceof Error ? error.name : '';
  const said = error instanceof Error ? error.message : String(error);
  if (name === 'QuotaExceededError')
    return new EngineError(
      'context',
      'The dialogue no longer fits the model’s context window. Use fewer turns or shorter feedback.',
      { cause: error },
    );
  if (name === 'NotAllowedError')
    return new EngineError(
      'unsupported',
      'Chrome starts its download only on a click, and only where its settings allow it. Press Load again.',
      { cause: error },
    );
  if (name === 'NetworkError')
    return new EngineError(
      'network',
      'Chrome could not download its model. Check the connection and try again.',
      {
        cause: error,
      },
    );
  return new EngineError('internal', `Chrome’s model failed (${said}). Load it again.`, { cause: error });
}

function ownApi(): PromptApi | null {
  // A global of Chrome alone, which TypeScript does not know.
  const host = globalThis as typeof globalThis & { readonly LanguageModel?: PromptApi };
  return host.LanguageModel ?? null;
}
