import { render, screen, within } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { describe, expect, it } from 'vitest';
import { passAtK } from '../../src/core/pass-at-k';
import { armTable } from '../../src/core/results';
import { summarise } from '../../src/core/summarise';
import { ArmTable } from '../../src/ui/parts/ArmTable';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

const made = makeExperiment('e', { problems: 1, arms: 2, samples: 3 });
const experiment = { ...made, arms: made.arms.map((arm, at) => (at === 0 ? { ...arm, maxTurns: 1 } : arm)) };
/** In arm0 only the first of three samples is right; arm1 has all three right. */
const summaries = cellsOf(experiment).map((key) => {
  const summary = summarise(makeTrajectory(key));
  return key.arm === 'arm0' && key.sample > 0 ? { ...summary, publicPass: false, correct: false } : summary;
});

function cell(arm: string, metric: string): HTMLElement {
  const found = screen
    .getByTestId('results')
    .querySelector<HTMLElement>(`td[data-arm="${arm}"][data-metric="${metric}"]`);
  if (!found) throw new Error(`The table has no ${metric} of ${arm}.`);
  return found;
}

describe('ArmTable', () => {
  it('holds each value in full precision beside its rounded text', () => {
    render(() => <ArmTable table={armTable(experiment, summaries)} />);
    const shown = cell('arm1', 'pass@2');
    expect(Number(shown.dataset['value'])).toBe(passAtK(3, 3, 2));
    expect(shown.textContent).toContain('100.0');
    expect(cell('arm0', 'pass@1').dataset['difference']).toBe('');
  });

  it('shows a dash with its reason where a rate is undefined', () => {
    render(() => <ArmTable table={armTable(experiment, summaries)} />);
    const [table] = screen.getAllByTestId('results');
    if (!table) throw new Error('The table is there.');
    const undefinedCells = [...table.querySelectorAll<HTMLElement>('td[data-arm="arm0"][data-value=""]')];
    expect(undefinedCells.length).toBeGreaterThan(0);
    for (const one of undefinedCells) {
      expect(one.title).toMatch(/needs \d+ trajectories a problem, has 3/);
      expect(within(one).getByText(/undefined: needs/)).toBeTruthy();
    }
  });

  it('keeps the focus on a term of its head while numbers come', () => {
    // jsdom has no popovers.
    Object.assign(HTMLElement.prototype, { showPopover: () => undefined, hidePopover: () => undefined });
    const [table, setTable] = createSignal(armTable(experiment, summaries.slice(1)));
    const { getAllByRole } = render(() => <ArmTable table={table()} />);
    const term = getAllByRole('button', { name: 'pass@1' }).at(-1);
    term?.focus();
    setTable(armTable(experiment, summaries));
    expect(document.activeElement).toBe(term);
    expect(term?.isConnected).toBe(true);
  });

  it('says so while only part of the problems has run', () => {
    const two = makeExperiment('e', { problems: 2, arms: 2, samples: 3 });
    render(() => <ArmTable table={armTable(two, summaries)} />);
    expect(screen.getAllByTitle('over 1 of 2 problems so far').length).toBeGreaterThan(0);
  });
});
