import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { writeParquet } from '../../src/adapters/parquet-writer';
import { attemptRows, columnTypes, countRows, testRows, trajectoryRow } from '../../src/core/export-rows';
import { trajectory as anyTrajectory } from '../arbitraries';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

const trajectories = cellsOf(makeExperiment('x', { problems: 2, arms: 2, samples: 3 })).map((key) =>
  makeTrajectory(key),
);
const tables = {
  trajectories: trajectories.map(trajectoryRow),
  attempts: trajectories.flatMap(attemptRows),
  tests: trajectories.flatMap(testRows),
};

describe('tables', () => {
  it('have a row a trajectory, an attempt, a test', () => {
    expect(Object.values(tables).map((rows) => rows.length)).toEqual([12, 24, 12 * (2 + 2)]);
    expect(tables.attempts[1]).toMatchObject({ turn: 1, parent: 0, public_passed: 1, feedback: null });
    expect(tables.tests[2]).toMatchObject({ side: 'private', turn: 1, test: 0, outcome: 'passed' });
  });

  it('name the type of every column', () => {
    const names = Object.values(tables).flatMap((rows) => Object.keys(rows[0] ?? {}));
    const counts = Object.keys(countRows(trajectories)[0] ?? {});
    expect([...names, ...counts].filter((name) => !(name in columnTypes))).toEqual([]);
  });

  it('count N, f and c without what a person branched off', () => {
    const [first, ...rest] = trajectories;
    if (first === undefined) throw new Error('There are trajectories.');
    expect(countRows([{ ...first, correct: false }, ...rest])[0]).toEqual({
      arm: 'arm0',
      problem_id: 'p0',
      n: 3,
      f: 3,
      c: 2,
    });
  });

  it.each(Object.entries(tables))('come back from Parquet as they went: %s', async (_, rows) => {
    expect(await parquetReadObjects({ file: writeParquet(rows) })).toEqual(rows);
  });

  it('come back from Parquet whatever the programs and models wrote', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTrajectory(), { minLength: 1, maxLength: 4 }), async (any) => {
        for (const rows of [any.map(trajectoryRow), any.flatMap(attemptRows), any.flatMap(testRows)]) {
          // Parquet's texts are UTF-8, which has no lone surrogates.
          const well = JSON.parse(JSON.stringify(rows).replaceAll(/\\ud[89a-f]../gi, '?')) as typeof rows;
          if (well.length > 0) expect(await parquetReadObjects({ file: writeParquet(well) })).toEqual(well);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keep a column’s type when it is empty', () => {
    const schema = parquetMetadata(
      writeParquet(tables.trajectories.map((row) => ({ ...row, seed: null }))),
    ).schema;
    expect(schema.find(({ name }) => name === 'seed')?.type).toBe('INT32');
  });
});
