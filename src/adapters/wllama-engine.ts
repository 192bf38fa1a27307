import type {
  ChatCompletionChunk,
  ChatCompletionParams,
  LoadedContextInfo,
  StreamParams,
} from '@wllama/wllama/esm/index.js';
import { EngineError, type Engine, type EngineInfo, type GenerateRequest, type Reply } from '../core/engine';
import { createRequestQueue } from '../core/request-queue';
import type { CacheMeter } from './wllama-memory';

/** The part of wllama's `Wllama` that a loaded model needs. */
export interface LoadedWllama {
  createChatCompletion(options: ChatCompletionParams & StreamParams<ChatCompletionChunk>): Promise<void>;
  getLoadedContextInfo(): Pick<LoadedContextInfo, 'n_vocab' | 'n_ctx'>;
  exit(): Promise<void>;
}

/** llama-server's own names; wllama passes them on but does not type them. */
interface ServerParams {
  readonly samplers: readonly string[];
  readonly stream_options: { readonly include_usage: true };
}

/** wllama keeps separate thoughts here; its types leave the field out. */
type Delta = ChatCompletionChunk['choices'][number]['delta'] & { readonly reasoning_content?: string | null };

/** Milliseconds without any sign of life after which the worker is held to be dead (a laptop's sleep, a crash). */
const silenceLimitMs = 180_000;

/** How a worker that has taken too much memory is replaced between two requests. */
export interface Renewal {
  readonly meter: CacheMeter;
  open(): Promise<LoadedWllama>;
}

/**
 * An engine around a loaded Wllama. One request at a time: more than its slots would hang for ever, and batching
 * makes the one-megabyte demo model no faster.
 */
export function wllamaEngine(first: LoadedWllama, info: EngineInfo, { meter, open }: Renewal): Engine {
  const queue = createRequestQueue(1);
  let wllama = first;
  let isEnded = false;

  function end(error: EngineError): void {
    isEnded = true;
    queue.end(error);
    void wllama.exit();
  }

  async function renew(): Promise<void> {
    await wllama.exit();
    try {
      wllama = await open();
    } catch (error) {
      const fault = new EngineError('lost', 'The model could not be started again. Load it again.', {
        cause: error,
      });
      end(fault);
      throw fault;
    }
    // Closed in the meantime: nobody else knows the new worker.
    if (isEnded) await wllama.exit();
    meter.reset();
  }

  async function generate(
    request: GenerateRequest,
    queuedMs: number,
    onText: ((piece: string) => void) | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Reply> {
    const asked = performance.now();
    if (meter.isOverfullFor(request)) await renew();
    signal?.throwIfAborted();
    const start = performance.now();
    const seen: { text: string; thoughts: string; firstMs: number | null; last: ChatCompletionChunk[] } = {
      text: '',
      thoughts: '',
      firstMs: null,
      last: [],
    };
    let finish: string | null = null;
    const watch = watchSilence(() =>
      end(new EngineError('lost', 'The model stopped answering. Load it again.')),
    );

    function take(chunk: ChatCompletionChunk): void {
      watch.heard();
      if (chunk.usage || chunk.timings) seen.last.push(chunk);
      const choice = chunk.choices[0];
      if (!choice || signal?.aborted) return;
      finish = choice.finish_reason ?? finish;
      const delta: Delta = choice.delta;
      if (delta.content || delta.reasoning_content) seen.firstMs ??= performance.now() - start;
      seen.thoughts += delta.reasoning_content ?? '';
      seen.text += delta.content ?? '';
      if (delta.content) onText?.(delta.content);
    }

    try {
      await wllama.createChatCompletion({
        ...body(request),
        ...(signal && { abortSignal: signal }),
        onData: take,
      });
    } catch (error) {
      signal?.throwIfAborted();
      const fault = readFault(error);
      if (fault.code === 'lost') end(fault);
      throw fault;
    } finally {
      watch.stop();
    }
    signal?.throwIfAborted();
    const usage = seen.last.findLast((chunk) => chunk.usage)?.usage;
    const timings = seen.last.findLast((chunk) => chunk.timings)?.timings;
    const generated = usage?.completion_tokens ?? timings?.predicted_n ?? null;
    meter.hold(request, seen.text, (usage?.prompt_tokens ?? 0) + (generated ?? 0));
    return {
      text: seen.text,
      thoughts: seen.thoughts === '' ? null : seen.thoughts,
      // llama-server says "length" for both limits; only the count tells which one it was.
      finish:
        finish !== 'length'
          ? 'stop'
          : generated !== null && generated < request.sampling.maxTokens
            ? 'context'
            : 'length',
      tokens: { prompt: usage?.prompt_tokens ?? null, prefilled: timings?.prompt_n ?? null, generated },
      ms: { queued: queuedMs + start - asked, firstToken: seen.firstMs, total: performance.now() - start },
      ignored: [],
    };
  }

  return {
    info,
    slots: 1,
    lost: queue.ended,
    generate: (request, onText, signal) =>
      queue.run((queuedMs) => generate(request, queuedMs, onText, signal), signal),
    async close() {
      end(new EngineError('closed', 'The model was closed. Load it again to go on.'));
    },
  };
}

/**
 * The request in llama-server's names (of wllama's typed names `temp` and `penalty_*` are ignored). The chain of
 * samplers is stated in full: temperature, then nucleus, as in the paper and in other engines; llama.cpp's defaults
 * would cut by top-k and min-p as well.
 */
function body(
  request: GenerateRequest,
): Omit<ChatCompletionParams, 'stream'> & ServerParams & { readonly stream: true } {
  const { temperature, topP, maxTokens } = request.sampling;
  return {
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    stream_options: { include_usage: true },
    return_progress: true,
    samplers: ['temperature', 'top_p'],
    temperature,
    top_p: topP,
    max_tokens: maxTokens,
    seed: request.seed,
    cache_prompt: true,
  };
}

function readFault(error: unknown): EngineError {
  const text = error instanceof Error ? error.message : String(error);
  if (/exceeds? the available context/i.test(text))
    return new EngineError(
      'context',
      `The dialogue no longer fits the model's context window (${text}). Use fewer turns, shorter feedback or a model with a longer context.`,
      { cause: error },
    );
  // Whatever C++ throws arrives as a RuntimeError and leaves the worker in doubt.
  if (error instanceof Error && error.name === 'RuntimeError')
    return /memory|OOM/i.test(text)
      ? new EngineError(
          'lost',
          'The model ran out of memory. Load a smaller one, or close other tabs and load it again.',
          {
            cause: error,
          },
        )
      : new EngineError('lost', `The model's worker failed (${text}). Load the model again.`, {
          cause: error,
        });
  return new EngineError('bad-request', `The model refused the request: ${text}`, { cause: error });
}

/** Calls `onSilence` once when `heard` has not been called for `silenceLimitMs`. */
function watchSilence(onSilence: () => void): { heard(): void; stop(): void } {
  let last = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - last < silenceLimitMs) return;
    clearInterval(timer);
    onSilence();
  }, 5_000);
  return { heard: () => (last = performance.now()), stop: () => clearInterval(timer) };
}
