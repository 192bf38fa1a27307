import { describe, expect, it } from 'vitest';
import { drawBinomial } from '../../src/core/binomial';
import type { Column } from '../../src/core/column';
import { estimate, type EstimateRequest } from '../../src/core/estimate';
import { createRandom, type Random } from '../../src/core/random';
import type { Tally } from '../../src/core/tally';

function counts(N: number, ...correct: readonly number[]): readonly Tally[] {
  return correct.map((c) => ({ trajectories: N, publicPass: Math.min(N, c + 1), correct: c }));
}

const pass1: Column = { kind: 'pass@k', k: 1 };

function request(rest: Partial<EstimateRequest>): EstimateRequest {
  return {
    lines: [],
    columns: [pass1],
    clusters: null,
    reference: 0,
    draws: 1000,
    seed: 7,
    level: 0.95,
    ...rest,
  };
}

const plain = { label: 'plain', maxTurns: 1, counts: counts(10, 0, 2, 5, 9, 4, 1, 0, 7) };
const multi = { label: 'multi-turn', maxTurns: 3, counts: counts(10, 1, 3, 7, 10, 4, 3, 2, 9) };

describe('estimate', () => {
  it('gives values, paired differences and their tests', () => {
    const table = estimate(request({ lines: [plain, multi] }));
    const [first, second] = table.rows;
    expect(first?.values[0]).toMatchObject({
      kind: 'value',
      value: expect.closeTo(0.35, 12),
      problems: 8,
      of: 8,
    });
    expect(first?.differences).toBeNull();
    const difference = second?.differences?.[0];
    expect(difference).toMatchObject({
      kind: 'value',
      value: expect.closeTo(11 / 80, 12),
      // Seven of seven nonzero differences point one way.
      test: { p: 2 / 128, flips: 128, exact: true },
      adjustedP: 2 / 128,
    });
    if (difference?.kind !== 'value' || difference.interval === null) throw new Error('no interval');
    expect(difference.interval.low).toBeGreaterThan(-0.05);
    expect(difference.interval.high).toBeLessThan(0.3);
    expect(table.best).toEqual([1]);
  });

  it('is the same for the same seed and another for another', () => {
    const once = estimate(request({ lines: [plain, multi] }));
    expect(estimate(request({ lines: [plain, multi] }))).toEqual(once);
    expect(estimate(request({ lines: [plain, multi], seed: 8 }))).not.toEqual(once);
  });

  it('pairs arms on the same problems: a constant difference has no spread between them', () => {
    const shifted = { ...plain, label: 'shifted', counts: counts(10, 1, 3, 6, 10, 5, 2, 1, 8) };
    const table = estimate(request({ lines: [plain, shifted] }));
    expect(table.rows[1]?.differences?.[0]).toMatchObject({ value: expect.closeTo(0.1, 12), between: 0 });
  });

  it('keeps what is undefined undefined, with its reason', () => {
    const column: Column = { kind: 'pass n@k', n: 5, k: 15 };
    const table = estimate(request({ lines: [plain, multi], columns: [column] }));
    expect(table.rows[0]?.values).toEqual([
      { kind: 'undefined', reason: 'needs 15 trajectories a problem, has 10' },
    ]);
    expect(table.rows[1]?.values[0]?.kind).toBe('value');
    expect(table.rows[1]?.differences).toEqual([
      { kind: 'undefined', reason: 'no problem has both arms defined' },
    ]);
    expect(table.best).toEqual([1]);
  });

  it('computes only the columns wanted of a line', () => {
    const columns: readonly Column[] = [pass1, { kind: 'pass@k', k: 2 }];
    const [row] = estimate(request({ lines: [{ ...plain, wanted: [1] }], columns, reference: null })).rows;
    const [all] = estimate(request({ lines: [plain], columns, reference: null })).rows;
    expect(row?.values).toEqual([{ kind: 'undefined', reason: 'not asked for' }, all?.values[1]]);
  });

  it('does not call nothing-solved certain', () => {
    const none = { label: 'none', maxTurns: 1, counts: counts(5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) };
    const [row] = estimate(request({ lines: [none] })).rows;
    expect(row?.values[0]).toMatchObject({
      value: 0,
      interval: { low: 0, high: expect.closeTo(0.2775, 4), method: 'wilson' },
    });
  });

  it('gives values without intervals when no draws are asked for', () => {
    const [row] = estimate(request({ lines: [plain], draws: 0 })).rows;
    expect(row?.values[0]).toMatchObject({ value: expect.closeTo(0.35, 12), interval: null });
  });

  it('is wider when alike problems are clustered', () => {
    const alike = {
      label: 'a',
      maxTurns: 1,
      counts: counts(10, 0, 0, 0, 0, 9, 9, 9, 9, 3, 3, 3, 3, 6, 6, 6, 6),
    };
    const clusters = [0, 4, 8, 12].map((from) => [from, from + 1, from + 2, from + 3]);
    const [apart] = estimate(request({ lines: [alike] })).rows;
    const [together] = estimate(request({ lines: [alike], clusters })).rows;
    const [a, b] = [apart?.values[0], together?.values[0]];
    if (a?.kind !== 'value' || b?.kind !== 'value') throw new Error('undefined');
    expect(b.error).toBeGreaterThan(1.5 * a.error);
    expect(b.value).toBe(a.value);
  });

  it('covers the truth in 92 to 98 % of 300 synthetic experiments', () => {
    const trials = 300;
    const settings = [
      { problems: 12, samples: 6, column: { kind: 'pass@k', k: 3 } },
      { problems: 30, samples: 20, column: { kind: 'pass@k', k: 1 } },
      { problems: 40, samples: 12, column: { kind: 'pass n@k', n: 1, k: 4 } },
    ] as const satisfies readonly { problems: number; samples: number; column: Column }[];
    for (const { problems, samples, column } of settings) {
      const random = createRandom(20_240_601);
      const truth = truthOf(random, column);
      let rates = 0;
      let differences = 0;
      for (let trial = 0; trial < trials; trial += 1) {
        const drawn = Array.from({ length: problems }, () => drawProblem(random));
        const lines = ([0, 1] as const).map((arm) => ({
          label: String(arm),
          maxTurns: 1,
          counts: drawn.map((chances) => sample(random, samples, chances[arm])),
        }));
        const { rows } = estimate(request({ lines, columns: [column], draws: 300, seed: trial }));
        if (holds(rows[0]?.values[0], truth[0])) rates += 1;
        if (holds(rows[1]?.differences?.[0], truth[1] - truth[0])) differences += 1;
      }
      const said = { problems, samples, column, rate: rates / trials, difference: differences / trials };
      process.stdout.write(`bootstrap coverage ${JSON.stringify(said)}\n`);
      for (const share of [said.rate, said.difference]) {
        expect(share).toBeGreaterThanOrEqual(0.92);
        expect(share).toBeLessThanOrEqual(0.98);
      }
    }
  }, 30_000);
});

/** Chances of one trajectory: to pass the public tests, and to be correct when it does. */
interface Chances {
  readonly pass: number;
  readonly right: number;
}

/** A problem of the synthetic population, under two arms that are related but not equal. */
function drawProblem(random: Random): readonly [Chances, Chances] {
  const [pass, right] = [random.beta(0.8, 1.2), random.beta(4, 1)];
  return [
    { pass, right },
    { pass: pass * (0.7 + 0.2 * random.next()), right },
  ];
}

function sample(random: Random, trajectories: number, { pass, right }: Chances): Tally {
  const publicPass = drawBinomial(random, trajectories, pass);
  return { trajectories, publicPass, correct: drawBinomial(random, publicPass, right) };
}

/** The population's mean of each arm's true rate: submissions are drawn independently from the chances. */
function truthOf(random: Random, column: Column): readonly [number, number] {
  const rounds = 100_000;
  let [first, second] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const [a, b] = drawProblem(random);
    first += rate(a, column);
    second += rate(b, column);
  }
  return [first / rounds, second / rounds];
}

/** True pass@k, and pass 1@k: some draw passes the public tests, and the one submitted is right. */
function rate({ pass, right }: Chances, column: Column): number {
  return column.kind === 'pass@k' ? 1 - (1 - pass * right) ** column.k : (1 - (1 - pass) ** column.k) * right;
}

function holds(
  estimated: { kind: string; interval?: { low: number; high: number } | null } | undefined,
  truth: number,
): boolean {
  const interval = estimated?.interval ?? null;
  return interval !== null && interval.low <= truth && truth <= interval.high;
}
