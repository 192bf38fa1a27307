import { createMemo, For, type JSX } from 'solid-js';
import { accountTokens } from '../../core/account-tokens';
import { summarise } from '../../core/summarise';
import type { Trajectory } from '../../core/trajectory';
import { countText } from '../state/words';
import { Scroller } from './Scroller';
import styles from './TokenTable.module.css';

const rows = [
  { part: 'reasoning', name: 'Reasoning' },
  { part: 'code', name: 'Code' },
  { part: 'total', name: 'Together' },
] as const;
const columns = ['prompt', 'prefilled', 'generated'] as const;

/** What the dialogue's model calls took, prose and code apart. What an engine did not report is said to be so. */
export function TokenTable(props: { readonly trajectory: Trajectory }): JSX.Element {
  const account = createMemo(() => accountTokens(summarise(props.trajectory).turns));
  return (
    <section class={styles.account} aria-labelledby="tokens-title" data-testid="tokens">
      <h2 id="tokens-title">Tokens of the whole dialogue</h2>
      <Scroller label="Tokens">
        <table class={styles.table}>
          <thead>
            <tr>
              <th scope="col">Calls for</th>
              <th scope="col">Prompt</th>
              <th scope="col">Prefilled</th>
              <th scope="col">Generated</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows}>
              {({ part, name }) => (
                <tr>
                  <th scope="row">{name}</th>
                  <For each={columns}>
                    {(column) => {
                      const count = () => account()[part][column];
                      return <td>{count() === null ? 'not reported' : countText(count() ?? 0)}</td>;
                    }}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Scroller>
      <p class={styles.note}>
        Prefilled: prompt tokens that were really evaluated; the rest came from the prefix cache.
      </p>
    </section>
  );
}
