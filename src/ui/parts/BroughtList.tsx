import { For, Show, type JSX } from 'solid-js';
import { describeFault } from '../../core/reader';
import type { BroughtProblems } from '../state/bring-problems';
import { plural } from '../state/words';
import styles from './DataForm.module.css';

/** What a data file came to: the set that is here now, and the rows that became no problem. */
export function BroughtList(props: { readonly brought: BroughtProblems }): JSX.Element {
  const hidden = () => props.brought.refusalCount - props.brought.refusals.length;
  return (
    <div class={styles.wide}>
      <output>
        <Show when={props.brought.set} fallback="No problem could be taken: nothing was stored. ">
          {(set) => (
            <>
              {plural(set().problems.length, 'problem', 'problems')} in the new set “{set().title}”.{' '}
            </>
          )}
        </Show>
        {plural(props.brought.rows, 'row', 'rows')} read, {props.brought.passedOver} not wanted or flagged,{' '}
        {props.brought.refusalCount} refused.
      </output>
      <ul>
        <For each={props.brought.refusals.slice(0, 20)}>
          {({ place, faults }) => (
            <li>
              {place}: {faults.map(describeFault).join('; ')}
            </li>
          )}
        </For>
        <Show when={hidden() + Math.max(0, props.brought.refusals.length - 20) > 0}>
          <li>and {hidden() + Math.max(0, props.brought.refusals.length - 20)} more</li>
        </Show>
      </ul>
    </div>
  );
}
