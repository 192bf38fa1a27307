import { expect, inject, it } from 'vitest';
import { exampleSpec } from '../../core/example-spec';
import { runUnderKills } from './kill-runs';

it('a page that is killed again and again loses nothing, and stores nothing twice', async () => {
  const spec = {
    ...exampleSpec,
    samples: 4,
    problems: { set: 'demo', limit: 6 },
    arms: exampleSpec.arms.slice(0, 2),
    sampling: { temperature: 1, topP: 0.95, maxTokens: 128 },
  };
  const report = await runUnderKills(inject('builtLab'), spec, 5, 7);
  expect(report.undisturbed).toHaveLength(6 * 2 * 4);
  expect(report.killed).toEqual(report.undisturbed);
});
