import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { everyProblem } from '../../src/core/choose-problems';
import { importProblems, type ProblemImport, type SourceRow } from '../../src/core/import-problems';
import { apps, codeContests, humanEval } from './import-fixtures';

const inflate = (bytes: Uint8Array): Uint8Array => new Uint8Array(inflateSync(bytes));

async function* source(rows: readonly unknown[], onRead = (): void => undefined): AsyncGenerator<SourceRow> {
  for (const [index, row] of rows.entries()) {
    onRead();
    yield { kind: 'row', place: `line ${index + 1}`, row };
  }
}

const ids = (result: ProblemImport): readonly string[] =>
  result.chosen.map((each) => (each.kind === 'problem' ? each.problem.id : each.draft.problem.id));

const numbered = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, problem_id) => ({ ...apps, problem_id }));

describe('importProblems', () => {
  it('keeps good rows beside bad ones, each bad one with its place', async () => {
    const rows = [...numbered(2), { ...apps, problem_id: 2, question: 7 }, { ...apps, problem_id: 0 }, 'row'];
    const result = await importProblems({ rows: source(rows), dataset: null, choice: everyProblem, inflate });
    expect({ ...result, chosen: ids(result) }).toEqual({
      dataset: 'apps',
      chosen: ['apps-0', 'apps-1'],
      rows: 5,
      passedOver: 0,
      flagged: 0,
      refusals: [
        {
          place: 'line 3',
          faults: [{ path: 'question', found: 'number 7', expected: 'a text that is not empty' }],
        },
        {
          place: 'line 4',
          faults: [{ path: 'id', found: '"apps-0"', expected: 'an id that no earlier row has' }],
        },
        {
          place: 'line 5',
          faults: [{ path: 'file', found: 'the text "row"', expected: 'an object' }],
        },
      ],
      refusalCount: 3,
    });
  });

  it('counts what the choice passes over', async () => {
    const rows = [codeContests, { ...codeContests, name: 'b', cf_rating: 3000 }];
    const choice = { ...everyProblem, difficulties: ['hard' as const] };
    const result = await importProblems({ rows: source(rows), dataset: null, choice, inflate });
    expect([ids(result), result.passedOver, result.rows]).toEqual([['b'], 1, 2]);
  });

  it('leaves flagged problems out unless they are asked for, and counts them apart', async () => {
    const rows = [
      codeContests,
      { ...codeContests, name: 'b', description: 'Print any valid answer.' },
      { ...codeContests, name: 'c', description: 'This is an interactive problem.', cf_rating: 3000 },
    ];
    const read = async (flagged: boolean): Promise<readonly unknown[]> => {
      const choice = { ...everyProblem, difficulties: ['medium' as const], flagged };
      const result = await importProblems({ rows: source(rows), dataset: null, choice, inflate });
      return [ids(result), result.passedOver, result.flagged];
    };
    expect(await read(false)).toEqual([['1548_C. Doubling Day'], 1, 1]);
    expect(await read(true)).toEqual([['1548_C. Doubling Day', 'b'], 1, 0]);
  });

  it('reads no further than the first n need', async () => {
    let read = 0;
    const rows = source(numbered(100), () => (read += 1));
    const choice = { ...everyProblem, take: { kind: 'first' as const, count: 3 } };
    const result = await importProblems({ rows, dataset: null, choice, inflate });
    expect([ids(result).length, read]).toEqual([3, 3]);
  });

  it('draws n of all good rows', async () => {
    const choice = { ...everyProblem, take: { kind: 'random' as const, count: 10, seed: 3 } };
    const request = { dataset: null, choice, inflate };
    const first = await importProblems({ ...request, rows: source(numbered(200)) });
    const second = await importProblems({ ...request, rows: source(numbered(200)) });
    expect(ids(first)).toHaveLength(10);
    expect(ids(second)).toEqual(ids(first));
    expect(first.rows).toBe(200);
  });

  it("opens the lab's own problem sets too", async () => {
    const set = {
      id: 's',
      title: 'S',
      problems: [{ id: 'a', statement: 'x', publicTests: [{ stdin: '', expected: '' }] }],
    };
    const result = await importProblems({
      rows: source([set]),
      dataset: null,
      choice: everyProblem,
      inflate,
    });
    expect([result.dataset, ids(result)]).toEqual(['own', ['a']]);
  });

  it('refuses every row of a data set that it does not know, and names the first hundred only', async () => {
    const rows = source(Array.from({ length: 150 }, () => ({ prompt: 'x' })));
    const result = await importProblems({ rows, dataset: null, choice: everyProblem, inflate });
    expect([result.dataset, result.chosen.length, result.refusals.length, result.refusalCount]).toEqual([
      null,
      0,
      100,
      150,
    ]);
  });

  it('reads rows as the set that it is told', async () => {
    const rows = source([humanEval]);
    const result = await importProblems({ rows, dataset: 'apps', choice: everyProblem, inflate });
    expect(result.refusals[0]?.faults.map(({ path }) => path)).toEqual(['question', 'input_output']);
  });
});
