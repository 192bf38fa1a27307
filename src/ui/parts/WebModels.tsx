import { createMemo, createResource, createSignal, For, Match, Show, Switch, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { settled } from '../state/settled';
import type { ModelChoice } from '../state/lab';
import { Button } from './Button';
import { Field } from './Field';
import { Failure, Waiting } from './Notice';
import { OfferCard } from './OfferCard';
import styles from './WebModels.module.css';

/** WebLLM's list, once it is asked for: it takes a look at the graphics card and loads the engine's catalogue. */
export function WebModels(props: { readonly onUse: (choice: ModelChoice) => void }): JSX.Element {
  const { lab } = useDesk();
  const [isAsked, setIsAsked] = createSignal(false);
  const [wanted, setWanted] = createSignal('');
  const [offers, { refetch }] = createResource(isAsked, () => lab.webModels());
  const shown = createMemo(() =>
    (settled(offers) ?? []).filter(({ label }) =>
      label.toLowerCase().includes(wanted().trim().toLowerCase()),
    ),
  );

  async function remove(choice: ModelChoice): Promise<void> {
    await lab.removeModel(choice);
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
      <Match when={offers.error}>
        {(error) => (
          <Failure title="The list could not be made" error={error()}>
            <Button onClick={() => void refetch()}>Try again</Button>
          </Failure>
        )}
      </Match>
      <Match when={offers.state === 'pending'}>
        <Waiting text="Looking at this device" />
      </Match>
      <Match when={settled(offers)}>
        <div class={styles.filter}>
          <Field label="Filter by name">
            {(ids) => (
              <input {...ids} type="search" onInput={(event) => setWanted(event.currentTarget.value)} />
            )}
          </Field>
          <output>{shown().length} models</output>
        </div>
        <ul class={styles.offers}>
          <For each={shown()}>
            {(offer) => (
              <OfferCard
                offer={offer}
                onUse={() => props.onUse(offer.choice)}
                onDelete={() => void remove(offer.choice)}
              />
            )}
          </For>
        </ul>
        <Show when={shown().length === 0}>
          <p>No model has that in its name.</p>
        </Show>
      </Match>
    </Switch>
  );
}
