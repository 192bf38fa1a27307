import {
  EngineError,
  type Engine,
  type EngineInfo,
  type EngineSource,
  type GenerateRequest,
  type Message,
  type Reply,
} from '../core/engine';
import { createRequestQueue } from '../core/request-queue';
import type { ReasoningCall, Trajectory } from '../core/trajectory';

/** A stored model call: what was sent and what came back. */
type Call = Pick<ReasoningCall, 'messages' | 'reply' | 'thoughts' | 'finish' | 'seed' | 'tokens'>;

interface StoredCall {
  readonly call: Call;
  /** The reply is another sample's, told again: it counts once in the order. */
  readonly isShared: boolean;
}

/** A reply is spoken in pieces of about a token. */
const pieces = /\s*\S{1,6}|\s+/g;

/**
 * Speaks the stored replies of `trajectories` again. A request is answered by the call with the same messages and
 * seed; failing that, by the calls with the same messages one after another, in the order in which they are stored.
 * `info` is that of the engine which made them.
 */
export function replaySource(trajectories: Iterable<Trajectory>, info: EngineInfo): EngineSource {
  const label = `${info.label} (replayed)`;
  return {
    kind: 'replay',
    model: info.model,
    label,
    async load(onProgress, signal) {
      signal?.throwIfAborted();
      onProgress({ phase: 'start', share: null, text: 'Reading the stored replies' });
      return replayEngine(Array.from(trajectories).flatMap(callsOf), {
        ...info,
        kind: 'replay',
        label,
        seeded: 'deterministic',
      });
    },
  };
}

/** The model's calls in the order in which they were made. */
function callsOf(trajectory: Trajectory): readonly StoredCall[] {
  return trajectory.turns
    .filter(({ author }) => author === 'model')
    .flatMap((turn) => [
      ...(turn.reasoning ? [{ call: turn.reasoning, isShared: turn.reasoning.shared }] : []),
      { call: turn, isShared: false },
    ]);
}

function replayEngine(stored: readonly StoredCall[], info: EngineInfo): Engine {
  const queue = createRequestQueue(1);
  const exact = new Map<string, Call>();
  const alike = new Map<string, Call[]>();
  const told = new Map<string, number>();
  for (const { call, isShared } of stored) {
    const whole = key(call.messages, call.seed);
    if (!exact.has(whole)) exact.set(whole, call);
    const dialogue = key(call.messages, null);
    if (!isShared) alike.set(dialogue, [...(alike.get(dialogue) ?? []), call]);
  }

  function find(request: GenerateRequest): Call {
    const same = exact.get(key(request.messages, request.seed));
    if (same) return same;
    const dialogue = key(request.messages, null);
    const list = alike.get(dialogue) ?? [];
    const index = told.get(dialogue) ?? 0;
    const next = list[index];
    if (!next) throw missing(request, list.length);
    told.set(dialogue, index + 1);
    return next;
  }

  return {
    info,
    slots: 1,
    lost: queue.ended,
    generate: (request, onText, signal) =>
      queue.run((queuedMs) => speak(find(request), queuedMs, onText, signal), signal),
    async close() {
      queue.end(new EngineError('closed', 'The replay was closed. Open it again to go on.'));
    },
  };
}

async function speak(
  call: Call,
  queuedMs: number,
  onText: ((piece: string) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<Reply> {
  const start = performance.now();
  for (const piece of call.reply.match(pieces) ?? []) {
    await Promise.resolve();
    signal?.throwIfAborted();
    onText?.(piece);
  }
  const total = performance.now() - start;
  return {
    text: call.reply,
    thoughts: call.thoughts,
    finish: call.finish,
    tokens: call.tokens,
    ms: { queued: queuedMs, firstToken: call.reply === '' ? null : total, total },
    ignored: [],
  };
}

function key(messages: readonly Message[], seed: number | null): string {
  return JSON.stringify([seed, ...messages.map(({ role, content }) => [role, content])]);
}

function missing({ messages, seed }: GenerateRequest, alike: number): EngineError {
  const last = messages.at(-1)?.content ?? '';
  const opening = messages[0]?.content ?? '';
  const which = `seed ${seed}, ${messages.length} messages, beginning “${opening.slice(0, 60)}”, ending “${last.slice(-60)}”`;
  const why =
    alike === 0
      ? 'The stored results hold no reply to this dialogue'
      : `All ${alike} stored replies to this dialogue have been spoken`;
  return new EngineError(
    'not-found',
    `${why} (${which}). Replay the same problems, arms and number of samples as the stored run, or choose a model.`,
  );
}
