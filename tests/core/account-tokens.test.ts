import { expect, test } from 'vitest';
import { accountTokens } from '../../src/core/account-tokens';

const counts = (prompt: number | null, prefilled: number | null, generated: number | null) => ({
  prompt,
  prefilled,
  generated,
});

test('prose and code are counted apart, and a person’s turn costs nothing', () => {
  expect(
    accountTokens([
      { author: 'model', tokens: counts(100, 40, 20), reasoningTokens: counts(60, 60, 30) },
      { author: 'person', tokens: counts(null, null, null), reasoningTokens: null },
      { author: 'model', tokens: counts(150, 30, 25), reasoningTokens: null },
    ]),
  ).toEqual({ reasoning: counts(60, 60, 30), code: counts(250, 70, 45), total: counts(310, 130, 75) });
});

test('a count that one call did not report is unknown, never too small', () => {
  const { total } = accountTokens([
    { author: 'model', tokens: counts(100, null, 20), reasoningTokens: null },
    { author: 'model', tokens: counts(150, 30, 25), reasoningTokens: null },
  ]);
  expect(total).toEqual(counts(250, null, 45));
});

test('no turns cost nothing', () => {
  expect(accountTokens([]).total).toEqual(counts(0, 0, 0));
});
