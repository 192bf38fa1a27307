import type { Observation } from './executor';
import type { Problem, Test } from './problem';
import type { Extraction, FeedbackKind, PromptText } from './strategy';
import type { TraceBlock } from './trace';
import type { OutcomeKind } from './trajectory';
import { demoWording } from './wording-demo';
import { firstWording } from './wording-first';
import { plainWording } from './wording-plain';

/** What stands before a request in the same user message. After prose there is nothing. */
export type Lead =
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'prose' }
  | { readonly kind: 'feedback'; readonly of: FeedbackKind; readonly text: string };

/** A public test that feedback tells of, and what came. */
export interface TestReport {
  readonly test: Test;
  readonly outcome: OutcomeKind;
  readonly observation: Observation;
}

/**
 * How a dialogue is put into words: it frames problems, requests and feedback, and never decides what is told.
 * A model trained on one wording needs that wording (EngineInfo.wording).
 */
export interface Wording {
  /** Stored as Strategy.wording. */
  readonly id: string;
  /** For the screen. */
  readonly title: string;
  /** The shipped prompts as this wording says them, for createExperiment. */
  readonly prompts: {
    readonly reasoning: readonly PromptText[];
    readonly instruction: readonly PromptText[];
  };
  /** Statement, starting code and the examples shown. */
  problem(problem: Problem): string;
  /** A user message that asks for prose. */
  askForProse(lead: Lead, reasoning: string): string;
  /** A user message that asks for code. */
  askForCode(problem: Problem, lead: Lead, instruction: string | null, extraction: Extraction): string;
  /** Told when extraction found no program. */
  noProgram(extraction: Extraction): string;
  readonly binary: string;
  readonly selfJudge: string;
  /** One failed public test, and how the program ran on it; `skipped` blocks were left out in the middle. */
  trace(problem: Problem, report: TestReport, blocks: readonly TraceBlock[], skipped: number): string;
  /** Failed public tests, then passed ones where there are any. */
  testReports(problem: Problem, failed: readonly TestReport[], passed: readonly TestReport[]): string;
}

export const wordings: readonly Wording[] = [plainWording, demoWording, firstWording];

/** @throws RangeError when no wording has that id. */
export function wordingOf(id: string): Wording {
  const wording = wordings.find((candidate) => candidate.id === id);
  if (wording === undefined) {
    const known = wordings.map((candidate) => `"${candidate.id}"`).join(', ');
    throw new RangeError(`There is no wording "${id}". This lab knows ${known}.`);
  }
  return wording;
}
