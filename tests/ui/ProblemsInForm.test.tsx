import 'fake-indexeddb/auto';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import { openProblemLibrary } from '../../src/adapters/idb-problems';
import { importProblems, type SourceRow } from '../../src/core/import-problems';
import { ProblemsInForm } from '../../src/ui/parts/ProblemsInForm';
import { createDesk, DeskContext } from '../../src/ui/state/desk';
import type { ProblemImports } from '../../src/ui/state/problem-imports';
import { apps, evalPlus } from '../core/import-fixtures';
import { ended, fakeExecutor } from '../fakes';
import { fakeLab } from './fake-lab';

// Other tests may keep the machine's cores busy.
configure({ asyncUtilTimeout: 10_000 });

afterEach(cleanup);

const library = openProblemLibrary('library');

/** A lab that keeps sets for real and whose every file holds these rows. */
function openForm(rows: readonly unknown[]): void {
  async function* source(): AsyncGenerator<SourceRow> {
    for (const [index, row] of rows.entries()) yield { kind: 'row', place: `line ${index + 1}`, row };
  }
  const inflate = (bytes: Uint8Array): Uint8Array => bytes;
  const problemImports: ProblemImports = {
    read: (_, choice, __, signal) =>
      importProblems({ rows: source(), dataset: null, choice, inflate }, signal),
    keep: async (set) => (await library).put(set),
    kept: async () => (await (await library).heads()).map(({ id }) => id),
    remove: async (id) => (await library).remove(id),
  };
  const executor = fakeExecutor(() => ended('', 1));
  const lab = fakeLab({
    problemImports,
    executor: async () => executor,
    problemSets: async () => (await library).heads(),
  });
  render(() => (
    <DeskContext.Provider value={createDesk(lab)}>
      <ProblemsInForm />
    </DeskContext.Provider>
  ));
}

function pick(name: string): void {
  const input = screen.getByLabelText('Problem file');
  fireEvent.change(input, { target: { files: [new File(['x'], name)] } });
}

describe('ProblemsInForm', () => {
  it('keeps the chosen problems as a set named for its file, and says which rows were refused', async () => {
    openForm([apps, { ...apps, problem_id: 18 }, { ...apps, problem_id: 19, question: '' }]);
    pick('APPS test.jsonl');
    await screen.findByText(/3 rows read, 0 not wanted or flagged, 1 refused/);
    expect(screen.getByText(/^line 3: question: found the text ""/)).toBeTruthy();
    const set = await (await library).set('apps-test-jsonl');
    expect(set?.problems.map(({ id }) => id)).toEqual(['apps-17', 'apps-18']);
    expect([set?.title, set?.license]).toEqual(['APPS: APPS test.jsonl', 'MIT']);
    (await screen.findByRole('button', { name: 'Delete set apps-test-jsonl' })).click();
    await waitFor(() => expect(screen.queryByRole('button', { name: /Delete set/ })).toBeNull());
    expect(await (await library).heads()).toEqual([]);
  });

  it('names the host before it is asked, and takes flagged problems when told to', async () => {
    openForm([{ ...apps, problem_id: 20, question: 'Print any valid answer.' }]);
    const fetching = screen.getByRole('button', { name: 'Fetch' });
    expect(fetching).toHaveProperty('disabled', true);
    fireEvent.input(screen.getByLabelText('Or its address'), { target: { value: 'https://data.example/a' } });
    expect(screen.getByRole('button', { name: 'Fetch from data.example' })).toBe(fetching);
    pick('left.jsonl');
    await screen.findByText(/1 row read, 1 not wanted or flagged, 0 refused/);
    fireEvent.change(screen.getByLabelText('Flagged problems'), { target: { value: 'taken' } });
    pick('taken.jsonl');
    await screen.findByText(/1 problem in the new set/);
    expect((await (await library).set('taken-jsonl'))?.problems[0]?.flags).toEqual(['special-judge']);
  });

  it('runs the reference programs of a set that states inputs only', async () => {
    openForm([evalPlus]);
    pick('plus.jsonl');
    await screen.findByText(/1 problem in the new set/);
    const set = await (await library).set('plus-jsonl');
    expect(set?.problems[0]?.publicTests).toEqual([
      { kind: 'call', args: [2], expected: 1 },
      { kind: 'call', args: [3], expected: 1 },
    ]);
  });

  it('stores nothing when no row became a problem', async () => {
    openForm([{ some: 'row' }]);
    pick('other.jsonl');
    await screen.findByText(/nothing was stored/);
    expect(await (await library).set('other-jsonl')).toBeNull();
  });
});
