import { createMemo, createResource, createSignal, For, Match, Show, Switch, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { settled } from '../state/settled';
import type { ModelChoice } from '../state/lab';
import { plural } from '../state/words';
import { Button } from './Button';
import { Field } from './Field';
import { Failure, Waiting } from './Notice';
import { WebModelCard } from './WebModelCard';
import styles from './WebModels.module.css';

/** WebLLM's list, once it is asked for: it takes a look at the graphics card and loads the engine's catalogue. */
export function WebModels(props: { readonly onUse: (choice: ModelChoice) => void }): JSX.Element {
  const { lab } = useDesk();
  const [isAsked, setIsAsked] = createSignal(false);
  const [wanted, setWanted] = createSignal('');
  const [isRunnableOnly, setIsRunnableOnly] = createSignal(false);
  const [fault, setFault] = createSignal<unknown>(null);
  const [list, { refetch }] = createResource(isAsked, () => lab.webModels());
  const shown = createMemo(() =>
    (settled(list)?.models ?? []).filter(
      ({ name, builds }) =>
        name.toLowerCase().includes(wanted().trim().toLowerCase()) &&
        (!isRunnableOnly() || builds.some(({ unavailable }) => unavailable === null)),
    ),
  );

  async function remove(choice: ModelChoice): Promise<void> {
    setFault(null);
    await lab.removeModel(choice).catch(setFault);
    await refetch();
  }

  return (
    <Switch
      fallback={
        <p>
          <Button onClick={() => setIsAsked(true)}>Show the models</Button>
        </p>
      }
    >
      <Match when={list.error}>
        {(error) => (
          <Failure title="The list could not be made" error={error()}>
            <Button onClick={() => void refetch()}>Try again</Button>
          </Failure>
        )}
      </Match>
      <Match when={list.state === 'pending'}>
        <Waiting text="Looking at this device" />
      </Match>
      <Match when={settled(list)}>
        {(known) => (
          <>
            <p class={styles.device} data-testid="device" data-missing={known().missing !== null}>
              {known().missing ??
                'This device’s graphics card can run models. Browsers do not tell how much memory it has: one that is too large fails when it starts.'}
            </p>
            <div class={styles.filter}>
              <Field label="Filter by name">
                {(ids) => (
                  <input {...ids} type="search" onInput={(event) => setWanted(event.currentTarget.value)} />
                )}
              </Field>
              <Show when={known().missing === null}>
                <label class={styles.check}>
                  <input
                    type="checkbox"
                    checked={isRunnableOnly()}
                    onChange={(event) => setIsRunnableOnly(event.currentTarget.checked)}
                  />
                  Only what this device can run
                </label>
              </Show>
              <output>{plural(shown().length, 'model')}</output>
            </div>
            <Show when={fault()}>
              {(error) => <Failure title="It could not be deleted" error={error()} />}
            </Show>
            <ul class={styles.models}>
              <For each={shown()}>
                {(model) => (
                  <WebModelCard
                    model={model}
                    isDeviceMissing={known().missing !== null}
                    onUse={props.onUse}
                    onDelete={(choice) => void remove(choice)}
                  />
                )}
              </For>
            </ul>
            <Show when={shown().length === 0}>
              <p>No model fits. Shorten the name.</p>
            </Show>
          </>
        )}
      </Match>
    </Switch>
  );
}
