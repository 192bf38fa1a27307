import { createResource, createSignal, For, Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import type { ModelChoice } from '../state/lab';
import { settled } from '../state/settled';
import { Button } from './Button';
import styles from './ModelForm.module.css';
import { Failure } from './Notice';

/** GGUF files that were fetched from an address: use them again, or delete them. Nothing where there are none. */
export function KeptFiles(props: { readonly onUse: (choice: ModelChoice) => void }): JSX.Element {
  const { lab, engine } = useDesk();
  const [fault, setFault] = createSignal<unknown>(null);
  const [files, { refetch }] = createResource(
    // A model that has been loaded may be a new one.
    () => engine.status().kind,
    () => lab.keptModelFiles(),
  );
  const choices = (): readonly ModelChoice[] =>
    (settled(files) ?? []).map((model) => ({ kind: 'wllama', model }));

  async function remove(choice: ModelChoice): Promise<void> {
    setFault(null);
    await lab.removeModel(choice).catch(setFault);
    await refetch();
  }

  return (
    <Show when={choices().length > 0}>
      <div class={`${styles.wide} ${styles.keep}`}>
        <h3>Kept on this device</h3>
        <ul class={styles.kept}>
          <For each={choices()}>
            {(choice) => (
              <li>
                <span class={styles.address}>{choice.model}</span>
                <span class={styles.actions}>
                  <Button onClick={() => props.onUse(choice)}>
                    Use<span class="visually-hidden"> {choice.model}</span>
                  </Button>
                  <Button look="quiet" onClick={() => void remove(choice)}>
                    Delete<span class="visually-hidden"> {choice.model}</span>
                  </Button>
                </span>
              </li>
            )}
          </For>
        </ul>
        <Show when={fault()}>{(error) => <Failure title="It could not be deleted" error={error()} />}</Show>
      </div>
    </Show>
  );
}
