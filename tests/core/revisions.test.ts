import { describe, expect, it } from 'vitest';
import { revisionRows, revisionsOf, type Revision } from '../../src/core/revisions';
import { similarityRows } from '../../src/core/similarity-rows';
import type { Turn } from '../../src/core/trajectory';
import { makeTrajectory } from '../make-experiment';

const key = { experimentId: 'e', problemId: 'p', arm: 'multi', sample: 2 };
const made = makeTrajectory(key);

function withTurns(...shapes: readonly Partial<Turn>[]) {
  const [first, second] = made.turns;
  if (first === undefined || second === undefined) throw new Error('a made trajectory has two turns');
  const turns = shapes.map((shape, index) => ({ ...(index === 0 ? first : second), index, ...shape }));
  return revisionsOf({ ...made, turns });
}

const asked = { kind: 'trace', fellBackTo: null, text: '' } as const;

describe('revisionsOf', () => {
  it('compares each program with the one that it refines, comments aside', () => {
    expect(
      withTurns({ program: 'x = 1  # one\n', feedback: asked }, { program: '# again\nx = 1\n' }),
    ).toEqual([
      {
        problemId: 'p',
        arm: 'multi',
        sample: 2,
        turn: 2,
        feedback: 'trace',
        ratio: 1,
        chrf: 1,
        isIdentical: true,
      },
    ]);
  });

  it('names the feedback that was really given', () => {
    const feedback = { ...asked, fellBackTo: { kind: 'failed-tests', reason: 'no trace' } } as const;
    expect(withTurns({ feedback }, {}).map((revision) => revision.feedback)).toEqual(['failed-tests']);
  });

  it('follows the parent, not the order, in a tree', () => {
    const [, third] = withTurns(
      { program: 'a = 1\n', feedback: asked },
      { program: 'zzz\n', parent: 0, feedback: asked },
      { program: 'a = 1\n', parent: 0 },
    );
    expect(third).toMatchObject({ turn: 3, isIdentical: true });
  });

  it('makes no pair of attempts without a program, by a person, or without feedback in between', () => {
    expect(withTurns({ program: null, feedback: asked }, {})).toEqual([]);
    expect(withTurns({ feedback: asked }, { program: null })).toEqual([]);
    expect(withTurns({ feedback: asked }, { author: 'person' })).toEqual([]);
    expect(withTurns({ feedback: asked }, { parent: null })).toEqual([]);
    expect(withTurns({ feedback: null }, {})).toEqual([]);
  });
});

function revision(feedback: Revision['feedback'], ratio: number): Revision {
  return { ...key, turn: 2, feedback, ratio, chrf: ratio / 2, isIdentical: ratio === 1 };
}

describe('revisionRows', () => {
  it('tells exploitation from exploration', () => {
    const rows = revisionRows(
      [revision('trace', 1), revision('trace', 0.8), revision('binary', 0.4)],
      'feedback',
    );
    expect(rows).toEqual([
      {
        group: 'trace',
        revisions: 2,
        identical: 1,
        identicalShare: 0.5,
        exploitShare: 1,
        exploreShare: 0,
        meanRatio: 0.9,
        meanChrf: 0.45,
      },
      {
        group: 'binary',
        revisions: 1,
        identical: 0,
        identicalShare: 0,
        exploitShare: 0,
        exploreShare: 1,
        meanRatio: 0.4,
        meanChrf: 0.2,
      },
    ]);
    expect(revisionRows([], 'arm')).toEqual([]);
  });
});

describe('similarityRows', () => {
  it('is a density over [0, 1] even where all values lie at an end', () => {
    for (const values of [[1, 1, 1], [0, 0.5, 1], [0.3]]) {
      const rows = similarityRows(
        values.map((value) => revision('binary', value)),
        'ratio',
      );
      const densities = rows.map(({ density }) => density);
      const [first, last] = [densities[0] ?? NaN, densities.at(-1) ?? NaN];
      const area = (densities.reduce((sum, density) => sum + density, 0) - (first + last) / 2) / 100;
      expect(area).toBeCloseTo(1, 3);
    }
  });
});
