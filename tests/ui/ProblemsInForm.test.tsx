import 'fake-indexeddb/auto';
import { HashRouter, Route } from '@solidjs/router';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, describe, expect, it } from 'vitest';
import { openProblemLibrary } from '../../src/adapters/idb-problems';
import { importProblems, type SourceRow } from '../../src/core/import-problems';
import { KeptSets } from '../../src/ui/parts/KeptSets';
import { ProblemsInForm } from '../../src/ui/parts/ProblemsInForm';
import { createDesk, DeskContext } from '../../src/ui/state/desk';
import type { ProblemImports } from '../../src/ui/state/problem-imports';
import { apps, evalPlus } from '../core/import-fixtures';
import { ended, fakeExecutor } from '../fakes';
import { fakeLab, madeSet } from './fake-lab';

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
    read: ({ dataset, choice }) => importProblems({ rows: source(), dataset, choice, inflate }),
    keep: async (set) => (await library).put(set),
    kept: async () => (await (await library).heads()).map(({ id }) => id),
    remove: async (id) => (await library).remove(id),
  };
  const executor = fakeExecutor(() => ended('', 1));
  const lab = fakeLab({
    problemImports,
    executor: async () => executor,
    problemSets: async () => (await library).heads(),
    problemSet: async (id) => (await (await library).set(id)) ?? madeSet,
  });
  render(() => (
    <DeskContext.Provider value={createDesk(lab)}>
      <HashRouter root={(root) => <>{root.children}</>}>
        <Route
          path="*"
          component={() => (
            <>
              <ProblemsInForm dropped={dropped()} />
              <KeptSets />
            </>
          )}
        />
      </HashRouter>
    </DeskContext.Provider>
  ));
}

const [dropped, setDropped] = createSignal<File | null>(null);

function pick(name: string): void {
  const input = screen.getByLabelText('Problem file');
  fireEvent.change(input, { target: { files: [new File(['x'], name)] } });
}

async function bring(): Promise<void> {
  (await screen.findByRole('button', { name: /^Bring in/ })).click();
}

describe('ProblemsInForm', () => {
  it('keeps the chosen problems as a set named for its file, and says which rows were refused', async () => {
    openForm([apps, { ...apps, problem_id: 18 }, { ...apps, problem_id: 19, question: '' }]);
    pick('APPS test.jsonl');
    await screen.findByText('Its rows are APPS. The first 2 problems: 2 medium; 1 refused.');
    expect(await (await library).heads()).toEqual([]);
    await bring();
    await screen.findByText(/3 rows read, 1 refused/);
    expect(screen.getByText(/^line 3: question: found the text ""/)).toBeTruthy();
    const set = await (await library).set('apps-test-jsonl');
    expect(set?.problems.map(({ id }) => id)).toEqual(['apps-17', 'apps-18']);
    expect([set?.title, set?.license]).toEqual(['APPS: APPS test.jsonl', 'MIT']);
    const name = 'Delete the set APPS: APPS test.jsonl';
    (await screen.findByRole('button', { name })).click();
    (await screen.findByRole('button', { name: 'Undo' })).click();
    await screen.findByRole('button', { name });
    expect(await (await library).set('apps-test-jsonl')).toEqual(set);
    screen.getByRole('button', { name }).click();
    await waitFor(async () => expect(await (await library).heads()).toEqual([]));
    await waitFor(() => expect(screen.queryByRole('button', { name })).toBeNull());
  });

  it('names the host before it is asked, and takes flagged problems when told to', async () => {
    openForm([{ ...apps, problem_id: 20, question: 'Print any valid answer.' }]);
    fireEvent.input(screen.getByLabelText('Or its address'), {
      target: { value: 'https://huggingface.co/a/b/blob/main/x.jsonl' },
    });
    await screen.findByRole('button', { name: 'Fetch from huggingface.co and bring in 100' });
    expect(screen.getByText('https://huggingface.co/a/b/resolve/main/x.jsonl')).toBeTruthy();
    pick('left.jsonl');
    await screen.findByText(/The first 1 problem: 1 medium; 1 flagged/);
    await bring();
    await screen.findByText(/nothing was stored. 1 row read, 1 flagged and left out/);
    pick('taken.jsonl');
    fireEvent.change(await screen.findByLabelText('Flagged problems'), { target: { value: 'taken' } });
    await bring();
    await screen.findByText(/1 problem in the new set/);
    expect((await (await library).set('taken-jsonl'))?.problems[0]?.flags).toEqual(['special-judge']);
  });

  it('reads rows as the form that it is told, and takes a file that is dropped', async () => {
    openForm([{ ...apps, problem_id: 30, public_tests: 1, description: 'x' }]);
    setDropped(new File(['x'], 'mixed.jsonl'));
    await screen.findByText('None of its first 1 row can be read as CodeContests.');
    fireEvent.change(screen.getByLabelText('Read rows as'), { target: { value: 'apps' } });
    await screen.findByText(/Its rows are APPS/);
    await bring();
    await screen.findByText(/1 problem in the new set/);
    expect((await (await library).set('mixed-jsonl'))?.problems[0]?.id).toBe('apps-30');
  });

  it('runs the reference programs of a set that states inputs only', async () => {
    openForm([evalPlus]);
    pick('plus.jsonl');
    await bring();
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
    await screen.findByText(/of a form that the lab does not know/);
    expect(screen.getByText(/^line 1: row: found an object with the keys some/)).toBeTruthy();
    await bring();
    await screen.findByText(/nothing was stored/);
    expect(await (await library).set('other-jsonl')).toBeNull();
  });
});
