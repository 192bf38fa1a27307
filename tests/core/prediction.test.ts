import { describe, expect, it } from 'vitest';
import { forecastsOf, parsePredictions, type Prediction } from '../../src/core/prediction';

const said: Prediction = {
  id: 'a',
  at: 1,
  page: 3,
  kind: 'experiment',
  question: 'Which arm?',
  options: ['plain', 'multi-turn'],
  guess: 1,
  confidence: 0.8,
  experiments: ['x1'],
  outcome: { answer: 0, words: 'plain' },
};

describe('predictions', () => {
  it('are read as they were written', () => {
    const all = [said, { ...said, id: 'b', outcome: null }];
    expect(parsePredictions(JSON.stringify(all))).toEqual(all);
  });

  it.each(['', '{}', '[{"id": "a"}]', JSON.stringify([{ ...said, confidence: 0.3 }])])(
    'that are none of ours are not read: %s',
    (text) => {
      expect(parsePredictions(text)).toBeNull();
    },
  );

  it('count when an outcome favours one answer', () => {
    const wrong = said;
    const right = { ...said, guess: 0 };
    const tied = { ...said, outcome: { answer: null, words: 'equal' } };
    expect(forecastsOf([wrong, right, tied, { ...said, outcome: null }])).toEqual([
      { confidence: 0.8, isRight: false },
      { confidence: 0.8, isRight: true },
    ]);
  });
});
