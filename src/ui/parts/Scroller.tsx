import type { JSX } from 'solid-js';
import styles from './Scroller.module.css';

/** A box for what may be wider than the screen, a table above all. */
export function Scroller(props: { readonly label: string; readonly children: JSX.Element }): JSX.Element {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by key (WCAG 2.1.1)
    <section class={styles.scroller} tabindex="0" aria-label={props.label}>
      {props.children}
    </section>
  );
}
