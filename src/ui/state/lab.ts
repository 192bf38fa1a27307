import type { EngineKind, EngineSource } from '../../core/engine';
import type { Estimator } from '../../core/estimator';
import type { Executor } from '../../core/executor';
import type { ForeignRun, UnknownRun } from '../../core/foreign-run';
import type { OfflineCopy } from '../../core/offline';
import type { ProblemSet } from '../../core/problem';
import type { Store } from '../../core/store';
import type { Archive } from './archive';
import type { ProblemImports } from './problem-imports';

/** Names a model, as a spec's `engine` does. */
export interface ModelChoice {
  readonly kind: EngineKind;
  readonly model: string;
  readonly baseUrl?: string;
}

/** A model that the pages can offer. */
export interface ModelOffer {
  readonly choice: ModelChoice;
  readonly label: string;
  /** What a person should know before loading it: size, memory, where it comes from. */
  readonly detail: string;
  /** Why this device cannot run it; null when it can. */
  readonly unavailable: string | null;
  /** Its files are on this device already. */
  readonly cached: boolean;
  /** Id of the wording it was trained on, as far as that is known before it is loaded; absent: the plain one. */
  readonly wording?: string;
}

/** A model of the graphics card's list, in all its builds, the one that suits most cards first. */
export interface WebModel {
  readonly name: string;
  /** Each offer's label is the build's: how exactly it computes. */
  readonly builds: readonly ModelOffer[];
}

export interface WebModelList {
  /** Why this device can run none of them; null when it can. */
  readonly missing: string | null;
  readonly models: readonly WebModel[];
}

/** What the list of problem sets says of one. */
export interface ProblemSetHead {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly count: number;
}

/** What the pages are handed by main.tsx: every door to the world outside ui and core. */
export interface Lab {
  /** Version of Turnwise, stored with results. */
  readonly version: string;
  /** Opens the store on the first call. @throws StoreError */
  store(): Promise<Store>;
  /** Starts the sandbox on the first call. @throws ExecutorError */
  executor(): Promise<Executor>;
  /** Opens the estimator on the first call; its worker starts with the first request. */
  estimator(): Promise<Estimator>;
  /** @throws EngineError when there is no such model. */
  engineSource(choice: ModelChoice): Promise<EngineSource>;
  /** Models that ship with the lab: known at once, nothing is loaded to list them. */
  readonly shippedModels: readonly ModelOffer[];
  /** Id of the set that Play, new experiments and the lesson begin with: the one that the first shipped model knows. */
  readonly firstSet: string;
  /** WebGPU models that could be downloaded; loads the engine's own list. */
  webModels(): Promise<WebModelList>;
  /** The model that comes with the browser, or why there is none. */
  browserModel(): Promise<ModelOffer>;
  /** Addresses of the GGUF files that were fetched and are kept on this device. */
  keptModelFiles(): Promise<readonly string[]>;
  /** Takes a GGUF file (or its splits) for as long as the page is open. */
  openModelFile(files: readonly File[]): ModelChoice;
  /** Deletes a downloaded model's files, of the graphics card's list or from an address. */
  removeModel(choice: ModelChoice): Promise<void>;
  /** Model ids that an OpenAI-compatible endpoint offers. @throws EngineError */
  endpointModels(baseUrl: string, signal: AbortSignal): Promise<readonly string[]>;
  /** The endpoint's key, kept in this tab only. */
  readonly endpointKey: { get(): string; set(key: string): void };
  /** Writers and readers of files that need a library, each loaded when it is asked for. */
  readonly archive: Archive;
  /** Problem sets from data files. */
  readonly problemImports: ProblemImports;
  /** Reads a run of another harness. @throws Error that says why it cannot be read; on abort `signal.reason`. */
  readRun(file: File, signal: AbortSignal): Promise<ForeignRun | UnknownRun>;
  /** The lab's copy of itself in this browser; asking for it begins to save it. */
  offline(): Promise<OfflineCopy>;
  /** The shipped sets and those that were brought in. */
  problemSets(): Promise<readonly ProblemSetHead[]>;
  /** @throws Error that names the set, or what is wrong in it. */
  problemSet(id: string): Promise<ProblemSet>;
}

/** Whether two choices name the same model. */
export function isSameModel(a: ModelChoice, b: ModelChoice): boolean {
  return a.kind === b.kind && a.model === b.model && a.baseUrl === b.baseUrl;
}
