import { describe, expect, it } from 'vitest';
import { tally, verdictAt } from '../../src/core/tally';
import { summaryOf, turnOf } from './summaries';

describe('tally', () => {
  it('counts N, f and c by arm and problem', () => {
    const tallies = tally([
      summaryOf('p', true),
      summaryOf('wp', false),
      summaryOf('www'),
      summaryOf('p', true, { problemId: 'b' }),
      summaryOf('wwp', true, { arm: 'multi-turn' }),
    ]);
    expect(tallies).toEqual(
      new Map([
        [
          'plain',
          new Map([
            ['a', { trajectories: 3, publicPass: 2, correct: 1 }],
            ['b', { trajectories: 1, publicPass: 1, correct: 1 }],
          ]),
        ],
        ['multi-turn', new Map([['a', { trajectories: 1, publicPass: 1, correct: 1 }]])],
      ]),
    );
  });

  it('gives every smaller turn limit by truncation', () => {
    const summaries = [summaryOf('p', true), summaryOf('wp', true), summaryOf('hwp', true), summaryOf('www')];
    const correct = [1, 2, 3].map((limit) => tally(summaries, limit).get('plain')?.get('a'));
    expect(correct).toEqual([
      { trajectories: 4, publicPass: 1, correct: 1 },
      { trajectories: 4, publicPass: 2, correct: 2 },
      { trajectories: 4, publicPass: 3, correct: 3 },
    ]);
  });

  it("leaves out what a person had a hand in, but not the model's prefix before it", () => {
    const helped = summaryOf('wp', true, {
      turns: [turnOf('w', null), turnOf('p', 0, 'person')],
    });
    expect(tally([helped])).toEqual(new Map());
    expect(tally([helped], 1).get('plain')?.get('a')).toEqual({ trajectories: 1, publicPass: 0, correct: 0 });
  });
});

describe('verdictAt', () => {
  it('counts the attempts that were made', () => {
    expect(verdictAt(summaryOf('wp', true))).toEqual({ publicPass: true, correct: true, attempts: 2 });
    expect(verdictAt(summaryOf('wp', true), 1)).toEqual({ publicPass: false, correct: false, attempts: 1 });
    expect(verdictAt(summaryOf('wnx'))).toEqual({ publicPass: false, correct: false, attempts: 3 });
  });

  it('holds a trajectory that ended for lack of context, even before its first turn, to be a failure', () => {
    expect(verdictAt(summaryOf('', false, { end: 'context' }))).toEqual({
      publicPass: false,
      correct: false,
      attempts: 0,
    });
  });

  it('does not guess the verdict on a passing program that was not the submission', () => {
    const wentOn = summaryOf('pw', false, { final: 1 });
    expect(verdictAt(wentOn)).toBeNull();
  });

  it('refuses a turn limit under 1', () => {
    expect(() => verdictAt(summaryOf('p'), 0)).toThrow(RangeError);
  });
});
