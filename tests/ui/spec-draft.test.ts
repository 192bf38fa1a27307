import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../src/core/parse-spec';
import { freeName } from '../../src/ui/state/arms';
import { draftFaults, firstDraft, withArm, withDifficulty } from '../../src/ui/state/spec-draft';

const draft = firstDraft({ kind: 'wllama', model: 'demo' }, 'demo');

describe('the first draft', () => {
  it('is a spec that this lab reads, with nothing wrong', () => {
    expect(parseSpec(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(draftFaults(draft, 12)).toEqual([]);
  });

  it('has a single turn, failed tests and binary feedback as its arms', () => {
    expect(draft.arms.map(({ maxTurns, feedback }) => [maxTurns, feedback])).toEqual([
      [1, undefined],
      [3, 'failed-tests'],
      [3, 'binary'],
    ]);
  });
});

describe('draftFaults', () => {
  it('names everything that keeps an experiment from starting', () => {
    const [arm] = draft.arms;
    if (!arm) throw new Error('The draft has arms.');
    expect(draftFaults({ ...draft, name: ' ', arms: [arm, arm] }, 0)).toEqual([
      'Give the experiment a name.',
      'Choose at least one problem: another difficulty, or another set.',
      'Two arms have the same name: rename one.',
    ]);
  });
});

describe('withDifficulty', () => {
  it('keeps the order easy, medium, hard', () => {
    const without = withDifficulty(draft.problems, 'easy', false);
    expect(without.difficulty).toEqual(['medium', 'hard']);
    expect(withDifficulty(without, 'easy', true).difficulty).toEqual(['easy', 'medium', 'hard']);
  });
});

describe('arms', () => {
  it('are replaced and removed by place', () => {
    expect(withArm(draft.arms, 0, null)).toEqual(draft.arms.slice(1));
    expect(withArm(draft.arms, 1, { name: 'other', maxTurns: 2 })[1]).toEqual({ name: 'other', maxTurns: 2 });
  });

  it('get names that no other has', () => {
    expect([
      freeName('plain', []),
      freeName('plain', ['plain']),
      freeName('plain', ['plain', 'plain 2']),
    ]).toEqual(['plain', 'plain 2', 'plain 3']);
  });
});
