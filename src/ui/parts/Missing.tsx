import type { JSX } from 'solid-js';
import styles from './Missing.module.css';

/** A figure that these experiments cannot fill, and what it would take. */
export function Missing(props: { readonly title: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <div class={styles.missing}>
      <h3>{props.title}</h3>
      <p>{props.children}</p>
    </div>
  );
}
