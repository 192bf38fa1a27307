import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../src/core/create-experiment';
import { parseProblemSet } from '../../src/core/parse-problems';
import { parseSpecText } from '../../src/core/parse-spec';
import { wordingOf } from '../../src/core/wording';
import type { ModelOffer } from '../../src/ui/state/lab';
import {
  feedbackPreset,
  reasoningPreset,
  rftPreset,
  turnsPreset,
  type Preset,
} from '../../src/ui/state/lesson-presets';

const offer = (model: string): ModelOffer => ({
  choice: { kind: 'wllama', model },
  label: model,
  detail: '',
  unavailable: null,
  cached: true,
});
const first = { shippedModels: [offer('demo')], firstSet: 'demo' };
const both = { ...first, shippedModels: [offer('demo'), offer('demo-rft')] };

describe('the lesson’s presets', () => {
  it.each<[string, (seed: number) => Preset | null]>([
    ['turns', (seed) => turnsPreset(first, seed)],
    ['reasoning', (seed) => reasoningPreset(first, seed)],
    ['feedback', (seed) => feedbackPreset(first, seed)],
    ['RFT', (seed) => rftPreset(both)?.(seed) ?? null],
  ])('%s: can be run on the shipped set, and its sides are arms of its experiments', async (_, make) => {
    const set = parseProblemSet(JSON.parse(await readFile('public/problems/demo.json', 'utf8')));
    const preset = make(7);
    const armsOf = (preset?.specs ?? []).map((spec) => {
      expect(parseSpecText(JSON.stringify(spec))).toMatchObject({ seed: 7, samples: 6 });
      const parts = {
        set,
        prompts: wordingOf('demo').prompts,
        wording: 'demo',
        id: 'x',
        now: 0,
        versions: {},
      };
      const { arms, problems } = createExperiment({ spec, ...parts });
      expect(problems).toHaveLength(10);
      return arms.map(({ name }) => name);
    });
    for (const side of preset?.sides ?? []) expect(armsOf[side.spec]).toContain(side.arm);
    expect(armsOf.length).toBeGreaterThan(0);
  });

  it('has a question about RFT only where a model after RFT ships', () => {
    expect(rftPreset(first)).toBeNull();
    expect(rftPreset(both)?.(1).specs.map(({ engine }) => engine.model)).toEqual(['demo', 'demo-rft']);
  });
});
