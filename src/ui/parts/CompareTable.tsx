import { createMemo, createSignal, For, type JSX } from 'solid-js';
import type { CompareRow } from '../../core/compare';
import { pointsText } from '../state/cell-text';
import { percentText } from '../state/words';
import { Button } from './Button';
import { SelectField } from './Field';
import { Scroller } from './Scroller';
import styles from './Duel.module.css';

type Filter = 'all' | CompareRow['solved'];

/** Problem by problem: how often each arm solves it, the difference, and the way to the programs. */
export function CompareTable(props: {
  readonly rows: readonly CompareRow[];
  readonly names: { readonly a: string; readonly b: string };
  readonly onOpen: (problemId: string) => void;
}): JSX.Element {
  const [filter, setFilter] = createSignal<Filter>('all');
  const solvedNames = (): Readonly<Record<Filter, string>> => ({
    all: 'all problems',
    'only A': `only ${props.names.a}`,
    'only B': `only ${props.names.b}`,
    both: 'both',
    neither: 'neither',
  });
  const filters: readonly Filter[] = ['all', 'only A', 'only B', 'both', 'neither'];
  const shown = createMemo(() =>
    props.rows.filter(({ solved }) => filter() === 'all' || solved === filter()),
  );
  return (
    <>
      <div class={styles.filter}>
        <SelectField
          label="Solved by"
          value={filter()}
          options={filters.map((value) => ({ value, label: solvedNames()[value] }))}
          onChange={setFilter}
        />
      </div>
      <Scroller label="Problem by problem">
        <table class={styles.table} data-testid="compare">
          <caption>
            <span class={styles.words}>
              Share of trajectories that are correct, in per cent; largest gain of B first.
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Problem</th>
              <th scope="col">A: {props.names.a}</th>
              <th scope="col">B: {props.names.b}</th>
              <th scope="col">B − A</th>
              <th scope="col">Solved by</th>
              <th scope="col">
                <span class="visually-hidden">Programs</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={shown()} fallback={<NoRow />}>
              {(row) => (
                <tr data-problem={row.problemId} data-solved={row.solved}>
                  <th scope="row">{row.title}</th>
                  <td data-value={row.a}>{percentText(row.a)}</td>
                  <td data-value={row.b}>{percentText(row.b)}</td>
                  <td
                    class={styles.difference}
                    data-sign={Math.sign(row.difference)}
                    data-value={row.difference}
                  >
                    {pointsText(row.difference)}
                  </td>
                  <td>{solvedNames()[row.solved]}</td>
                  <td>
                    <Button look="quiet" onClick={() => props.onOpen(row.problemId)}>
                      Programs<span class="visually-hidden"> for {row.title}</span>
                    </Button>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Scroller>
    </>
  );
}

function NoRow(): JSX.Element {
  return (
    <tr>
      <td colspan={6}>No problem is of this kind.</td>
    </tr>
  );
}
