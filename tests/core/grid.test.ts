import { describe, expect, test } from 'vitest';
import type { Cost } from '../../src/core/cost';
import { gridArms, gridWarning, type Grid } from '../../src/core/grid';
import { instructionPrompts, reasoningPrompts } from '../../src/core/prompts';

const single: Grid = {
  reasoning: [null, ...reasoningPrompts.map(({ id }) => id)],
  instruction: [null, ...instructionPrompts.map(({ id }) => id)],
  maxTurns: [1],
  feedback: ['failed-tests'],
  cot: ['first-turn'],
  search: [{ kind: 'linear' }],
};

describe('a grid', () => {
  test('of the whole prompt space has 63 single-turn arms, each with a name of its own', () => {
    const arms = gridArms(single);
    expect(arms).toHaveLength(63);
    expect(new Set(arms.map(({ name }) => name)).size).toBe(63);
    expect(arms[0]).toEqual({ name: 'plain', maxTurns: 1 });
    expect(arms[9]).toEqual({
      name: 'self-reflection + double-check',
      maxTurns: 1,
      reasoning: 'self-reflection',
      instruction: 'double-check',
    });
  });

  test('makes each arm once, though combinations differ in what cannot matter', () => {
    const arms = gridArms({
      ...single,
      reasoning: [null, 'nl-solution'],
      instruction: [null],
      maxTurns: [1, 3],
      feedback: ['binary', 'failed-tests'],
      cot: ['first-turn', 'retry'],
      search: [{ kind: 'linear' }, { kind: 'restart' }, { kind: 'tree', c: 5 }],
    });
    expect(arms.map(({ name }) => name)).toEqual([
      'plain',
      '3 turns, binary',
      '3 turns, restart',
      '3 turns, binary, tree C=5',
      '3 turns, binary, retry',
      '3 turns, binary, retry, tree C=5',
      '3 turns, failed-tests',
      '3 turns, failed-tests, tree C=5',
      '3 turns, failed-tests, retry',
      '3 turns, failed-tests, retry, tree C=5',
      'nl-solution',
      'nl-solution, 3 turns, binary',
      'nl-solution, 3 turns, restart',
      'nl-solution, 3 turns, binary, tree C=5',
      'nl-solution, 3 turns, binary, retry',
      'nl-solution, 3 turns, binary, retry, tree C=5',
      'nl-solution, 3 turns, failed-tests',
      'nl-solution, 3 turns, failed-tests, tree C=5',
      'nl-solution, 3 turns, failed-tests, retry',
      'nl-solution, 3 turns, failed-tests, retry, tree C=5',
    ]);
  });

  test('hands own texts to the arms that name them, and to no others', () => {
    const arms = gridArms({
      ...single,
      reasoning: [null, 'mine'],
      instruction: [null],
      texts: { mine: 'Think.', other: 'x' },
    });
    expect(arms).toEqual([
      { name: 'plain', maxTurns: 1 },
      { name: 'mine', maxTurns: 1, reasoning: 'mine', texts: { mine: 'Think.' } },
    ]);
  });
});

describe('a warning', () => {
  const cost: Cost = { trajectories: 4_000, attempts: 12_000, reasoningCalls: 0, generatedTokens: 0 };

  test('comes with many attempts', () => {
    expect(gridWarning(cost, null)).toContain('12,000 attempts in 4,000 trajectories.');
  });

  test('comes with few attempts that take long', () => {
    expect(gridWarning({ ...cost, attempts: 900 }, 0.1)).toContain('about 2.5 hours');
  });

  test('does not come otherwise', () => {
    expect(gridWarning({ ...cost, attempts: 900 }, 10)).toBeNull();
  });
});
