import { fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EngineError } from '../../src/core/engine';
import { App } from '../../src/ui/App';
import { createDesk, DeskContext } from '../../src/ui/state/desk';
import type { Lab } from '../../src/ui/state/lab';
import { fakeEngine } from '../fakes';
import { fakeLab, rightReply, wrongReply } from './fake-lab';

function openLab(lab: Lab): void {
  render(() => {
    const desk = createDesk(lab);
    return (
      <DeskContext.Provider value={desk}>
        <App />
      </DeskContext.Provider>
    );
  });
}

async function press(name: string): Promise<void> {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  fireEvent.click(button);
}

const verdict = (): Record<string, string | undefined> => ({ ...screen.getByTestId('verdict').dataset });

describe('Play', () => {
  // The page is loaded when it is opened; here it should be there at once.
  beforeAll(async () => {
    await import('../../src/ui/pages/Play');
  });
  beforeEach(() => {
    location.hash = '#/';
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('opens on a problem, and one click runs wrong code, feedback and right code to the verdict', async () => {
    openLab(fakeLab({}, () => fakeEngine([wrongReply, rightReply])));
    await screen.findByRole('heading', { name: 'Double p0' });
    await screen.findByTestId('verdict');
    expect(verdict()).toMatchObject({ satisfied: 'open', correct: 'open' });
    await press('Run');
    await waitFor(() => expect(verdict()).toMatchObject({ satisfied: 'yes', correct: 'yes' }));
    const turns = screen.getAllByTestId('turn');
    expect(turns).toHaveLength(2);
    const [first, second] = turns;
    if (!first || !second) throw new Error('There are two turns.');
    expect(within(first).getByTestId('feedback').textContent).toContain('0');
    expect(within(second).queryByTestId('feedback')).toBeNull();
  });

  it('starts Python at the first sign of a person, not while the page opens', async () => {
    openLab(fakeLab({}, () => fakeEngine([rightReply])));
    await screen.findByRole('heading', { name: 'Double p0' });
    expect(screen.getByTestId('python-status').dataset).toMatchObject({ kind: 'off' });
    fireEvent.keyDown(document.body, { key: 'Tab' });
    await waitFor(() => expect(screen.getByTestId('python-status').dataset).toMatchObject({ kind: 'ready' }));
  });

  it('draws the details that are folded away when they are opened', async () => {
    openLab(fakeLab());
    const fold = (await screen.findByText('Strategy and sampling in detail')).closest('details');
    expect(screen.queryByLabelText('Temperature')).toBeNull();
    if (fold) fold.open = true;
    await screen.findByLabelText('Temperature');
  });

  it('draws them at the first sign of a person, so that the browser’s search finds them', async () => {
    openLab(fakeLab());
    await screen.findByText('Strategy and sampling in detail');
    fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true });
    expect(screen.getByLabelText('Temperature')).toBeTruthy();
  });

  it('shows satisfied and correct as two things', async () => {
    const onlyPublic = '```python\nprint(4 if input() == "2" else 0) # 2 *\n```';
    const lab = fakeLab({}, () => fakeEngine([onlyPublic]));
    const executor = await lab.executor();
    openLab({
      ...lab,
      executor: async () => ({
        ...executor,
        run: async ({ cases }, onCase) =>
          cases.map((_, at) => {
            const isPublic = cases.length === 1;
            const seen = {
              kind: 'ended',
              stdout: isPublic ? '4\n' : '0\n',
              stderr: '',
              value: null,
              ms: 1,
            } as const;
            onCase?.(at, seen);
            return seen;
          }),
      }),
    });
    await press('Run');
    await waitFor(() => expect(verdict()).toMatchObject({ satisfied: 'yes', correct: 'no' }));
  });

  it('stops at once, and says what to do when the model cannot be loaded', async () => {
    const error = new EngineError('not-found', 'The file is not there. Choose another model.');
    openLab(
      fakeLab({
        engineSource: async ({ kind, model }) => ({
          kind,
          model,
          label: model,
          load: () => Promise.reject(error),
        }),
      }),
    );
    await press('Run');
    expect((await screen.findByRole('alert')).textContent).toContain('Choose another model.');
  });

  it('can be stopped while the model writes', async () => {
    const silent = fakeEngine(['']);
    openLab(
      fakeLab({}, () => ({
        ...silent,
        generate: (_request, _onText, signal) =>
          new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      })),
    );
    await press('Run');
    await press('Stop');
    await screen.findByRole('button', { name: 'Run again' });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('runs and stops with the space bar, but not from within a control', async () => {
    openLab(fakeLab());
    await screen.findByRole('heading', { name: 'Double p0' });
    fireEvent.keyDown(await screen.findByLabelText('Problem'), { key: ' ' });
    expect(screen.getByRole('button', { name: 'Run' })).toBeTruthy();
    fireEvent.keyDown(document.body, { key: ' ' });
    await waitFor(() => expect(verdict()).toMatchObject({ correct: 'yes' }));
  });
});
