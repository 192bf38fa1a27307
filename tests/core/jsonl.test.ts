import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../src/core/experiment';
import { headerLine, parseJsonl, trajectoryLine, writeJsonl, type JsonlItem } from '../../src/core/jsonl';
import { linesOf } from '../../src/core/lines';
import type { Trajectory } from '../../src/core/trajectory';
import { trajectory as anyTrajectory } from '../arbitraries';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

const experiment = makeExperiment('x', { problems: 2, arms: 2, samples: 2 });
const trajectories = cellsOf(experiment).map((key) => makeTrajectory(key));

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

async function parse(text: string, pieceLength = 1_000): Promise<readonly JsonlItem[]> {
  const pieces = Array.from({ length: Math.ceil(text.length / pieceLength) }, (_, i) =>
    text.slice(i * pieceLength, (i + 1) * pieceLength),
  );
  const items: JsonlItem[] = [];
  for await (const item of parseJsonl(linesOf(pieces))) items.push(item);
  return items;
}

async function write(of: Experiment, given: readonly Trajectory[]): Promise<string> {
  let text = '';
  for await (const line of writeJsonl(of, stream(given))) text += line;
  return text;
}

/** The faults of the file whose second line is a trajectory with `change`. */
async function faultsOf(change: object): Promise<readonly string[]> {
  const [first] = trajectories;
  const line = JSON.stringify({ ...first, ...change });
  const items = await parse(`${headerLine(experiment)}${line}\n`);
  return items.flatMap((item) => (item.kind === 'fault' ? item.faults.map(({ path }) => path) : []));
}

describe('an export', () => {
  it('opens again as it was, however the stream is cut', async () => {
    const text = await write(experiment, trajectories);
    for (const pieceLength of [7, 1_000, text.length]) {
      expect(await parse(text, pieceLength)).toEqual([
        { kind: 'experiment', line: 1, experiment },
        ...trajectories.map((trajectory, i) => ({ kind: 'trajectory', line: i + 2, trajectory })),
      ]);
    }
  });

  it('loses nothing of any trajectory', async () => {
    await fc.assert(
      fc.asyncProperty(anyTrajectory(), async (any) => {
        const given = { ...any, problemId: 'p0', arm: 'arm0', sample: 0 };
        const items = await parse(`${headerLine(experiment)}${trajectoryLine(given)}`);
        expect(items[1]).toEqual({ kind: 'trajectory', line: 2, trajectory: given });
      }),
      { numRuns: 200 },
    );
  });

  it('keeps its good lines when others are bad, each located', async () => {
    const lines = (await write(experiment, trajectories)).trimEnd().split('\n');
    lines[2] = '{"experimentId": "x"';
    lines[4] = '[]';
    const items = await parse(`${lines.join('\r\n')}\r\n\r\n{"cut": tr`);
    expect(items.map(({ kind, line }) => [kind, line])).toEqual([
      ['experiment', 1],
      ['trajectory', 2],
      ['fault', 3],
      ['trajectory', 4],
      ['fault', 5],
      ...[6, 7, 8, 9].map((line) => ['trajectory', line]),
      ['fault', 11],
    ]);
    expect(items[4]).toEqual({
      kind: 'fault',
      line: 5,
      faults: [{ path: 'file', found: 'a list of 0', expected: 'an object' }],
    });
  });

  it.each([
    [{ experimentId: 'y' }, 'experimentId'],
    [{ problemId: 'p9' }, 'problemId'],
    [{ arm: 'arm9' }, 'arm'],
    [{ sample: 2 }, 'sample'],
    [{ seed: -1 }, 'seed'],
    [{ end: 'solved' }, 'end'],
    [{ correct: 1 }, 'correct'],
    [{ final: 2 }, 'final'],
    [{ turns: [] }, 'turns'],
    [{ turns: trajectories[0]?.turns.toReversed(), final: 0 }, 'turns[0].index'],
    [{ judgement: { correct: true, tests: [{ test: 0, outcome: 'fine' }] } }, 'judgement.tests[0].outcome'],
  ])('with %o is refused at %s', async (change, path) => {
    expect(await faultsOf(change)).toContain(path);
  });

  it.each([
    ['', 'nothing'],
    ['{"id": 1}\n{}\n', 'an object with the keys id'],
    ['{"turnwise": 2}\n{}\n', '2'],
    ['PK\u0003\u0004\n{}\n', 'text that is not JSON'],
  ])('must begin with a header, unlike %j', async (text, found) => {
    const fault = expect.objectContaining({ found: expect.stringContaining(found) });
    expect(await parse(text)).toEqual([{ kind: 'fault', line: 1, faults: [fault] }]);
  });
});
