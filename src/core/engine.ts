/** One message of a dialogue. A dialogue sent to an engine ends with a user message. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** How tokens are drawn. */
export interface Sampling {
  /** 0 (greedy) and up. The paper: 1.0. */
  readonly temperature: number;
  /** Nucleus mass in (0, 1]. The paper: 0.95. */
  readonly topP: number;
  /** Most tokens in one reply, at least 1. */
  readonly maxTokens: number;
}

/** Token counts of one model call. What an engine cannot report is null, never 0. */
export interface TokenCounts {
  /** Logical length of the prompt, cached or not. */
  readonly prompt: number | null;
  /** Prompt tokens that were really evaluated; the rest came from a prefix cache. */
  readonly prefilled: number | null;
  readonly generated: number | null;
}

/** Full history in, one reply out. */
export interface GenerateRequest {
  readonly messages: readonly Message[];
  readonly sampling: Sampling;
  /** 0 … 2³¹ − 2 (the narrowest range of any engine: web-llm's). */
  readonly seed: number;
}

/** `length`: cut at maxTokens. `context`: cut because the context window was full. */
export type Finish = 'stop' | 'length' | 'context';

export interface Reply {
  readonly text: string;
  /** A thinking model's separate thoughts; null when it has none. Not part of `text`. */
  readonly thoughts: string | null;
  readonly finish: Finish;
  readonly tokens: TokenCounts;
  /** Milliseconds. `firstToken` is null when nothing was streamed. */
  readonly ms: { readonly queued: number; readonly firstToken: number | null; readonly total: number };
  /** Settings that this engine could not honour, by name ("seed", "topP"). */
  readonly ignored: readonly string[];
}

export type EngineKind = 'wllama' | 'web-llm' | 'openai' | 'chrome' | 'replay';

/** What a stored result says of the model that made it. */
export interface EngineInfo {
  readonly kind: EngineKind;
  /** Model id as the person or the spec names it ("demo", "Qwen2.5-Coder-1.5B-Instruct-q4f16_1-MLC"). */
  readonly model: string;
  /** For the screen. */
  readonly label: string;
  /** Package and version ("@wllama/wllama 3.8.1"). */
  readonly library: string;
  /** SHA-256 of the model file in hex; null when it cannot be had. */
  readonly modelHash: string | null;
  readonly contextTokens: number | null;
  /** Id of the wording that the model was trained on (see wording.ts). */
  readonly wording: string;
  /** Whether the same seed and prompt give the same text. */
  readonly seeded: 'deterministic' | 'best-effort' | 'none';
}

/** A loaded model. It exists or it does not: loading is `EngineSource.load`. */
export interface Engine {
  readonly info: EngineInfo;
  /** Safe number of requests under way; more wait in the adapter's own queue, first come, first served. */
  readonly slots: number;
  /** Settles once, when the model is gone for good (device lost, worker dead, closed). */
  readonly lost: Promise<EngineError>;
  /**
   * Runs one request. `onText` receives the reply piece by piece as it is generated.
   * @throws EngineError; on abort throws `signal.reason`.
   */
  generate(request: GenerateRequest, onText?: (piece: string) => void, signal?: AbortSignal): Promise<Reply>;
  /** Frees everything. Requests under way fail with `closed`. */
  close(): Promise<void>;
}

export interface LoadProgress {
  readonly phase: 'probe' | 'download' | 'compile' | 'start';
  /** Share done in [0, 1]; null when unknown. */
  readonly share: number | null;
  /** One plain sentence for the person. */
  readonly text: string;
}

/** A model that could be loaded. */
export interface EngineSource {
  readonly kind: EngineKind;
  readonly model: string;
  readonly label: string;
  /** @throws EngineError; on abort throws `signal.reason`. */
  load(onProgress: (progress: LoadProgress) => void, signal?: AbortSignal): Promise<Engine>;
}

export type EngineErrorCode =
  | 'unsupported' // this browser or device cannot run it
  | 'not-found' // no such model or file
  | 'network' // host not reachable, CORS, interrupted
  | 'auth' // key refused
  | 'quota' // storage full
  | 'bad-model' // the file is not a model this engine reads
  | 'out-of-memory'
  | 'lost' // device lost, worker crashed: load again
  | 'context' // the prompt does not fit the context window
  | 'bad-request'
  | 'timeout'
  | 'closed'
  | 'internal';

/** What went wrong with an engine. The message tells the person what to do next. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  constructor(
    readonly code: EngineErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}
