import { describe, expect, test } from 'vitest';
import { EngineError } from '../../src/core/engine';
import type { Case, Executor, Observation } from '../../src/core/executor';
import { deriveSeed } from '../../src/core/random';
import { solve, type SolveEvent, type SolveJob } from '../../src/core/solve';
import type { Strategy } from '../../src/core/strategy';
import type { Trace } from '../../src/core/trace';
import type { Trajectory, Turn } from '../../src/core/trajectory';
import { ended, fakeEngine, fakeExecutor, type FakeReply } from '../fakes';
import { plainStrategy, reverseProblem, sumProblem } from './fixtures';

const sampling = { temperature: 1, topP: 0.95, maxTokens: 128 };

/** Understands three programs: right, wrong everywhere ("wrong N"), right on small numbers only ("small"). */
function behave(program: string, testCase: Case): Observation {
  if (testCase.kind !== 'stdin') return ended('');
  const sum = testCase.stdin.split(' ').reduce((total, part) => total + Number(part), 0);
  if (program.startsWith('wrong')) return ended('nonsense\n');
  if (program.startsWith('small')) return ended(`${sum > 1000 ? 'big' : sum}\n`);
  return ended(`${sum}\n`);
}

function block(program: string): string {
  return `Here it is.\n\n\`\`\`python\n${program}\n\`\`\``;
}

function jobOf(
  replies: Parameters<typeof fakeEngine>[0],
  strategy: Partial<Strategy> = {},
): SolveJob & {
  readonly engine: ReturnType<typeof fakeEngine>;
} {
  return {
    key: { experimentId: 'e', problemId: 'sum', arm: 'multi-turn', sample: 0 },
    problem: sumProblem,
    strategy: { ...plainStrategy, ...strategy },
    sampling,
    seed: 11,
    engine: fakeEngine(replies),
    executor: fakeExecutor(behave),
    others: [reverseProblem],
  };
}

async function collect(
  job: SolveJob,
): Promise<{ readonly events: readonly SolveEvent[]; readonly trajectory: Trajectory }> {
  const events: SolveEvent[] = [];
  const generator = solve(job);
  for (;;) {
    const step = await generator.next();
    if (step.done === true) return { events, trajectory: step.value };
    events.push(step.value);
  }
}

async function runOf(replies: readonly FakeReply[], strategy: Partial<Strategy> = {}): Promise<Trajectory> {
  return (await collect(jobOf(replies, strategy))).trajectory;
}

/** What must not depend on the clock. */
function timeless(trajectory: Trajectory): unknown {
  return {
    ...trajectory,
    endedAt: 0,
    turns: trajectory.turns.map((turn) => ({ ...turn, ms: null })),
  };
}

const attemptSteps = ['prompt', 'reply', 'program', 'test', 'test', 'turn'];

test('a dialogue that is wrong first and right then tells each step once, in order', async () => {
  const { events, trajectory } = await collect(jobOf([block('wrong'), block('right')]));
  expect(events.filter(({ kind }) => kind !== 'text').map(({ kind }) => kind)).toEqual([
    ...attemptSteps.toSpliced(-1, 0, 'feedback'),
    ...attemptSteps,
    'judging',
    'private-test',
    'private-test',
    'end',
  ]);
  expect(events.flatMap((event) => (event.kind === 'text' ? [event.piece] : [])).join('')).toBe(
    block('wrong') + block('right'),
  );
  expect(trajectory).toMatchObject({ end: 'satisfied', publicPass: true, correct: true, final: 1 });
  expect(trajectory.turns.map(({ parent }) => parent)).toEqual([null, 0]);
});

test('the second prompt repeats the first, the reply and the feedback to the letter', async () => {
  const job = jobOf([block('wrong'), block('right')]);
  await collect(job);
  const [first, second] = job.engine.requests;
  expect(second?.messages.slice(0, 2)).toEqual([
    ...(first?.messages ?? []),
    { role: 'assistant', content: block('wrong') },
  ]);
  expect(second?.messages).toHaveLength(3);
});

test('satisfied is not correct: a program that only the private tests catch is submitted and wrong', async () => {
  const trajectory = await runOf([block('small')]);
  expect(trajectory).toMatchObject({ end: 'satisfied', publicPass: true, correct: false, final: 0 });
  expect(trajectory.judgement.tests.map(({ outcome }) => outcome)).toEqual(['wrong', 'not-run']);
});

test('private tests never stop a dialogue and are not run for a program that fails a public one', async () => {
  const job = jobOf([block('wrong')]);
  const { trajectory } = await collect(job);
  expect(trajectory).toMatchObject({ end: 'exhausted', correct: false, final: 2 });
  expect(trajectory.judgement.tests).toEqual([]);
  expect(trajectory.turns.map(({ feedback }) => feedback === null)).toEqual([false, false, true]);
});

test('a reply without code is an attempt with its own feedback', async () => {
  const trajectory = await runOf(['I cannot.', block('right')]);
  expect(trajectory.turns[0]).toMatchObject({ program: null, tests: [] });
  expect(trajectory.turns[0]?.feedback?.text).toContain('No code block');
  expect(trajectory.end).toBe('satisfied');
});

test('a prompt that no longer fits the context window ends the dialogue, and nothing is thrown', async () => {
  const trajectory = await runOf([block('wrong'), new EngineError('context', 'too long')]);
  expect(trajectory).toMatchObject({ end: 'context', final: 1, correct: false });
  expect(trajectory.turns[1]).toMatchObject({ reply: '', finish: 'context', program: null });
});

test('any other failure of the engine is thrown', async () => {
  const lost = new EngineError('lost', 'gone');
  await expect(runOf([lost])).rejects.toBe(lost);
});

test('aborting throws the reason, wherever the dialogue stands', async () => {
  const all = (await collect(jobOf([block('wrong'), block('right')]))).events.length;
  for (let at = 0; at < all; at += 1) {
    const stop = new AbortController();
    const reason = new Error('enough');
    const seen: SolveEvent[] = [];
    const running = (async () => {
      for await (const event of solve(jobOf([block('wrong'), block('right')]), stop.signal)) {
        seen.push(event);
        if (seen.length === at + 1) stop.abort(reason);
      }
    })();
    const outcome = await running.then(
      () => 'ended',
      (error: unknown) => error,
    );
    // Once the last step is on its way there is nothing left to abort.
    if (outcome === 'ended') expect(seen.at(-1)?.kind).toBe('end');
    else expect(outcome).toBe(reason);
  }
});

test('every seed derives from the trajectory, the turn and the purpose', async () => {
  const reasoning = { id: 'own', text: 'Think.' };
  const job = jobOf(['prose', block('wrong'), 'prose', block('right')], { reasoning, cot: 'every-turn' });
  await collect(job);
  expect(job.engine.requests.map(({ seed }) => seed)).toEqual([
    deriveSeed(11, 0, 'reasoning'),
    deriveSeed(11, 0, 'code'),
    deriveSeed(11, 1, 'reasoning'),
    deriveSeed(11, 1, 'code'),
  ]);
});

test('a dialogue resumed after any of its turns ends as the undisturbed one', async () => {
  /** Replies depend on the seed alone, as a deterministic engine's do. */
  const bySeed: Parameters<typeof fakeEngine>[0] = ({ seed }) => block(`wrong ${seed}`);
  for (const search of [{ kind: 'linear' }, { kind: 'restart' }, { kind: 'tree', c: 5 }] as const) {
    const strategy = { maxTurns: 6, search };
    const whole = (await collect(jobOf(bySeed, strategy))).trajectory;
    for (let kept = 0; kept <= whole.turns.length; kept += 1) {
      const earlierTurns: readonly Turn[] = whole.turns.slice(0, kept);
      const { trajectory } = await collect({ ...jobOf(bySeed, strategy), earlierTurns });
      expect(timeless(trajectory)).toEqual(timeless(whole));
    }
  }
});

describe('trace feedback', () => {
  const traced: Trace = {
    kind: 'traced',
    blocks: [
      { lines: [1, 1], source: 'x = TRACED', scope: '<module>', visit: 1, before: {}, after: { x: '1' } },
    ],
    skipped: 0,
  };

  test('traces the first failed public test, inputs only', async () => {
    const asked: unknown[] = [];
    const job = jobOf([block('wrong'), block('right')], { feedback: 'trace' });
    const trace: Executor['trace'] = (program, one) => {
      asked.push([program, one]);
      return Promise.resolve(traced);
    };
    const { trajectory } = await collect({ ...job, executor: { ...job.executor, trace } });
    expect(asked).toEqual([['wrong\n', { kind: 'stdin', stdin: '1 2\n' }]]);
    expect(trajectory.turns[0]?.feedback).toMatchObject({
      fellBackTo: null,
      text: expect.stringContaining('TRACED'),
    });
  });

  test('says why it fell back where the sandbox cannot trace', async () => {
    const { turns } = await runOf([block('wrong'), block('right')], { feedback: 'trace' });
    expect(turns[0]?.feedback?.fellBackTo).toEqual({
      kind: 'failed-tests',
      reason: 'this sandbox cannot trace programs',
    });
  });
});
