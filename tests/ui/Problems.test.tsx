import 'fake-indexeddb/auto';
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProblemSet } from '../../src/core/problem';
import EditProblem from '../../src/ui/pages/EditProblem';
import Problem from '../../src/ui/pages/Problem';
import Problems from '../../src/ui/pages/Problems';
import { createDesk, DeskContext } from '../../src/ui/state/desk';
import { copySet, createSet, removeProblem, saveProblem } from '../../src/ui/state/own-sets';
import type { Lab } from '../../src/ui/state/lab';
import { makeProblem } from '../make-experiment';
import { fakeLab, madeSet } from './fake-lab';

// Other tests may keep the machine's cores busy.
configure({ asyncUtilTimeout: 10_000 });

// jsdom has no layout to scroll; the router scrolls after each way.
window.scrollTo = () => undefined;

afterEach(cleanup);

/** A lab that keeps sets, in memory. */
function keepingLab(): Lab {
  const own = new Map<string, ProblemSet>();
  const base = fakeLab();
  return {
    ...base,
    problemImports: {
      ...base.problemImports,
      keep: async (set) => void own.set(set.id, set),
      kept: async () => [...own.keys()],
      remove: async (id) => void own.delete(id),
    },
    problemSets: async () =>
      [madeSet, ...own.values()].map(({ id, title, problems }) => ({
        id,
        title,
        description: '',
        count: problems.length,
      })),
    problemSet: async (id) => own.get(id) ?? madeSet,
  };
}

function openPages(lab: Lab, path: string): void {
  const history = createMemoryHistory();
  history.set({ value: path });
  render(() => (
    <DeskContext.Provider value={createDesk(lab)}>
      <MemoryRouter history={history}>
        <Route path="/problems/:set?" component={Problems} />
        <Route path="/problems/:set/:problem" component={Problem} />
        <Route path="/problems/:set/:problem/edit" component={EditProblem} />
      </MemoryRouter>
    </DeskContext.Provider>
  ));
}

describe('the problem pages', () => {
  it('find problems by word', async () => {
    openPages(keepingLab(), '/problems');
    await screen.findByText('4 problems');
    fireEvent.input(screen.getByLabelText('Search'), { target: { value: 'double (P2)' } });
    expect(screen.getByText('1 problem')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Double p2' }).getAttribute('href')).toBe('/problems/demo/p2');
  });

  it('write a problem, run its solution and keep it', async () => {
    const lab = keepingLab();
    openPages(lab, '/problems');
    fireEvent.click(await screen.findByRole('button', { name: 'Write your own' }));
    const solution = await screen.findByLabelText('Reference solution');
    fireEvent.click(screen.getByRole('button', { name: 'Run the solution' }));
    await screen.findByText('The solution passes all 2 tests.');
    fireEvent.input(solution, { target: { value: 'print(0)' } });
    fireEvent.click(screen.getByRole('button', { name: 'Run the solution' }));
    await screen.findByText('The solution passes 0 of 2 tests.');
    fireEvent.click(screen.getByRole('button', { name: 'Expect what the solution gives' }));
    fireEvent.click(screen.getByRole('button', { name: 'Run the solution' }));
    await screen.findByText('The solution passes all 2 tests.');

    fireEvent.input(screen.getByLabelText('Id'), { target: { value: ' ' } });
    expect(screen.getByRole('list', { name: 'What is still wrong' }).textContent).toContain('Problem.id');
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
    fireEvent.input(screen.getByLabelText('Id'), { target: { value: 'a/b' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByRole('link', { name: 'Edit' });
    expect((await lab.problemSet('my-problems')).problems).toMatchObject([
      { id: 'a/b', referenceProgram: 'print(0)' },
    ]);
  });

  it('do not let go of what is not saved, unless told to', async () => {
    const lab = keepingLab();
    openPages(lab, '/problems');
    fireEvent.click(await screen.findByRole('button', { name: 'Write your own' }));
    fireEvent.input(await screen.findByLabelText('Title'), { target: { value: 'Half' } });
    fireEvent.click(screen.getByRole('link', { name: 'Back to the problem' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Stay' }));
    expect(screen.getByLabelText('Title')).toHaveProperty('value', 'Half');
    fireEvent.click(screen.getByRole('link', { name: 'Back to the problem' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Leave without saving' }));
    await screen.findByRole('link', { name: 'Edit' });
  });

  it('do not edit what ships with the lab', async () => {
    openPages(keepingLab(), '/problems/demo/p0/edit');
    await screen.findByText('This cannot be edited');
  });
});

describe('sets of one’s own', () => {
  it('are copies under ids of their own', async () => {
    const lab = keepingLab();
    expect((await copySet(lab, madeSet)).id).toBe('demo-copy');
    expect((await copySet(lab, madeSet)).id).toBe('demo-copy-2');
  });

  it('hold each id once and at least one problem', async () => {
    const lab = keepingLab();
    const { id } = await createSet(lab);
    await saveProblem(lab, id, 'problem-1', makeProblem('p'));
    await saveProblem(lab, id, 'new', makeProblem('q'));
    await expect(saveProblem(lab, id, 'q', makeProblem('p'))).rejects.toThrow('Choose another id');
    await removeProblem(lab, id, 'p');
    await expect(removeProblem(lab, id, 'q')).rejects.toThrow('at least one');
    await waitFor(async () => expect((await lab.problemSet(id)).problems).toHaveLength(1));
  });
});
