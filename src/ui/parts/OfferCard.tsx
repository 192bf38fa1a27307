import { Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { loadedInfo } from '../state/engine-slot';
import type { ModelOffer } from '../state/lab';
import { Button } from './Button';
import styles from './OfferCard.module.css';

/** One model: what it is, whether this device can run it, and the way to use it. */
export function OfferCard(props: {
  readonly offer: ModelOffer;
  readonly onUse: () => void;
  readonly onDelete?: () => void;
}): JSX.Element {
  const desk = useDesk();
  const isLoaded = () => loadedInfo(desk.engine.status(), props.offer.choice) !== null;
  return (
    <li class={styles.card} data-model={props.offer.choice.model}>
      <h3 class={styles.name}>{props.offer.label}</h3>
      <p class={styles.detail}>{props.offer.detail}</p>
      <Show when={props.offer.unavailable}>{(reason) => <p class={styles.reason}>{reason()}</p>}</Show>
      <div class={styles.actions}>
        <Button onClick={() => props.onUse()} disabled={props.offer.unavailable !== null}>
          {props.offer.cached || isLoaded() ? 'Use' : 'Download and use'}
          <span class="visually-hidden"> {props.offer.label}</span>
        </Button>
        <Show when={props.offer.cached && props.onDelete}>
          {(remove) => (
            <Button look="quiet" onClick={() => remove()()}>
              Delete files<span class="visually-hidden"> of {props.offer.label}</span>
            </Button>
          )}
        </Show>
        <Show when={isLoaded()}>
          <span class={styles.loaded}>in memory</span>
        </Show>
      </div>
    </li>
  );
}
