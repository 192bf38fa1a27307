import type { ChatCompletionChunk, ChatCompletionRequestStreaming, MLCEngineConfig } from '@mlc-ai/web-llm';
import type { WebLlmWorker } from '../../src/adapters/web-llm-link';
import type { GraphicsDevice, WebLlmOrder, WebLlmReport } from '../../src/core/web-llm';
import { serveWebLlm, type Library } from '../../workers/web-llm-server';
import type { RoleTemplates } from '../../workers/web-llm-templates';

/** What a fake MLCEngine was told, in order. */
export type Deed =
  | { readonly kind: 'reload'; readonly model: string; readonly options: object }
  | { readonly kind: 'reset' }
  | { readonly kind: 'ask'; readonly request: ChatCompletionRequestStreaming };

export interface FakeWorld {
  readonly device?: Partial<GraphicsDevice>;
  readonly templates?: RoleTemplates | null;
  readonly cached?: readonly string[];
  /** Throws as `reload` would. */
  readonly reload?: (config: MLCEngineConfig) => Promise<void>;
  /** The chunks of a reply; may throw as the real generator does. */
  readonly speak?: (request: ChatCompletionRequestStreaming) => AsyncIterable<ChatCompletionChunk>;
}

const record = (id: string, memory: number): Library['prebuiltAppConfig']['model_list'][number] => ({
  model: `https://example.org/${id}`,
  model_id: id,
  model_lib: `https://example.org/${id}.wasm`,
  vram_required_MB: memory,
  overrides: { context_window_size: 4_096 },
});

/**
 * A worker whose messages are really cloned and whose calls are really served, over a library that is not WebLLM.
 * `deeds` is what its engine was told; `crash` is what a browser does when a worker's script fails.
 */
export function fakeWorker(world: FakeWorld = {}) {
  const deeds: Deed[] = [];
  const removed: string[] = [];
  let isTerminated = false;
  const library: Library = {
    prebuiltAppConfig: {
      model_list: [
        record('Qwen2.5-Coder-3B-Instruct-q4f16_1-MLC', 2_504.76),
        record('Qwen2.5-Coder-0.5B-Instruct-q4f32_1-MLC', 1_060.2),
        record('Qwen2.5-Coder-0.5B-Instruct-q4f16_1-MLC', 944.62),
        record('Qwen2.5-Coder-0.5B-Instruct-q0f16-MLC', 1_624.12),
        record('TinyLlama-1.1B-Chat-v0.4-q4f16_1-MLC', 700),
      ],
    },
    hasModelInCache: async (id) => world.cached?.includes(id) ?? false,
    deleteModelAllInfoInCache: async (id) => void removed.push(id),
    MLCEngine: class {
      readonly chat = {
        completions: {
          create: async (request: ChatCompletionRequestStreaming) => {
            deeds.push({ kind: 'ask', request });
            return world.speak?.(request) ?? say('ok');
          },
        },
      };
      constructor(readonly config: MLCEngineConfig) {}
      async reload(model: string, options: object): Promise<void> {
        deeds.push({ kind: 'reload', model, options });
        await world.reload?.(this.config);
      }
      async resetChat(): Promise<void> {
        deeds.push({ kind: 'reset' });
      }
    },
  };
  const serve = serveWebLlm({
    library: async () => library,
    device: async () => ({ missing: null, hasHalfPrecision: true, ...world.device }),
    roleTemplates: async () => world.templates ?? null,
    report: (report) => deliver(report),
  });
  const worker: WebLlmWorker = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (order: WebLlmOrder) => {
      const copy = structuredClone(order);
      setTimeout(() => isTerminated || serve(copy));
    },
    terminate: () => (isTerminated = true),
  };
  function deliver(report: WebLlmReport): void {
    const copy = structuredClone(report);
    setTimeout(() => isTerminated || worker.onmessage?.(new MessageEvent('message', { data: copy })));
  }
  return {
    worker,
    deeds,
    removed,
    isTerminated: () => isTerminated,
    // Node has no ErrorEvent; the link reads nothing of it but the message.
    crash: (message: string) => worker.onerror?.({ message } as ErrorEvent),
  };
}

const frame = { id: 'x', object: 'chat.completion.chunk', created: 0, model: 'm' } as const;

export function delta(content: string, finish: 'stop' | 'length' | null = null): ChatCompletionChunk {
  return { ...frame, choices: [{ index: 0, delta: { content, role: 'assistant' }, finish_reason: finish }] };
}

/** The last chunk of a stream that was asked for usage: no choices. */
export function counts(prompt: number, generated: number): ChatCompletionChunk {
  const usage = {
    prompt_tokens: prompt,
    completion_tokens: generated,
    total_tokens: prompt + generated,
    extra: {
      e2e_latency_s: 1,
      prefill_tokens_per_s: 1,
      decode_tokens_per_s: 1,
      time_to_first_token_s: 1,
      time_per_output_token_s: 1,
    },
  };
  return { ...frame, choices: [], usage };
}

/** A reply word by word, each in its own turn of the event loop, then its counts. */
export async function* say(text: string, finish: 'stop' | 'length' = 'stop', generated = 5) {
  for (const piece of text.match(/\S+\s*/g) ?? []) {
    await new Promise((resolve) => setTimeout(resolve));
    yield delta(piece);
  }
  yield delta('', finish);
  yield counts(20, generated);
}
