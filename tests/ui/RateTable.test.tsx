import { cleanup, render, screen, within } from '@solidjs/testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import { estimate, type EstimateTable } from '../../src/core/estimate';
import { RateTable } from '../../src/ui/parts/RateTable';
import { powerRows } from '../../src/ui/state/power-rows';

const counts = (...correct: readonly number[]) =>
  correct.map((c) => ({ trajectories: c < 0 ? 0 : 4, publicPass: Math.max(0, c), correct: Math.max(0, c) }));

/** Three arms of one turn over four problems; the last arm has run on three of them. */
const table: EstimateTable = estimate({
  lines: [
    { label: 'plain', maxTurns: 1, counts: counts(0, 1, 2, 4) },
    { label: 'CoT', maxTurns: 1, counts: counts(1, 2, 3, 4) },
    { label: 'partial', maxTurns: 1, counts: counts(0, 4, 4, -1) },
  ],
  columns: [
    { kind: 'pass@k', k: 1 },
    { kind: 'pass@k', k: 9 },
  ],
  clusters: null,
  reference: 0,
  draws: 200,
  seed: 3,
  level: 0.95,
});

afterEach(cleanup);

function cell(arm: string, metric: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`td[data-arm="${arm}"][data-metric="${metric}"]`);
  if (!found) throw new Error(`The table has no ${metric} of ${arm}.`);
  return found;
}

describe('RateTable', () => {
  it('shows a rate with its interval and its paired difference, in full precision beside the text', () => {
    render(() => <RateTable table={table} />);
    const { dataset, textContent } = cell('CoT', 'pass@1');
    expect(Number(dataset['value'])).toBeCloseTo(10 / 16, 12);
    expect(Number(dataset['difference'])).toBeCloseTo(3 / 16, 12);
    expect(Number(dataset['low'])).toBeLessThan(10 / 16);
    expect(textContent).toContain('62.5');
    expect(textContent).toContain('+18.8');
    expect(cell('plain', 'pass@1').dataset['difference']).toBe('');
  });

  it('says over how many problems a mean is, and which of several was selected on the same data', () => {
    render(() => <RateTable table={table} />);
    expect(within(cell('partial', 'pass@1')).getByText('over 3 of 4 problems')).toBeTruthy();
    expect(screen.getAllByText('highest: selected on the same data')).toHaveLength(1);
    expect(cell('partial', 'pass@1').textContent).toContain('selected');
  });

  it('puts a dash with its reason where a rate is undefined', () => {
    render(() => <RateTable table={table} />);
    expect(within(cell('CoT', 'pass@9')).getByText(/undefined: needs 9/)).toBeTruthy();
  });

  it('lays the paper’s numbers below as rows of their own', () => {
    const paper = [{ model: 'M', variant: 'CoT', column: 'pass@1', value: 0.034 }] as const;
    render(() => <RateTable table={table} paper={paper} />);
    const row = screen.getByText('paper: CoT').closest('tr');
    expect(row?.textContent).toContain('3.4');
    expect(within(row ?? document.body).getByText(/the paper gives no number/)).toBeTruthy();
  });
});

describe('powerRows', () => {
  it('gives each arm what it could have shown, and a reason where there is nothing to reckon from', () => {
    const [plain, cot] = powerRows(table, [], 0, 0.05);
    expect(plain?.['detectable difference']).toBeNull();
    expect(Number(cot?.['detectable difference'])).toBeGreaterThan(0);
    expect(Number(cot?.['problems needed'])).toBeGreaterThan(4);
    expect(powerRows(table, [], 1, 0.05)[0]?.['reason']).toContain('needs 9');
  });
});
