import { describe, expect, test } from 'vitest';
import { compareFeedback, feedbackKinds } from '../../src/core/compare-feedback';
import { continueFrom, ContinuationError, type Continuation } from '../../src/core/continue-from';
import { solve } from '../../src/core/solve';
import { summarise } from '../../src/core/summarise';
import { tally } from '../../src/core/tally';
import type { Trajectory } from '../../src/core/trajectory';
import { ended, fakeEngine, fakeExecutor } from '../fakes';
import { plainStrategy, reverseProblem, sumProblem } from './fixtures';

const sampling = { temperature: 1, topP: 0.95, maxTokens: 128 };
const executor = fakeExecutor((program, one) => {
  const sum = one.kind === 'stdin' ? one.stdin.split(' ').reduce((a, b) => a + Number(b), 0) : 0;
  return ended(program.startsWith('wrong') ? '?' : String(sum));
});

function block(program: string): string {
  return `\`\`\`python\n${program}\n\`\`\``;
}

async function run(job: Parameters<typeof solve>[0]): Promise<Trajectory> {
  const generator = solve(job);
  for (;;) {
    const step = await generator.next();
    if (step.done === true) return step.value;
  }
}

/** Three wrong attempts. */
const stored = await run({
  key: { experimentId: 'e', problemId: 'sum', arm: 'multi-turn', sample: 4 },
  problem: sumProblem,
  strategy: plainStrategy,
  sampling,
  seed: 1,
  engine: fakeEngine([block('wrong 1'), block('wrong 2'), block('wrong 3')]),
  executor,
});

function continuation(changes: Partial<Continuation> = {}): Continuation {
  return {
    trajectory: stored,
    turn: 1,
    problem: sumProblem,
    strategy: plainStrategy,
    furtherTurns: 1,
    sampling,
    engine: fakeEngine([block('right')]),
    executor,
    seed: 9,
    branches: 0,
    ...changes,
  };
}

describe('going on from a stored attempt', () => {
  test('keeps what led to it, makes only what was asked for, and is never counted', async () => {
    const branched = await run(await continueFrom(continuation()));
    expect(branched).toMatchObject({
      arm: 'multi-turn (branch)',
      sample: 0,
      end: 'satisfied',
      correct: true,
      final: 2,
    });
    expect(branched.branch).toMatchObject({ from: { arm: 'multi-turn', sample: 4 }, turn: 1, edited: [] });
    expect(branched.turns.slice(0, 2)).toEqual(stored.turns.slice(0, 2));
    expect(tally([summarise(branched)])).toEqual(new Map());
    expect(
      tally([summarise(stored)])
        .get('multi-turn')
        ?.get('sum')?.trajectories,
    ).toBe(1);
  });

  test('another kind of feedback is given on the same attempt', async () => {
    const job = await continueFrom(continuation({ strategy: { ...plainStrategy, feedback: 'binary' } }));
    expect(job.earlierTurns?.[1]?.feedback).toMatchObject({ kind: 'binary' });
    const branched = await run(job);
    expect(branched.turns[2]?.messages.at(-1)?.content).toContain('does not pass all of the public tests');
  });

  test('the last attempt of an exhausted dialogue gets the feedback that it never had', async () => {
    expect(stored.turns[2]?.feedback).toBeNull();
    const job = await continueFrom(continuation({ turn: 2 }));
    expect(job.earlierTurns?.[2]?.feedback?.text).toContain('fails these tests');
  });

  test("a person's program is run, and its turn is the person's", async () => {
    const branched = await run(await continueFrom(continuation({ program: 'wrong, by hand\n' })));
    expect(branched.turns[1]).toMatchObject({ author: 'person', program: 'wrong, by hand\n' });
    expect(branched.turns[1]?.tests.map(({ outcome }) => outcome)).toEqual(['wrong', 'wrong']);
    expect(branched.turns[2]?.messages.at(-2)?.content).toBe(block('wrong, by hand'));
    expect(branched.branch?.edited).toEqual(['program']);
  });

  test("a person's feedback is sent as it was written", async () => {
    const branched = await run(await continueFrom(continuation({ feedback: 'Mind the sign.' })));
    expect(branched.turns[2]?.messages.at(-1)?.content).toMatch(/^Mind the sign\./);
    expect(branched.branch?.edited).toEqual(['feedback']);
  });

  test('a program that passes, or an attempt that is not there, is refused with a way out', async () => {
    await expect(continueFrom(continuation({ program: 'right' }))).rejects.toThrow(/passes the public tests/);
    await expect(continueFrom(continuation({ turn: 7 }))).rejects.toBeInstanceOf(ContinuationError);
  });

  test('from a tree, the path to the attempt becomes one line', async () => {
    const [first, second, third] = stored.turns;
    if (!first || !second || !third) throw new Error('Three attempts were stored.');
    const tree = { ...stored, turns: [first, second, { ...third, parent: 0 }] };
    const job = await continueFrom(continuation({ trajectory: tree, turn: 2 }));
    expect(job.earlierTurns?.map(({ index, parent, reply }) => [index, parent, reply])).toEqual([
      [0, null, block('wrong 1')],
      [1, 0, block('wrong 3')],
    ]);
  });
});

test('all kinds of feedback on one attempt stand side by side, each as it would be sent, with its tokens', async () => {
  const offers = await compareFeedback({
    problem: sumProblem,
    strategy: plainStrategy,
    path: stored.turns.slice(0, 2),
    others: [sumProblem, reverseProblem],
    seed: 3,
    executor,
  });
  expect(offers.map(({ feedback }) => feedback.kind)).toEqual(feedbackKinds);
  for (const { feedback, message, tokens } of offers) {
    expect(message.startsWith(feedback.text)).toBe(true);
    expect(message.length).toBeGreaterThan(feedback.text.length);
    expect(tokens).toBeGreaterThan(0);
  }
});
