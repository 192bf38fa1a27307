import { For, onCleanup, type JSX } from 'solid-js';
import { keysAreOn, listenKeys, setKeysAreOn } from '../state/keys';
import { Button } from './Button';
import styles from './KeysHelp.module.css';

/** The keys of a page, behind a button and behind `?`. */
export function KeysHelp(props: {
  readonly keys: readonly (readonly [key: string, does: string])[];
}): JSX.Element {
  let dialog: HTMLDialogElement | undefined;
  onCleanup(listenKeys({ '?': () => dialog?.showModal() }));
  return (
    <>
      <Button look="quiet" onClick={() => dialog?.showModal()}>
        Keys
      </Button>
      <dialog ref={(element) => (dialog = element)} aria-labelledby="keys-title">
        <form method="dialog" class={styles.body}>
          <h2 id="keys-title">Keys</h2>
          <dl class={styles.keys}>
            <For each={[...props.keys, ['?', 'this list'] as const]}>
              {([key, does]) => (
                <>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </>
              )}
            </For>
          </dl>
          <label class={styles.switch}>
            <input
              type="checkbox"
              checked={keysAreOn()}
              onChange={(event) => setKeysAreOn(event.currentTarget.checked)}
            />
            Single keys do something
          </label>
          <Button type="submit">Close</Button>
        </form>
      </dialog>
    </>
  );
}
