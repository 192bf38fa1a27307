import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/core/column';
import { armTable } from '../../src/core/results';
import { anExperiment } from './experiments';
import { summaryOf } from './summaries';

const experiment = anExperiment({ arms: { plain: 1, 'multi-turn': 3 }, problems: ['a', 'b'] });
const summaries = [
  ...['p', 'w', 'w', 'w'].map((letters, sample) => summaryOf(letters, true, { sample })),
  ...['p', 'p', 'w', 'w'].map((letters, sample) => summaryOf(letters, true, { sample, problemId: 'b' })),
  ...['wp', 'wwp', 'www', 'p'].map((letters, sample) =>
    summaryOf(letters, sample !== 3, { sample, arm: 'multi-turn' }),
  ),
];

describe('armTable', () => {
  const columns: readonly Column[] = [
    { kind: 'pass@k', k: 1 },
    { kind: 'pass n@k', n: 1, k: 3 },
    { kind: 'pass n@k', n: 2, k: 6 },
  ];
  const table = armTable(experiment, summaries, columns);

  it('gives each arm its estimates, undefined ones with their reason', () => {
    const [plain, multi] = table.rows;
    expect(plain?.values).toEqual([
      { kind: 'value', value: 3 / 8, problems: 2, of: 2 },
      // a: f = c = 1 of 4, 3 draws: 3/4. b: f = c = 2: 1.
      { kind: 'value', value: 7 / 8, problems: 2, of: 2 },
      { kind: 'undefined', reason: 'needs 6 trajectories a problem, has 4' },
    ]);
    expect(multi?.values).toEqual([
      { kind: 'value', value: 1 / 2, problems: 1, of: 2 },
      { kind: 'value', value: 1 / 2, problems: 1, of: 2 },
      { kind: 'value', value: expect.closeTo(5 / 6, 12), problems: 1, of: 2 },
    ]);
  });

  it('compares arms on the problems that both have', () => {
    expect(table.rows[0]?.differences).toBeNull();
    expect(table.rows[1]?.differences).toEqual([
      { kind: 'value', value: 1 / 4, problems: 1, of: 2 },
      { kind: 'value', value: -1 / 4, problems: 1, of: 2 },
      { kind: 'undefined', reason: 'no problem has both this arm and the first one defined' },
    ]);
  });

  it('lists N, f and c of every problem and arm', () => {
    expect(table.problems).toEqual([
      { problemId: 'a', arm: 'plain', trajectories: 4, publicPass: 1, correct: 1 },
      { problemId: 'b', arm: 'plain', trajectories: 4, publicPass: 2, correct: 2 },
      { problemId: 'a', arm: 'multi-turn', trajectories: 4, publicPass: 3, correct: 2 },
      { problemId: 'b', arm: 'multi-turn', trajectories: 0, publicPass: 0, correct: 0 },
    ]);
  });

  it('has reasons and no numbers before anything has run', () => {
    const empty = armTable(experiment, [], columns);
    expect(empty.rows.flatMap(({ values }) => values)).toEqual(
      Array.from({ length: 6 }, () => ({ kind: 'undefined', reason: 'no trajectory yet' })),
    );
    expect(armTable(experiment, []).columns).toEqual([]);
  });
});
