import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveSeed } from '../../src/core/random';
import { chooseParent, pathTo } from '../../src/core/search';
import { solve, type SolveJob } from '../../src/core/solve';
import type { Search } from '../../src/core/strategy';
import type { OutcomeKind, Trajectory, Turn } from '../../src/core/trajectory';
import { ended, fakeEngine, fakeExecutor } from '../fakes';
import { plainStrategy, sumProblem } from './fixtures';

function turn(index: number, parent: number | null, outcomes: readonly OutcomeKind[] = ['wrong']): Turn {
  const nothing = { prompt: null, prefilled: null, generated: null };
  return {
    index,
    parent,
    author: 'model',
    reasoning: null,
    messages: [],
    reply: '',
    thoughts: null,
    finish: 'stop',
    seed: 0,
    program: 'x',
    tests: outcomes.map((outcome, test) => ({ test, outcome, observation: ended('') })),
    feedback: null,
    tokens: nothing,
    ms: { queued: 0, generate: 0, test: 0 },
  };
}

/** How often each attempt is chosen over many seeds. */
function shares(turns: readonly Turn[], c: number, draws = 4000): readonly number[] {
  const counts = turns.map(() => 0);
  for (let seed = 0; seed < draws; seed += 1) {
    const chosen = chooseParent({ kind: 'tree', c }, turns, seed);
    if (chosen === null) throw new Error('A tree refines.');
    counts[chosen] = (counts[chosen] ?? 0) + 1;
  }
  return counts.map((count) => count / draws);
}

const anyTurns = fc
  .integer({ min: 0, max: 6 })
  .map((count) => Array.from({ length: count }, (_, i) => turn(i, i === 0 ? null : i - 1)));

describe('policies', () => {
  test('the first attempt is a fresh start under every policy', () => {
    for (const search of [{ kind: 'linear' }, { kind: 'restart' }, { kind: 'tree', c: 1 }] as const)
      expect(chooseParent(search, [], 1)).toBeNull();
  });

  test('a tree of width 1 is linear; of width 0 it is restart', () => {
    fc.assert(
      fc.property(anyTurns, fc.nat(), (turns, seed) => {
        expect(chooseParent({ kind: 'tree', c: 3, width: 1 }, turns, seed)).toBe(
          chooseParent({ kind: 'linear' }, turns, seed),
        );
        expect(chooseParent({ kind: 'tree', c: 3, width: 0 }, turns, seed)).toBe(
          chooseParent({ kind: 'restart' }, turns, seed),
        );
      }),
    );
  });
});

describe('Thompson sampling', () => {
  test('equal attempts are chosen equally often', () => {
    const [a = 0, b = 0] = shares([turn(0, null), turn(1, null)], 5);
    expect(a).toBeCloseTo(0.5, 1);
    expect(b).toBeCloseTo(0.5, 1);
  });

  test('an attempt that passes more is chosen more often, the more so with a larger C', () => {
    const turns = [turn(0, null, ['passed', 'wrong']), turn(1, null, ['wrong', 'wrong'])];
    const weak = shares(turns, 1)[0] ?? 0;
    const strong = shares(turns, 20)[0] ?? 0;
    expect(weak).toBeGreaterThan(0.55);
    expect(strong).toBeGreaterThan(weak + 0.1);
  });

  test('each failed refinement makes an attempt less likely', () => {
    const turns = [turn(0, null), turn(1, 0), turn(2, 0), turn(3, 0)];
    const [root = 0, leaf = 0] = shares(turns, 1);
    expect(root).toBeLessThan(leaf);
  });

  test('agrees with the beta distributions of the formula, drawn slowly', () => {
    // h = 1/2, N = 1 and h = 0, N = 0 with C = 2: Beta(2, 3) against Beta(1, 3). P(first larger) = 5/7, integrated by hand:
    // ∫ 12 x (1−x)² (1 − (1−x)³) dx = 1 − 12·B(2, 6) = 1 − 12/42.
    const turns = [turn(0, null, ['passed', 'wrong']), turn(1, 0, ['wrong', 'wrong'])];
    expect(Math.abs((shares(turns, 2, 20_000)[0] ?? 0) - 5 / 7)).toBeLessThan(0.015);
  });
});

test('the path to an attempt leads over its ancestors only', () => {
  const turns = [turn(0, null), turn(1, 0), turn(2, 0), turn(3, 2)];
  expect(pathTo(turns, 3).map(({ index }) => index)).toEqual([0, 2, 3]);
  expect(pathTo(turns, null)).toEqual([]);
});

describe('through the loop, on a fake engine', () => {
  const sampling = { temperature: 1, topP: 1, maxTokens: 64 };

  /** A model whose reply depends on the seed and on all that it was sent; one reply in eight is right. */
  const engineOf = () =>
    fakeEngine(({ seed, messages }) => {
      const mark = deriveSeed(seed, JSON.stringify(messages));
      return mark % 9 === 0
        ? 'no code'
        : `\`\`\`python\n${mark % 8 === 0 ? 'right' : `wrong ${mark % 3}`}\n\`\`\``;
    });

  async function run(search: Search, seed: number, maxTurns = 6) {
    const engine = engineOf();
    const executor = fakeExecutor((program, one) => {
      const isSecond = one.kind === 'stdin' && one.stdin.startsWith('-4');
      const passes = program.startsWith('right') || (program.startsWith('wrong 1') && isSecond);
      return ended(one.kind === 'stdin' && passes ? String(isSecond ? 0 : 3) : '?');
    });
    const job: SolveJob = {
      key: { experimentId: 'e', problemId: 'sum', arm: 'a', sample: 0 },
      problem: sumProblem,
      strategy: { ...plainStrategy, maxTurns, search },
      sampling,
      seed,
      engine,
      executor,
    };
    const generator = solve(job);
    for (;;) {
      const step = await generator.next();
      if (step.done === true) return { trajectory: step.value, requests: engine.requests };
    }
  }

  function timeless({ turns, ...rest }: Trajectory): unknown {
    return { ...rest, endedAt: 0, turns: turns.map((one) => ({ ...one, ms: null })) };
  }

  const seeds = fc.integer({ min: 0, max: 2 ** 31 - 2 });

  test('a tree never makes more attempts than its budget, and every attempt refines an earlier one', async () => {
    await fc.assert(
      fc.asyncProperty(
        seeds,
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        async (seed, budget, c) => {
          const { trajectory, requests } = await run({ kind: 'tree', c }, seed, budget);
          expect(requests.length).toBeLessThanOrEqual(budget);
          expect(trajectory.turns.length).toBe(requests.length);
          for (const { index, parent } of trajectory.turns)
            expect(parent === null ? index === 0 : parent < index).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a tree sends the dialogue of the attempt that it refines, and nothing of its siblings', async () => {
    const { trajectory } = await run({ kind: 'tree', c: 1 }, 77, 8);
    for (const { parent, messages } of trajectory.turns) {
      const refined = parent === null ? undefined : trajectory.turns[parent];
      if (refined === undefined) continue;
      expect(messages.slice(0, -1)).toEqual([
        ...refined.messages,
        { role: 'assistant', content: refined.reply },
      ]);
      expect(messages.at(-1)?.content).toContain(refined.feedback?.text);
    }
    expect(trajectory.turns.some(({ index, parent }) => parent !== null && parent < index - 1)).toBe(true);
  });

  test('with refinement off it is independent sampling: every attempt answers the opening prompt', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const off = await run({ kind: 'tree', c: 5, width: 0 }, seed);
        const independent = await run({ kind: 'restart' }, seed);
        const [opening] = off.requests;
        for (const { messages } of off.requests) expect(messages).toEqual(opening?.messages);
        expect(off.requests).toEqual(independent.requests);
        expect(new Set(off.requests.map((request) => request.seed)).size).toBe(off.requests.length);
      }),
      { numRuns: 30 },
    );
  });

  test('with one attempt to choose from it is linear', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const one = await run({ kind: 'tree', c: 5, width: 1 }, seed);
        const linear = await run({ kind: 'linear' }, seed);
        expect(timeless(one.trajectory)).toEqual(timeless(linear.trajectory));
      }),
      { numRuns: 30 },
    );
  });
});
