/** A prompt of the prompt space: its id and the exact text, stored beside the results it made. */
export interface PromptText {
  readonly id: string;
  readonly text: string;
}

/** What the model is told after a failing attempt (method, section 2). */
export type FeedbackKind =
  'binary' | 'failed-tests' | 'failed-and-passed' | 'trace' | 'self-judge' | 'other-problem';

/** When the reasoning prompt comes in. `retry`: turn 1 plain, CoT prompts with the feedback of turns 1 and 2. */
export type CotMode = 'first-turn' | 'every-turn' | 'retry';

/** Which fenced block of a reply is the program. `single`: only when there is exactly one. */
export type Extraction = 'first' | 'last' | 'single';

/** How the attempt budget is spent within one trajectory. */
export type Search =
  /** The paper: one dialogue, full history. */
  | { readonly kind: 'linear' }
  /** The history is dropped after a failed turn. */
  | { readonly kind: 'restart' }
  /** Thompson sampling over earlier attempts, θ ~ Beta(1 + C·h, 1 + C·(1−h) + N) (REx, Tang 2024). */
  | {
      readonly kind: 'tree';
      readonly c: number;
      /** Only the latest `width` attempts may be refined: 0 never refines (independent samples), 1 is linear. Absent: all. */
      readonly width?: number;
    };

/** One arm of an experiment: data only, composing is a function. */
export interface Strategy {
  /** Unique within its experiment. */
  readonly name: string;
  /** Attempts a trajectory may use (method: T). At least 1. */
  readonly maxTurns: number;
  readonly feedback: FeedbackKind;
  readonly reasoning: PromptText | null;
  readonly instruction: PromptText | null;
  readonly cot: CotMode;
  readonly extraction: Extraction;
  readonly search: Search;
  /** Id of the wording that frames problem, request and feedback (wording.ts). */
  readonly wording: string;
}
