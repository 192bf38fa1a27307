import { createSignal, For, onCleanup, Show, type JSX } from 'solid-js';
import { keysAreOn, listenKeys, setKeysAreOn } from '../state/keys';
import { Button } from './Button';
import styles from './KeysHelp.module.css';

/** The keys of a page, behind a button and behind `?`. */
export function KeysHelp(props: {
  readonly keys: readonly (readonly [key: string, does: string])[];
}): JSX.Element {
  let dialog: HTMLDialogElement | undefined;
  const [isDrawn, setIsDrawn] = createSignal(false);
  function open(): void {
    setIsDrawn(true);
    dialog?.showModal();
  }
  onCleanup(listenKeys({ '?': open }));
  return (
    <>
      <Button look="quiet" onClick={open}>
        Keys
      </Button>
      <dialog ref={(element) => (dialog = element)} aria-labelledby="keys-title">
        <Show when={isDrawn()}>
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
        </Show>
      </dialog>
    </>
  );
}
