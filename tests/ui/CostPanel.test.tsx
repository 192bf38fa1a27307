import { render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { expect, it } from 'vitest';
import type { ExperimentSpec } from '../../src/core/experiment';
import { CostPanel } from '../../src/ui/parts/CostPanel';
import { rememberSpeed } from '../../src/ui/state/speeds';

const spec: ExperimentSpec = {
  version: 1,
  name: 'made',
  seed: 3,
  samples: 6,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo' },
  arms: [{ name: 'multi-turn', maxTurns: 2 }],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 64 },
};

it('the time follows the problems as they come', () => {
  rememberSpeed(spec.engine, 2);
  const [problems, setProblems] = createSignal<number | null>(null);
  render(() => (
    <CostPanel spec={spec} problems={problems()} faults={[]}>
      <button type="button">Start</button>
    </CostPanel>
  ));
  setProblems(10);
  // 10 problems × 6 samples × 2 turns at 2 attempts a second.
  expect(screen.getByText('about 1 min')).toBeDefined();
});
