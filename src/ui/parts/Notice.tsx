import { Show, type JSX } from 'solid-js';
import { errorText } from '../state/words';
import styles from './Notice.module.css';

/** Something went wrong: what, and what can be done. `title` says it in a word, the error's message says the way out. */
export function Failure(props: {
  readonly title: string;
  readonly error: unknown;
  readonly children?: JSX.Element;
}): JSX.Element {
  return (
    <div class={`${styles.notice} ${styles.failure}`} role="alert">
      <h3>{props.title}</h3>
      <p class={styles.message}>{errorText(props.error)}</p>
      <Show when={props.children}>
        <div class={styles.actions}>{props.children}</div>
      </Show>
    </div>
  );
}

/** Nothing here yet: what would be here and how it comes about. */
export function Empty(props: {
  readonly title: string;
  readonly text: string;
  readonly children?: JSX.Element;
}): JSX.Element {
  return (
    <div class={`${styles.notice} ${styles.empty}`}>
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      <Show when={props.children}>
        <div class={styles.actions}>{props.children}</div>
      </Show>
    </div>
  );
}

/** Something is on its way. */
export function Waiting(props: { readonly text: string }): JSX.Element {
  return <output class={styles.waiting}>{props.text}…</output>;
}
