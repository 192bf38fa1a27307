import { HashRouter, Route } from '@solidjs/router';
import { cleanup, render, screen, waitFor } from '@solidjs/testing-library';
import { lazy, type Component, type JSX } from 'solid-js';
import { afterEach, describe, expect, it } from 'vitest';
import { Shell } from '../../src/ui/parts/Shell';
import { createDesk, DeskContext } from '../../src/ui/state/desk';
import { fakeLab } from './fake-lab';

afterEach(cleanup);

const Near = (): JSX.Element => <h1>Near</h1>;
const Far = (): JSX.Element => <h1>Far</h1>;

/** The hash as the browser changes it, and the moment in which the router hears of it. */
async function go(path: string): Promise<void> {
  window.location.hash = path;
  await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('the shell', () => {
  it('stays on the page that the address names when one goes back before the page ahead has loaded', async () => {
    let arrive = (): void => undefined;
    const Slow = lazy(
      () =>
        new Promise<{ default: Component }>((resolve) => {
          arrive = () => resolve({ default: Far });
        }),
    );
    window.location.hash = '/near';
    render(() => (
      <DeskContext.Provider value={createDesk(fakeLab())}>
        <HashRouter root={Shell}>
          <Route path="/near" component={Near} />
          <Route path="/far" component={Slow} />
        </HashRouter>
      </DeskContext.Provider>
    ));
    await screen.findByRole('heading', { name: 'Near' });
    await go('/far');
    await go('/near');
    arrive();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await screen.findByRole('heading', { name: 'Near' });
    expect(window.location.hash).toBe('#/near');
    await go('/far');
    await screen.findByRole('heading', { name: 'Far' });
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Near' })).toBeNull());
  });
});
