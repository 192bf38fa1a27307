import { expect, test } from 'vitest';
import { prefixFaults, turnLimitMention } from '../../src/core/prefix-rule';
import { retryInstruction, retryReasoning } from '../../src/core/prompts';
import { wordings } from '../../src/core/wording';
import { plainStrategy } from './fixtures';

test.each([
  'You have 3 attempts.',
  'You have three tries.',
  'You only have one more try.',
  'There are two turns left.',
  'No further attempts remain.',
  'Use the attempts that are left wisely.',
  'This is your last chance!',
  'This is attempt 2 of 3.',
  'Turn 1/3.',
  'On your final attempt, be careful.',
  'The number of turns is limited.',
  'Mind the turn limit.',
  'How many attempts do you need?',
  'You get a single submission.',
])('refused: %s', (text) => {
  expect(turnLimitMention(text)).not.toBeNull();
});

test.each([
  'Try again.',
  'Turn the list around and count the turns of the robot.',
  'Do not attempt to read more input than there is.',
  'First try small cases by hand.',
  'Take the last element; return the final value after each round of the loop.',
  'Write two helper functions and one test.',
  'Only the second one will be used.',
])('let through: %s', (text) => {
  expect(turnLimitMention(text)).toBeNull();
});

test('no shipped prompt, in no wording, breaks the prefix rule', () => {
  const shipped = wordings.flatMap(({ prompts }) => [...prompts.reasoning, ...prompts.instruction]);
  for (const { text } of [...shipped, retryInstruction, retryReasoning])
    expect(turnLimitMention(text)).toBeNull();
});

test('a fault names the prompt and the words, and says what to do', () => {
  const strategy = { ...plainStrategy, instruction: { id: 'mine', text: 'You have 3 attempts.' } };
  expect(prefixFaults(strategy)).toEqual([
    {
      axis: 'instruction',
      prompt: strategy.instruction,
      words: '3 attempts',
      reason: expect.stringMatching(/"mine" says "3 attempts".*Take these words out\.$/),
    },
  ]);
  expect(prefixFaults(plainStrategy)).toEqual([]);
});
