import { expect, it } from 'vitest';
import { createKeepsake } from '../../src/ui/state/keepsake';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

const made = cellsOf(makeExperiment('x', { problems: 1, arms: 1, samples: 4 })).map((key) =>
  makeTrajectory(key),
);

it('a keepsake gives back what was made, and of too much the newest', () => {
  const all = createKeepsake();
  const few = createKeepsake(2 * JSON.stringify(made[0]).length + 10);
  for (const trajectory of made) {
    all.add(trajectory);
    few.add(trajectory);
  }
  expect(all.all()).toEqual(made);
  expect(few.all()).toEqual(made.slice(2));
});
