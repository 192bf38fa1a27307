import { version } from '@mlc-ai/web-llm/package.json';
import { EngineError, type Engine, type EngineInfo, type EngineSource } from '../core/engine';
import { createRequestQueue } from '../core/request-queue';
import type { WebLlmBuild } from '../core/web-llm';
import { linkWebLlm, type WebLlmLink, type WebLlmWorker } from './web-llm-link';

/** Starts the worker that holds WebLLM; nothing of the library reaches the page. */
export function startWebLlmWorker(): WebLlmWorker {
  return new Worker(new URL('../../workers/web-llm.worker.ts', import.meta.url), {
    type: 'module',
    name: 'web-llm',
  });
}

/** A model of WebLLM's catalogue by its id ("Qwen2.5-Coder-1.5B-Instruct-q4f16_1-MLC") or by its name. */
export function webLlmSource(
  model: string,
  startWorker: () => WebLlmWorker = startWebLlmWorker,
): EngineSource {
  return {
    kind: 'web-llm',
    model,
    label: labelOf(model),
    async load(onProgress, signal) {
      signal?.throwIfAborted();
      onProgress({ phase: 'probe', share: null, text: 'Looking at the graphics card' });
      const queue = createRequestQueue(1);
      const link = linkWebLlm(startWorker(), (error) => queue.end(error));
      // A load can only be stopped with its worker.
      const stop = (): void => link.end(new EngineError('closed', 'Loading was stopped.'));
      signal?.addEventListener('abort', stop, { once: true });
      try {
        const build = await link.call(
          'load',
          model,
          (report) => {
            if (report.kind === 'progress') onProgress(report.progress);
          },
          signal,
        );
        return webLlmEngine(link, queue, infoOf(build));
      } catch (error) {
        stop();
        throw error;
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
  };
}

function infoOf(build: WebLlmBuild): EngineInfo {
  return {
    kind: 'web-llm',
    model: build.id,
    label: labelOf(build.id),
    library: `@mlc-ai/web-llm ${version}`,
    modelHash: null,
    contextTokens: build.contextTokens,
    wording: 'plain',
    // The same card, driver and build repeat themselves; another card may not.
    seeded: 'best-effort',
  };
}

/** "Qwen2.5-Coder-1.5B-Instruct (4-bit, f16)". */
function labelOf(id: string): string {
  return id.replace(/-q4(f16|f32)_1-MLC$/, ' (4-bit, $1)');
}

function webLlmEngine(
  link: WebLlmLink,
  queue: ReturnType<typeof createRequestQueue>,
  info: EngineInfo,
): Engine {
  function end(error: EngineError): void {
    queue.end(error);
    link.end(error);
  }

  return {
    info,
    // WebLLM compiles its models for one sequence.
    slots: 1,
    lost: queue.ended,
    generate: (request, onText, signal) =>
      queue.run(async (queued) => {
        const start = performance.now();
        let firstToken: number | null = null;
        try {
          const reply = await link.call(
            'generate',
            request,
            (report) => {
              if (report.kind !== 'text') return;
              firstToken ??= performance.now() - start;
              onText?.(report.piece);
            },
            signal,
          );
          return { ...reply, ms: { queued, firstToken, total: performance.now() - start } };
        } catch (error) {
          if (error instanceof EngineError && error.code === 'lost') end(error);
          throw error;
        }
      }, signal),
    async close() {
      end(new EngineError('closed', 'The model was closed. Load it again to go on.'));
    },
  };
}
