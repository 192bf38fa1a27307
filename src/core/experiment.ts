import type { EngineInfo, EngineKind, Sampling } from './engine';
import type { Difficulty, Problem } from './problem';
import type { CotMode, Extraction, FeedbackKind, Search, Strategy } from './strategy';

/** An arm as a person writes it; what is left out takes the method's default. */
export interface ArmSpec {
  readonly name: string;
  readonly maxTurns: number;
  /** Default "failed-tests". */
  readonly feedback?: FeedbackKind;
  /** Id of a reasoning prompt. Default none. */
  readonly reasoning?: string;
  /** Id of an instruction prompt. Default none. */
  readonly instruction?: string;
  /** Default "first-turn". */
  readonly cot?: CotMode;
  /** Default "first"; "last" with the instruction `weak-then-better`. */
  readonly extraction?: Extraction;
  /** Default linear. */
  readonly search?: Search;
  /** Own prompts by id, overriding or adding to the shipped ones. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** An experiment as a link or a file holds it: version 1 of the spec. */
export interface ExperimentSpec {
  readonly version: 1;
  readonly name: string;
  /** 0 … 2³¹ − 2. */
  readonly seed: number;
  /** Trajectories for each problem and arm. */
  readonly samples: number;
  readonly engine: { readonly kind: EngineKind; readonly model: string; readonly baseUrl?: string };
  readonly problems: {
    readonly set: string;
    readonly difficulty?: readonly Difficulty[];
    readonly ids?: readonly string[];
    readonly limit?: number;
  };
  readonly arms: readonly ArmSpec[];
  readonly sampling: Sampling;
  /**
   * Whether arms whose first prompt for prose is the same use one reply for each problem and sample (marked as shared).
   * Cheaper, but such arms are no longer independent. Default false.
   */
  readonly shareReasoning?: boolean;
}

/** A spec made concrete: prompts resolved to texts, problems copied in, so that results explain themselves. */
export interface Experiment {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly spec: ExperimentSpec;
  readonly arms: readonly Strategy[];
  readonly problems: readonly Problem[];
  /** Null until an engine has been loaded for it. */
  readonly engine: EngineInfo | null;
  /** Versions of what made the results: turnwise, python, engine library. */
  readonly versions: Readonly<Record<string, string>>;
}
