import { estimateTokens } from './cut';
import { composeFeedback, type FeedbackFacts } from './feedback';
import type { Observation } from './executor';
import type { Problem, Test } from './problem';
import { composePrompt } from './prompt';
import type { Strategy } from './strategy';
import type { Feedback, TestResult, Turn } from './trajectory';

/** What the next message to the model would be, and what it asks for. */
export interface PreviewStep {
  /** The attempt that it belongs to, from 0. */
  readonly turn: number;
  readonly asksFor: 'prose' | 'code';
  /** The new user message; all before it is sent again with it. */
  readonly text: string;
  /** Tokens of `text`, estimated (cut.ts). */
  readonly tokens: number;
  /** Feedback that the message begins with, where it follows a failed attempt. */
  readonly feedback: Feedback | null;
}

/** Later turns repeat the third one's prompts. */
const turnsShown = 3;

/** The program that stands for a failed attempt: it prints and returns nothing. */
const emptyProgram = 'pass';

/**
 * The messages that a strategy would send for a problem, letter for letter, as if each attempt were a program that does
 * nothing; at most three turns. Only feedback depends on what the model writes, and only `trace` cannot be foretold: it
 * shows what is sent where tracing is impossible. `others` are the experiment's problems, for `other-problem`.
 */
export function previewPrompts(
  problem: Problem,
  strategy: Strategy,
  others: readonly Problem[] = [],
): readonly PreviewStep[] {
  const steps: PreviewStep[] = [];
  let path: readonly Turn[] = [];
  for (let turn = 0; turn < Math.min(strategy.maxTurns, turnsShown); turn += 1) {
    const prompt = composePrompt(problem, strategy, path);
    const messages = prompt.kind === 'code' ? prompt.messages : prompt.withProse('');
    const feedback = path.at(-1)?.feedback ?? null;
    const step = (asksFor: PreviewStep['asksFor'], text: string, before: Feedback | null): void => {
      steps.push({ turn, asksFor, text, tokens: estimateTokens(text), feedback: before });
    };
    if (prompt.kind === 'prose') step('prose', prompt.messages.at(-1)?.content ?? '', feedback);
    step('code', messages.at(-1)?.content ?? '', prompt.kind === 'prose' ? null : feedback);
    if (strategy.search.kind === 'restart') break;
    path = [...path, failedTurn({ problem, strategy, others }, turn, messages)];
  }
  return steps;
}

type Setting = Pick<FeedbackFacts, 'problem' | 'others'> & { readonly strategy: Strategy };

function failedTurn(setting: Setting, index: number, messages: Turn['messages']): Turn {
  const tests = setting.problem.publicTests.map(failure);
  return {
    index,
    parent: index === 0 ? null : index - 1,
    author: 'model',
    reasoning: null,
    messages,
    reply: `\`\`\`python\n${emptyProgram}\n\`\`\``,
    thoughts: null,
    finish: 'stop',
    seed: 0,
    program: emptyProgram,
    tests,
    feedback: composeFeedback({ ...setting, program: emptyProgram, results: tests, seed: 0 }),
    tokens: { prompt: null, prefilled: null, generated: null },
    ms: { queued: 0, generate: 0, test: 0 },
  };
}

function failure(test: Test, index: number): TestResult {
  if (test.kind !== 'assert') {
    const observation: Observation = { kind: 'ended', stdout: '', stderr: '', value: null, ms: 0 };
    return { test: index, outcome: 'wrong', observation };
  }
  const error = {
    type: 'AssertionError',
    message: '',
    line: null,
    column: null,
    traceback: 'AssertionError\n',
  };
  return {
    test: index,
    outcome: 'raised',
    observation: { kind: 'raised', stdout: '', stderr: '', error, ms: 0 },
  };
}
