import { describe, expect, it } from 'vitest';
import { composeDialogue } from '../../model/corpus/dialogue';
import { trainingLines } from '../../model/rft/training-lines';
import { chatLine } from '../../src/core/rft-lines';
import { selectRft } from '../../src/core/rft-select';
import type { Experiment } from '../../src/core/experiment';
import type { Trajectory } from '../../src/core/trajectory';

const composed = Array.from({ length: 60 }, (_, seed) => composeDialogue(seed));
const found = composed.find(({ turns }) => turns.length === 2 && turns[1]?.reasoning !== null);
if (found === undefined) throw new Error('No dialogue has what the tests need.');
const { problem, strategy, turns } = found;

const trajectory: Trajectory = {
  experimentId: 'e',
  problemId: problem.id,
  arm: strategy.name,
  sample: 0,
  seed: 0,
  end: 'satisfied',
  publicPass: true,
  correct: true,
  final: turns.length - 1,
  turns,
  judgement: { correct: true, tests: [] },
  endedAt: 0,
};

const experiment: Experiment = {
  id: 'e',
  createdAt: 0,
  spec: {
    version: 1,
    name: 'e',
    seed: 1,
    samples: 1,
    engine: { kind: 'wllama', model: 'demo' },
    problems: { set: 'demo-training' },
    arms: [],
    sampling: { temperature: 1, topP: 1, maxTokens: 256 },
  },
  arms: [strategy],
  problems: [problem],
  engine: null,
  versions: {},
};

function linesWith(lossOn: 'last-reply' | 'all-replies') {
  const options = { part: 'all', similarity: 0.8, cap: 50 } as const;
  return selectRft([{ experiment, trajectories: [trajectory] }], [], options).map((decision) =>
    decision.kind === 'kept' ? trainingLines(chatLine(decision.kept, lossOn)) : [],
  );
}

describe('a dialogue for fine-tuning', () => {
  it('is stripped of the prompts of the chain of thought, prose and code in one reply', () => {
    const [lines = []] = linesWith('last-reply');
    expect(lines.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant']);
    expect(lines[0]?.content.endsWith('\nWrite the program.')).toBe(true);
    const last = turns.at(-1);
    expect(lines.at(-1)?.content).toBe(`${last?.reasoning?.reply ?? ''}\n\n${last?.reply ?? ''}`);
  });

  it('learns the last reply, or all, and never what the user says', () => {
    const learned = (lossOn: 'last-reply' | 'all-replies') =>
      linesWith(lossOn)[0]?.map((line) => line.learned);
    expect(learned('last-reply')).toEqual([false, false, false, true]);
    expect(learned('all-replies')).toEqual([false, true, false, true]);
  });

  it('is refused when it is no chat', () => {
    expect(() => trainingLines('{"messages": [{"role": "tool", "content": "x"}]}')).toThrow('tool');
    expect(() => trainingLines('[]')).toThrow('no messages');
  });
});
