import { A } from '@solidjs/router';
import { For, Show, type JSX } from 'solid-js';
import type { RowRefusal } from '../../core/import-problems';
import { describeFault } from '../../core/reader';
import type { BroughtProblems } from '../state/bring-problems';
import { problemSetPath } from '../state/paths';
import { plural } from '../state/words';
import styles from './DataForm.module.css';

/** What a data file came to: the set that is here now, and the rows that became no problem. */
export function BroughtList(props: { readonly brought: BroughtProblems }): JSX.Element {
  const left = (): string => {
    const { passedOver, flagged, refusalCount } = props.brought;
    const parts = [
      passedOver > 0 ? `${passedOver} of another kind than you chose` : '',
      flagged > 0 ? `${flagged} flagged and left out` : '',
      refusalCount > 0 ? `${refusalCount} refused` : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? 'none left out' : parts.join(', ');
  };
  return (
    <div class={styles.wide}>
      <output>
        <Show when={props.brought.set} fallback="No problem could be taken: nothing was stored. ">
          {(set) => (
            <>
              {plural(set().problems.length, 'problem')} in the new set{' '}
              <A href={problemSetPath(set().id)}>{set().title}</A>.{' '}
            </>
          )}
        </Show>
        {plural(props.brought.rows, 'row')} read, {left()}.
      </output>
      <Refusals refusals={props.brought.refusals} count={props.brought.refusalCount} />
    </div>
  );
}

/** Refusals shown at once. */
const most = 20;

/** Rows that were refused, each with its place; `count` is of all of them. */
export function Refusals(props: {
  readonly refusals: readonly RowRefusal[];
  readonly count: number;
}): JSX.Element {
  const shown = () => props.refusals.slice(0, most);
  return (
    <Show when={props.count > 0}>
      <ul class={styles.refusals} aria-label="Refused rows">
        <For each={shown()}>
          {({ place, faults }) => (
            <li>
              {place}: {faults.map(describeFault).join('; ')}
            </li>
          )}
        </For>
        <Show when={props.count > shown().length}>
          <li>and {props.count - shown().length} more</li>
        </Show>
      </ul>
    </Show>
  );
}
