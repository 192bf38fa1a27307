import { A } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { talkOf } from '../state/hosts';
import { createOffline } from '../state/offline';
import { Button } from './Button';
import styles from './Foot.module.css';

/** Below every page: version and licence, what is kept here, and whom the page talks to. Newer versions ask here. */
export function Foot(): JSX.Element {
  const { lab, engine, runs } = useDesk();
  const offline = createOffline(lab);
  const kind = () => offline.state()?.kind ?? null;
  const reason = () => {
    const state = offline.state();
    return state?.kind === 'none' ? state.reason : '';
  };
  const talk = createMemo(() => {
    const status = engine.status();
    return status.kind === 'ready' || status.kind === 'loading' ? talkOf(status.choice) : null;
  });
  const [isLater, setIsLater] = createSignal(false);
  const isRunning = () => runs.latest()?.isBusy() ?? false;
  return (
    <>
      <footer class={styles.foot}>
        <p>Turnwise {lab.version}, free under the Apache 2.0 licence</p>
        <p>
          <A href="/data">What is stored here</A>
        </p>
        <p data-testid="offline" data-kind={kind() ?? 'unknown'}>
          <Switch fallback="Works without a network">
            <Match when={kind() === null || kind() === 'saving'}>
              Saving the lab for use without a network…
            </Match>
            <Match when={kind() === 'none'}>Needs the network: {reason()}</Match>
          </Switch>
        </p>
        <p data-testid="talk">
          <Show when={talk()} fallback="Everything stays on this device">
            {(to) =>
              to().what === 'prompts'
                ? `Prompts and programs go to ${to().host}`
                : `The model’s files come from ${to().host}; what you do stays on this device`
            }
          </Show>
        </p>
        <Show when={offline.install()}>
          {(install) => (
            <Button look="quiet" onClick={() => install()()}>
              Install as a program
            </Button>
          )}
        </Show>
      </footer>
      <output class={styles.news}>
        <Show when={(kind() === 'update' || kind() === 'outdated') && !isLater()}>
          <div class={styles.update} data-testid="update">
            <p>
              <Show when={kind() === 'update'} fallback="Another tab took a new version of the lab.">
                A new version of the lab is ready.
              </Show>{' '}
              <Show when={isRunning()}>It waits until the experiment has run.</Show>
            </p>
            <p class={styles.refusal}>{offline.refusal()}</p>
            <div class={styles.actions}>
              <Button look="main" disabled={isRunning()} onClick={() => void offline.takeUpdate()}>
                Reload into it
              </Button>
              <Button onClick={() => setIsLater(true)}>Later</Button>
            </div>
          </div>
        </Show>
      </output>
    </>
  );
}
