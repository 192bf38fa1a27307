import { describe, expect, it } from 'vitest';
import { composeDialogue } from '../../model/corpus/dialogue';
import { selectTrajectories } from '../../model/rft/select';
import type { Trajectory } from '../../src/core/trajectory';

const composed = Array.from({ length: 60 }, (_, seed) => composeDialogue(seed));
const found = composed.find(({ turns }) => turns.length === 2 && turns[1]?.reasoning !== null);
if (found === undefined) throw new Error('No dialogue has what the tests need.');
const { problem, strategy, turns } = found;

function trajectory(sample: number, correct: boolean): Trajectory {
  return {
    experimentId: 'e',
    problemId: problem.id,
    arm: strategy.name,
    sample,
    seed: sample,
    end: 'satisfied',
    publicPass: true,
    correct,
    final: turns.length - 1,
    turns,
    judgement: { correct, tests: [] },
    endedAt: 0,
  };
}

describe('rejection sampling', () => {
  it('keeps right trajectories, each different one once, up to the cap', () => {
    const sampled = [trajectory(0, false), trajectory(1, true), trajectory(2, true)];
    const { dialogues, ...counts } = selectTrajectories([problem], [strategy], sampled, {
      learned: 'last',
      perProblem: 50,
    });
    expect(dialogues.length).toBe(1);
    expect(counts).toEqual({ sampled: 3, correct: 2, duplicates: 1, overCap: 0 });
    const none = selectTrajectories([problem], [strategy], sampled, { learned: 'last', perProblem: 0 });
    expect([none.dialogues.length, none.overCap]).toEqual([0, 2]);
  });

  it('strips the prompts of the chain of thought and joins prose and code', () => {
    const { dialogues } = selectTrajectories([problem], [strategy], [trajectory(0, true)], {
      learned: 'last',
      perProblem: 50,
    });
    const [lines = []] = dialogues;
    expect(lines.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant']);
    expect(lines.map(({ learned }) => learned)).toEqual([false, false, false, true]);
    const [, second] = turns;
    expect(lines.at(-1)?.content).toBe(`${second?.reasoning?.reply ?? ''}\n\n${second?.reply ?? ''}`);
    expect(lines[0]?.content.endsWith('\nWrite the program.')).toBe(true);
    expect(lines[2]?.content.endsWith('try again.') || lines[2]?.content.endsWith('Try again.')).toBe(true);
  });

  it('can learn all replies', () => {
    const { dialogues } = selectTrajectories([problem], [strategy], [trajectory(0, true)], {
      learned: 'all',
      perProblem: 50,
    });
    expect(dialogues[0]?.map(({ learned }) => learned)).toEqual([false, true, false, true]);
  });
});
