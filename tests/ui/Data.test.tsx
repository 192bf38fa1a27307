import { File as NodeFile } from 'node:buffer';
import 'fake-indexeddb/auto';
import { MemoryRouter, Route } from '@solidjs/router';
import { cleanup, configure, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Data from '../../src/ui/pages/Data';
import { createDesk, DeskContext } from '../../src/ui/state/desk';
import type { Lab } from '../../src/ui/state/lab';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';
import { fakeLab, madeSet } from './fake-lab';

// Other tests may keep the machine's cores busy.
configure({ asyncUtilTimeout: 40_000 });

const experiment = makeExperiment('x', { problems: 2, arms: 2, samples: 2 });
const saved: { readonly name: string; readonly blob: Blob }[] = [];

async function openPage(parts: Partial<Lab> = {}): Promise<Lab> {
  const lab = fakeLab(parts);
  const store = await lab.store();
  await store.putExperiment(experiment);
  await store.putTrajectories(cellsOf(experiment).map((key) => makeTrajectory(key)));
  render(() => (
    <DeskContext.Provider value={createDesk(lab)}>
      <MemoryRouter>
        <Route path="/" component={Data} />
      </MemoryRouter>
    </DeskContext.Provider>
  ));
  await screen.findByRole('heading', { name: 'Take out' });
  return lab;
}

beforeEach(() => {
  saved.length = 0;
  let blob = new Blob();
  URL.createObjectURL = (given) => {
    if (given instanceof Blob) blob = given;
    return 'blob:made';
  };
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob });
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function part(name: string): ReturnType<typeof within> {
  return within(screen.getByRole('region', { name }));
}

function choose(select: HTMLElement, label: string): void {
  if (!(select instanceof HTMLSelectElement)) throw new Error('Not a select.');
  const index = [...select.options].findIndex((option) => option.label === label || option.text === label);
  select.selectedIndex = index;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('the data page', () => {
  it('deletes an experiment, and brings it back whole', async () => {
    const lab = await openPage();
    const store = await lab.store();
    part('What is stored').getByRole('button', { name: 'Delete experiment x' }).click();
    const undo = await screen.findByRole('button', { name: 'Undo' });
    expect(await store.heads()).toEqual([]);
    undo.click();
    await waitFor(async () => expect((await store.heads())[0]?.done).toBe(8));
    expect(await store.experiment('x')).toEqual(experiment);
  });

  it('deletes a problem set of one’s own, brings it back, and backs it up with everything else', async () => {
    const own = { ...madeSet, id: 'mine', title: 'My problems' };
    const sets = new Map([[own.id, own]]);
    const lab = await openPage({
      problemImports: {
        read: () => Promise.reject(new Error('No file is read here.')),
        keep: async (set) => void sets.set(set.id, set),
        kept: async () => [...sets.keys()],
        remove: async (id) => void sets.delete(id),
      },
      problemSets: async () => [...sets.values()].map((set) => ({ ...set, count: set.problems.length })),
      problemSet: async (id) => sets.get(id) ?? Promise.reject(new Error(`There is no set ${id}.`)),
    });
    const stored = part('What is stored');
    (await stored.findByRole('button', { name: 'Delete My problems' })).click();
    (await stored.findByRole('button', { name: 'Undo' })).click();
    await waitFor(() => expect([...sets.values()]).toEqual([own]));
    await stored.findByRole('button', { name: 'Delete My problems' });
    stored.getByRole('button', { name: 'Back up everything' }).click();
    await waitFor(() => expect(saved).toHaveLength(1));
    const bytes = await lab.archive.writeBundle(['x'], [own]);
    sets.clear();
    await (await lab.store()).removeExperiment('x');
    const file = new File([], 'backup.zip');
    // jsdom's File has no arrayBuffer.
    file.arrayBuffer = async () => new Uint8Array(bytes).buffer;
    const input = stored.getByLabelText('Backup file (zip)');
    Object.defineProperty(input, 'files', { value: [file] });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await stored.findByText('Restored 1 experiment with 8 trajectories.');
    expect([...sets.values()]).toEqual([own]);
  });

  it.each([
    ['Bundle (.zip), everything, opens again', 'experiment-x.zip'],
    ['Report (.html), to read and pass on', 'experiment-x.html'],
    ['N, f and c of each problem and arm (.csv)', 'experiment-x.csv'],
    ['Inspect log (.json)', 'experiment-x-arm0-inspect.json'],
    ['HumanEval samples (.jsonl)', 'experiment-x-arm0-samples.jsonl'],
    ['LiveCodeBench outputs (.json)', 'experiment-x-arm0-outputs.json'],
  ])('takes an experiment out as %s', async (label, name) => {
    await openPage();
    const out = part('Take out');
    choose(out.getByLabelText('As'), label);
    if (name.includes('arm0'))
      await waitFor(() => expect(out.getByLabelText('Arm')).toHaveProperty('value', 'arm0'));
    out.getByRole('button', { name: 'Download' }).click();
    await waitFor(() => expect(saved.map((file) => file.name)).toEqual([name]));
    expect(saved[0]?.blob.size).toBeGreaterThan(50);
  });

  it('judges a run from elsewhere and says where it differs', async () => {
    const lab = await openPage();
    const input = part('Bring in').getByLabelText('File');
    const lines = [0, 1].map((i) =>
      JSON.stringify({ task_id: 'p0', solution: 'print(2 * int(input()))', passed: i === 0 }),
    );
    // jsdom's File cannot be read.
    const file = new NodeFile([lines.join('\n')], 'samples.jsonl');
    Object.defineProperty(input, 'files', { value: [file] });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await screen.findByText(/differs from this lab’s on 1 of 2 programs/);
    expect((await (await lab.store()).heads()).map(({ name, done }) => [name, done])).toContainEqual([
      'human-eval (human-eval)',
      2,
    ]);
  });

  it('verifies an experiment, and names each verdict that judging again does not give', async () => {
    const lab = await openPage();
    const store = await lab.store();
    const verifying = part('Verify');
    verifying.getByRole('button', { name: 'Verify' }).click();
    await verifying.findByText('Every verdict of 8 trajectories was given again.');
    const [key] = cellsOf(experiment);
    if (!key) throw new Error('No cell.');
    const stored = makeTrajectory(key);
    await store.putTrajectory({ ...stored, correct: !stored.correct });
    verifying.getByRole('button', { name: 'Verify' }).click();
    await verifying.findByText(/1 trajectory differs of 8/);
    expect(verifying.getByText(/stored as/).textContent).toContain('p0, arm0, sample 1');
  });

  it('previews a fine-tuning set before it is downloaded', async () => {
    await openPage();
    const tuning = part('Fine-tuning data');
    tuning.getByRole('button', { name: 'Preview' }).click();
    await tuning.findByText('2 of 8 trajectories stay, of 2 problems');
    expect(saved).toEqual([]);
    tuning.getByRole('button', { name: 'Download' }).click();
    await waitFor(() => expect(saved).toHaveLength(1));
  });
});
