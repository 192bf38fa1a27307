import { Show, type JSX } from 'solid-js';
import type { EngineStatus } from '../state/engine-slot';
import styles from './EngineLine.module.css';

/** The model on its way: what is being done, and how much of it is done. Nothing when it is there. */
export function EngineLine(props: { readonly status: EngineStatus }): JSX.Element {
  const progress = () => (props.status.kind === 'loading' ? props.status.progress : null);
  return (
    <Show when={progress()}>
      {(now) => (
        <div class={styles.loading}>
          <span id="engine-progress">{now().text}</span>
          <Show when={now().share !== null} fallback={<progress aria-labelledby="engine-progress" />}>
            <progress aria-labelledby="engine-progress" max={1} value={now().share ?? 0} />
          </Show>
        </div>
      )}
    </Show>
  );
}
