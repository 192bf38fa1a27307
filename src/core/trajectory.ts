import type { EngineInfo, Finish, Message, Sampling, TokenCounts } from './engine';
import type { Observation } from './executor';
import type { FeedbackKind, Strategy } from './strategy';

/** One public or private test, judged on the page. */
export type OutcomeKind =
  | 'passed'
  | 'wrong'
  | 'raised'
  | 'compile-error'
  | 'timed-out'
  | 'out-of-memory'
  | 'output-limit'
  | 'crashed'
  | 'not-run';

/** The verdict on one test and what the sandbox saw. `test` is the index among the problem's tests of its side. */
export interface TestResult {
  readonly test: number;
  readonly outcome: OutcomeKind;
  readonly observation: Observation;
}

/** One model call that asked for prose, not code. Its tokens count; it is not an attempt. */
export interface ReasoningCall {
  readonly messages: readonly Message[];
  readonly reply: string;
  readonly thoughts: string | null;
  readonly finish: Finish;
  readonly seed: number;
  readonly tokens: TokenCounts;
  /** Milliseconds from request to last token. */
  readonly ms: number;
  /** True when the reply was taken from another arm's sample instead of being generated again. */
  readonly shared: boolean;
}

/** The feedback message that followed an attempt, as sent. */
export interface Feedback {
  readonly kind: FeedbackKind;
  /** The kind really given where the asked one was impossible (`trace` → `failed-tests`), with the reason; else null. */
  readonly fellBackTo: { readonly kind: FeedbackKind; readonly reason: string } | null;
  readonly text: string;
}

/** One attempt: a model reply that should hold code, or a person's program. */
export interface Turn {
  /** Position in the order in which attempts were made, from 0. */
  readonly index: number;
  /** The attempt that this one refines; null for a root. A linear dialogue has parent = index − 1. */
  readonly parent: number | null;
  readonly author: 'model' | 'person';
  readonly reasoning: ReasoningCall | null;
  /** What was sent for the code, whole. */
  readonly messages: readonly Message[];
  readonly reply: string;
  readonly thoughts: string | null;
  readonly finish: Finish;
  readonly seed: number;
  /** Null when no code block was found. */
  readonly program: string | null;
  /** Public tests, in order; empty when there was no program. */
  readonly tests: readonly TestResult[];
  /** Feedback given on this attempt; null when none was (last turn, or public tests passed). */
  readonly feedback: Feedback | null;
  readonly tokens: TokenCounts;
  readonly ms: { readonly queued: number; readonly generate: number; readonly test: number };
}

/**
 * Why a trajectory ended. `satisfied`: the public tests passed. `exhausted`: the turn limit was reached.
 * `context`: the dialogue no longer fits the model's context window.
 */
export type End = 'satisfied' | 'exhausted' | 'context';

/** The private tests' verdict on the final program. */
export interface Judgement {
  /** Passes every test, public and private. */
  readonly correct: boolean;
  readonly tests: readonly TestResult[];
}

/** Names one cell of an experiment. */
export interface CellKey {
  readonly experimentId: string;
  readonly problemId: string;
  /** Name of the arm's strategy. */
  readonly arm: string;
  /** From 0. */
  readonly sample: number;
}

/**
 * Where a dialogue was branched off by hand, and what it went on with. Such a trajectory says nothing of an arm and is
 * never counted.
 */
export interface Branch {
  readonly from: CellKey;
  /** Index of the attempt that it continues. */
  readonly turn: number;
  /** What a person rewrote of that attempt. */
  readonly edited: readonly ('program' | 'feedback')[];
  readonly strategy: Strategy;
  readonly sampling: Sampling;
  readonly engine: EngineInfo;
}

/** One dialogue from problem to submission. Satisfied is not solved: `correct` is a verdict of its own. */
export interface Trajectory extends CellKey {
  /** Seed that the seeds of all its calls are derived from. */
  readonly seed: number;
  readonly end: End;
  /** The final program passes every public test. */
  readonly publicPass: boolean;
  /** The final program passes every public and private test. */
  readonly correct: boolean;
  /** Index of the turn whose program is the submission. */
  readonly final: number;
  readonly turns: readonly Turn[];
  readonly judgement: Judgement;
  /** Epoch milliseconds when it ended. */
  readonly endedAt: number;
  /** Present only where a person branched it off another trajectory. */
  readonly branch?: Branch;
}

/** What lists, grids and estimates need of a trajectory; stored apart so that they never load a transcript. */
export interface TrajectorySummary extends CellKey {
  readonly seed: number;
  readonly end: End;
  readonly publicPass: boolean;
  readonly correct: boolean;
  readonly final: number;
  readonly turns: readonly TurnSummary[];
  readonly endedAt: number;
  readonly branch?: Branch;
}

export interface TurnSummary {
  readonly parent: number | null;
  readonly author: 'model' | 'person';
  readonly hasProgram: boolean;
  readonly publicPassed: number;
  readonly publicTotal: number;
  /** Outcome of the first public test that was not passed; null when all passed or there was no program. */
  readonly failure: OutcomeKind | null;
  readonly tokens: TokenCounts;
  readonly reasoningTokens: TokenCounts | null;
  /** Milliseconds of generation, reasoning included. */
  readonly generateMs: number;
}
