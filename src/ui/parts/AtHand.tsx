import { createResource, For, Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import type { ModelChoice } from '../state/lab';
import { settled } from '../state/settled';
import styles from './AtHand.module.css';
import { OfferCard } from './OfferCard';

/** The models that come with the lab, and the one that comes with the browser where there is one. */
export function AtHand(props: { readonly onUse: (choice: ModelChoice) => void }): JSX.Element {
  const { lab } = useDesk();
  const [own] = createResource(() => lab.browserModel());
  return (
    <>
      <ul class={styles.offers}>
        <For each={lab.shippedModels}>
          {(offer) => <OfferCard offer={offer} onUse={() => props.onUse(offer.choice)} />}
        </For>
        <Show when={settled(own)?.unavailable === null && settled(own)}>
          {(offer) => <OfferCard offer={offer()} onUse={() => props.onUse(offer().choice)} />}
        </Show>
      </ul>
      <Show when={settled(own)?.unavailable}>
        {(reason) => (
          <p class={styles.none} data-testid="no-browser-model">
            {reason()}
          </p>
        )}
      </Show>
    </>
  );
}
