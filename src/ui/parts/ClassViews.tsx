import { A } from '@solidjs/router';
import type { JSX } from 'solid-js';
import styles from './ClassViews.module.css';

/** Name and ways of the teacher's pages. */
export function ClassViews(): JSX.Element {
  return (
    <header class={styles.head}>
      <h1>For a class</h1>
      <nav class={styles.views} aria-label="Pages for a class">
        <A href="/class" end activeClass={styles.here ?? ''}>
          A link for the class
        </A>
        <A href="/class/result" activeClass={styles.here ?? ''}>
          Class result
        </A>
      </nav>
    </header>
  );
}
