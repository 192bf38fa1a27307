import { describe, expect, it } from 'vitest';
import { idealChance } from '../../model/evaluate/ideal-reader';
import { makeProblem } from '../../model/world/make-problem';

const hard = Array.from({ length: 150 }, (_, seed) => makeProblem(seed, 'hard'));

function mean(chance: (made: (typeof hard)[number]) => number): number {
  return hard.reduce((sum, made) => sum + chance(made), 0) / hard.length;
}

describe('an ideal reader', () => {
  it('is right at once where everything is said or shown', () => {
    const easy = Array.from({ length: 50 }, (_, seed) => makeProblem(seed, 'easy'));
    expect(easy.map((made) => idealChance(made, 1, 'nothing'))).toEqual(easy.map(() => 1));
  });

  it('cannot be sure of hard problems at first, and learns from failed tests far more than from failing', () => {
    const first = mean((made) => idealChance(made, 1, 'nothing'));
    const resampled = mean((made) => idealChance(made, 3, 'nothing'));
    const told = mean((made) => idealChance(made, 3, 'failed-tests'));
    expect(first).toBeGreaterThan(0.5);
    expect(first).toBeLessThan(0.85);
    expect(resampled).toBeGreaterThan(first);
    expect(told).toBeGreaterThan(resampled + 0.05);
    expect(told).toBeGreaterThan(0.95);
  });
});
