import { describe, expect, test } from 'vitest';
import { previewPrompts } from '../../src/core/preview-prompts';
import { composePrompt } from '../../src/core/prompt';
import { instructionPrompts, reasoningPrompts } from '../../src/core/prompts';
import { solve } from '../../src/core/solve';
import type { Strategy } from '../../src/core/strategy';
import { ended, fakeEngine, fakeExecutor } from '../fakes';
import { plainStrategy, reverseProblem, sumProblem } from './fixtures';

const prompts: Partial<Strategy> = {
  reasoning: reasoningPrompts[0] ?? null,
  instruction: instructionPrompts[0] ?? null,
};

/** What a model that writes nothing but `pass` is really sent, one new message a call. */
async function reallySent(strategy: Strategy): Promise<readonly string[]> {
  const engine = fakeEngine(['```python\npass\n```']);
  const dialogue = solve({
    key: { experimentId: 'e', problemId: 'sum', arm: 'a', sample: 0 },
    problem: sumProblem,
    strategy,
    sampling: { temperature: 1, topP: 0.95, maxTokens: 64 },
    seed: 1,
    engine,
    executor: fakeExecutor(() => ended('')),
  });
  for await (const event of dialogue) void event;
  return engine.requests.map(({ messages }) => messages.at(-1)?.content ?? '');
}

describe('the preview of what will be sent', () => {
  test.each(['first-turn', 'every-turn', 'retry'] as const)(
    'is to the letter what a program that does nothing is really sent, with prompts on %s',
    async (cot) => {
      for (const feedback of ['binary', 'failed-tests', 'failed-and-passed', 'self-judge'] as const) {
        const strategy: Strategy = { ...plainStrategy, ...prompts, cot, feedback };
        const shown = previewPrompts(sumProblem, strategy).map(({ text }) => text);
        expect(shown).toEqual(await reallySent(strategy));
      }
    },
  );

  test('begins with the composed prompt of the first attempt, for problems of every form', () => {
    const strategy: Strategy = { ...plainStrategy, ...prompts };
    const [first] = previewPrompts(reverseProblem, strategy);
    expect(first?.text).toBe(composePrompt(reverseProblem, strategy, []).messages.at(-1)?.content);
    expect(first).toMatchObject({ turn: 0, asksFor: 'prose', feedback: null });
  });

  test('shows one turn of a strategy that starts afresh, and at most three of the others', () => {
    expect(previewPrompts(sumProblem, { ...plainStrategy, search: { kind: 'restart' } })).toHaveLength(1);
    expect(previewPrompts(sumProblem, { ...plainStrategy, maxTurns: 9 })).toHaveLength(3);
    expect(previewPrompts(sumProblem, { ...plainStrategy, maxTurns: 1 })).toHaveLength(1);
  });

  test('says that a trace cannot be foretold', () => {
    const [, second] = previewPrompts(sumProblem, { ...plainStrategy, feedback: 'trace' });
    expect(second?.feedback?.fellBackTo?.kind).toBe('failed-tests');
  });
});
