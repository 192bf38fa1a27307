import { EventSourceParserStream } from 'eventsource-parser/stream';
import {
  EngineError,
  type Engine,
  type EngineInfo,
  type EngineSource,
  type GenerateRequest,
  type Reply,
} from '../core/engine';
import { linkAbort } from '../core/link-abort';
import { createRequestQueue } from '../core/request-queue';
import { createThoughtSplitter } from '../core/split-thoughts';
import { adaptDialect, requestBody, standardDialect } from './openai-dialect';
import { readStreamFault } from './openai-fault';
import { callEndpoint, endpointUrl, type Endpoint } from './openai-http';
import { readModels, readPiece, type ListedModel, type WirePiece, type WireUsage } from './openai-wire';

/** A model behind an endpoint. */
export interface EndpointModel extends Endpoint {
  readonly model: string;
  /** Requests sent at once; the server batches or queues them. Default 4. */
  readonly slots?: number;
  /** Milliseconds until the first byte (a server may load its model first), then between two. */
  readonly patienceMs?: { readonly first: number; readonly next: number };
}

const defaultPatienceMs = { first: 180_000, next: 60_000 };

/** Models that the endpoint offers. @throws EngineError that explains what is in the way */
export async function listOpenAiModels(
  endpoint: Endpoint,
  signal?: AbortSignal,
): Promise<readonly ListedModel[]> {
  const response = await callEndpoint(endpoint, 'models', null, signal);
  const models = readModels(await response.text());
  if (models) return models;
  const url = endpointUrl(endpoint, 'models');
  throw new EngineError(
    'not-found',
    `${url.host} answers, but not with a list of models. Check the base URL: it usually ends in /v1.`,
  );
}

export function openAiSource(target: EndpointModel): EngineSource {
  const { host } = endpointUrl(target, '');
  const label = `${target.model} at ${host}`;
  return {
    kind: 'openai',
    model: target.model,
    label,
    async load(onProgress, signal) {
      signal?.throwIfAborted();
      onProgress({ phase: 'probe', share: null, text: `Asking ${host} for its models` });
      const models = await listOpenAiModels(target, signal);
      const listed = models.find(({ id }) => id === target.model || id === `${target.model}:latest`);
      if (!listed && models.length > 0)
        throw new EngineError(
          'not-found',
          `${host} has no model “${target.model}”. It offers: ${models
            .slice(0, 20)
            .map(({ id }) => id)
            .join(', ')}.`,
        );
      return openAiEngine(target, {
        kind: 'openai',
        model: target.model,
        label,
        library: `OpenAI-compatible endpoint at ${host}`,
        modelHash: null,
        contextTokens: listed?.contextTokens ?? null,
        wording: 'plain',
        seeded: 'best-effort',
      });
    },
  };
}

function openAiEngine(target: EndpointModel, info: EngineInfo): Engine {
  const slots = target.slots ?? 4;
  const queue = createRequestQueue(slots);
  const closing = new AbortController();
  let dialect = standardDialect;

  /** Sends the request, again in simpler words as long as the server names a field that it does not take. */
  async function send(request: GenerateRequest, signal: AbortSignal): Promise<Response> {
    for (;;) {
      const spoken = dialect;
      try {
        return await callEndpoint(
          target,
          'chat/completions',
          requestBody(target.model, request, spoken),
          signal,
        );
      } catch (error) {
        const simpler =
          error instanceof EngineError && error.code === 'bad-request'
            ? adaptDialect(spoken, String(error.cause))
            : null;
        if (!simpler) throw error;
        dialect = simpler;
      }
    }
  }

  async function generate(
    request: GenerateRequest,
    queuedMs: number,
    onText: ((piece: string) => void) | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Reply> {
    const start = performance.now();
    const patience = target.patienceMs ?? defaultPatienceMs;
    const link = linkAbort(signal);
    const watch = watchTime(patience.first, (ms) =>
      link.abort(
        new EngineError(
          'timeout',
          `${info.label} was silent for ${Math.round(ms / 1000)} seconds. See whether the server is overloaded, then go on.`,
        ),
      ),
    );
    const stop = (): void => link.abort(closing.signal.reason);
    closing.signal.addEventListener('abort', stop, { once: true });
    const splitter = createThoughtSplitter();
    let thoughts = '';
    let finish: string | null = null;
    let usage: WireUsage | null = null;
    let firstMs: number | null = null;
    try {
      // The platform's fetch wants its own AbortSignal; core's controller makes one.
      const response = await send(request, link.signal as AbortSignal);
      for await (const piece of readReply(response, endpointUrl(target, ''))) {
        watch.heard(patience.next);
        finish = piece.finish ?? finish;
        usage = piece.usage ?? usage;
        thoughts += piece.thoughts;
        if (piece.text !== '' || piece.thoughts !== '') firstMs ??= performance.now() - start;
        const text = splitter.take(piece.text);
        if (text !== '' && !link.signal.aborted) onText?.(text);
      }
      link.signal.throwIfAborted();
    } catch (error) {
      link.signal.throwIfAborted();
      throw error;
    } finally {
      watch.stop();
      link.release();
      closing.signal.removeEventListener('abort', stop);
    }
    const split = splitter.end();
    const spoken = [thoughts, split.thoughts ?? ''].filter((part) => part !== '').join('\n');
    const generated = usage?.generated ?? null;
    const isShort = generated !== null && generated < request.sampling.maxTokens;
    return {
      text: split.text,
      thoughts: spoken === '' ? null : spoken,
      finish: finish !== 'length' ? 'stop' : isShort ? 'context' : 'length',
      tokens: {
        prompt: usage?.prompt ?? null,
        prefilled:
          usage && usage.prompt !== null && usage.cached !== null ? usage.prompt - usage.cached : null,
        generated,
      },
      ms: { queued: queuedMs, firstToken: firstMs, total: performance.now() - start },
      ignored: dialect.ignored,
    };
  }

  return {
    info,
    slots,
    lost: queue.ended,
    generate: (request, onText, signal) =>
      queue.run((queuedMs) => generate(request, queuedMs, onText, signal), signal),
    async close() {
      const error = new EngineError('closed', 'The endpoint was closed. Choose it again to go on.');
      queue.end(error);
      closing.abort(error);
    },
  };
}

/**
 * The pieces of a reply, streamed or (some servers ignore `stream`) in one body. Comments, pings and chunks without
 * choices are no pieces of text but may carry the usage. @throws EngineError when it ends unfinished
 */
async function* readReply(response: Response, url: URL): AsyncGenerator<WirePiece> {
  if (!response.body) throw new EngineError('network', `${url.host} sent an empty answer. Try again.`);
  if (response.headers.get('content-type')?.includes('json') === true) {
    const piece = readPiece(await response.text());
    if (piece.error !== null) throw readStreamFault(piece.error, url);
    yield { ...piece, finish: piece.finish ?? 'stop' };
    return;
  }
  let isFinished = false;
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  try {
    for (let next = await events.read(); !next.done; next = await events.read()) {
      const { data } = next.value;
      if (data.trim() === '[DONE]') return;
      const piece = readPiece(data);
      if (piece.error !== null) throw readStreamFault(piece.error, url);
      isFinished ||= piece.finish !== null;
      yield piece;
    }
  } finally {
    await events.cancel().catch(() => undefined);
  }
  if (!isFinished)
    throw new EngineError(
      'network',
      `${url.host} broke off in the middle of a reply. Look at its log, then go on.`,
    );
}

/** Calls `onSilence` when nothing was heard for the time granted last. */
function watchTime(
  firstMs: number,
  onSilence: (ms: number) => void,
): { heard(nextMs: number): void; stop(): void } {
  let timer = setTimeout(onSilence, firstMs, firstMs);
  return {
    heard(nextMs) {
      clearTimeout(timer);
      timer = setTimeout(onSilence, nextMs, nextMs);
    },
    stop: () => clearTimeout(timer),
  };
}
