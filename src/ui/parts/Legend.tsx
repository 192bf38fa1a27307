import { For, type JSX } from 'solid-js';
import type { CellState } from '../../core/sweep';
import styles from './Legend.module.css';

const meanings: readonly (readonly [CellState, string])[] = [
  ['queued', 'waiting for its turn'],
  ['generating', 'the model is writing'],
  ['testing', 'the program is being run'],
  ['failed', 'fails a public test'],
  ['satisfied', 'passes the public tests, but not the hidden ones'],
  ['correct', 'passes every test'],
];

/** What the signs of the grid mean. */
export function Legend(): JSX.Element {
  return (
    <ul class={styles.legend} aria-label="Signs">
      <For each={meanings}>
        {([state, meaning]) => (
          <li title={meaning}>
            <span class={`${styles.cell} ${styles[state]}`} aria-hidden="true" />
            {state}
          </li>
        )}
      </For>
    </ul>
  );
}
