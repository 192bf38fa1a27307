import { For, Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { loadedInfo } from '../state/engine-slot';
import type { ModelChoice, ModelOffer, WebModel } from '../state/lab';
import { Button } from './Button';
import styles from './WebModelCard.module.css';

/** A model for the graphics card: its builds, what each needs, and whether this device can run it. */
export function WebModelCard(props: {
  readonly model: WebModel;
  /** Whether this device can run none at all, which is said once above the list. */
  readonly isDeviceMissing: boolean;
  readonly onUse: (choice: ModelChoice) => void;
  readonly onDelete: (choice: ModelChoice) => void;
}): JSX.Element {
  const { engine } = useDesk();
  const isLoaded = ({ choice }: ModelOffer): boolean => loadedInfo(engine.status(), choice) !== null;
  const nameOf = ({ label }: ModelOffer): string => ` ${props.model.name}, ${label}`;
  return (
    <li class={styles.card} data-model={props.model.name}>
      <h3 class={styles.name}>{props.model.name}</h3>
      <ul class={styles.builds}>
        <For each={props.model.builds}>
          {(build) => (
            <li class={styles.build} data-build={build.choice.model}>
              <div>
                <p class={styles.label}>
                  {build.label}
                  <Show when={isLoaded(build) || build.cached}>
                    <span class={styles.mark}>{isLoaded(build) ? 'in memory' : 'on this device'}</span>
                  </Show>
                </p>
                <p class={styles.detail}>{build.detail}</p>
                <Show when={!props.isDeviceMissing && build.unavailable}>
                  {(reason) => <p class={styles.reason}>{reason()}</p>}
                </Show>
              </div>
              <div class={styles.actions}>
                <Show when={build.unavailable === null}>
                  <Button onClick={() => props.onUse(build.choice)}>
                    {build.cached ? 'Use' : 'Download'}
                    <span class="visually-hidden">{nameOf(build)}</span>
                  </Button>
                </Show>
                <Show when={build.cached}>
                  <Button look="quiet" onClick={() => props.onDelete(build.choice)}>
                    Delete files<span class="visually-hidden"> of{nameOf(build)}</span>
                  </Button>
                </Show>
              </div>
            </li>
          )}
        </For>
      </ul>
    </li>
  );
}
