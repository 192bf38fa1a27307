import { HashRouter, Route } from '@solidjs/router';
import { fireEvent, render, screen } from '@solidjs/testing-library';
import { createRoot } from 'solid-js';
import { expect, it } from 'vitest';
import type { ExperimentSpec } from '../../src/core/experiment';
import { RunHead } from '../../src/ui/parts/RunHead';
import { createDesk, DeskContext } from '../../src/ui/state/desk';
import { fakeEngine } from '../fakes';
import { fakeLab, rightReply } from './fake-lab';

const spec: ExperimentSpec = {
  version: 1,
  name: 'made',
  seed: 3,
  samples: 6,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo', limit: 2 },
  arms: [{ name: 'plain', maxTurns: 1 }],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 64 },
};

/** Milliseconds; a machine may have much else to do. */
const patience = { timeout: 50_000 };

it('who holds the run’s button holds its successor, from the start over a stop to the end', async () => {
  let atCall = (_index: number): void => undefined;
  const lab = fakeLab({}, () =>
    fakeEngine((_, index) => {
      atCall(index);
      return rightReply;
    }),
  );
  const desk = createRoot(() => createDesk(lab));
  const run = await desk.runs.create(spec, new AbortController().signal);
  render(() => (
    <DeskContext.Provider value={desk}>
      <HashRouter>
        <Route path="*" component={() => <RunHead run={run} />} />
      </HashRouter>
    </DeskContext.Provider>
  ));
  const held = (): string => document.activeElement?.textContent ?? '';

  const start = await screen.findByRole('button', { name: 'Start' });
  start.focus();
  const whileRunning: string[] = [];
  atCall = (index) => {
    whileRunning.push(held());
    if (index === 5) run.stop();
  };
  fireEvent.click(start);
  const goOn = await screen.findByRole('button', { name: 'Continue' }, patience);
  expect(whileRunning).toContain('Stop');
  expect(document.activeElement).toBe(goOn);

  fireEvent.click(goOn);
  const results = await screen.findByRole('link', { name: 'See the results' }, patience);
  expect(document.activeElement).toBe(results);
  expect(screen.getByTestId('spoken').textContent).toBe('Complete: 12 trajectories');
});
