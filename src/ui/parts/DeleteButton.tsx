import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { Button } from './Button';
import styles from './DeleteButton.module.css';
import { Failure } from './Notice';

/** Deletes an experiment, after a question. */
export function DeleteButton(props: {
  readonly id: string;
  readonly name: string;
  readonly onDeleted: () => void;
}): JSX.Element {
  const desk = useDesk();
  const title = createUniqueId();
  const [fault, setFault] = createSignal<unknown>(null);
  let dialog: HTMLDialogElement | undefined;

  async function remove(): Promise<void> {
    try {
      desk.runs.close(props.id);
      await (await desk.lab.store()).removeExperiment(props.id);
      dialog?.close();
      props.onDeleted();
    } catch (error) {
      setFault(error);
    }
  }

  return (
    <>
      <Button look="quiet" onClick={() => dialog?.showModal()}>
        Delete<span class="visually-hidden"> {props.name}</span>
      </Button>
      <dialog ref={(element) => (dialog = element)} aria-labelledby={title}>
        <div class={styles.body}>
          <h2 id={title}>Delete “{props.name}”?</h2>
          <p>Its trajectories and results are deleted with it. There is no way back but a downloaded file.</p>
          <Show when={fault()}>{(error) => <Failure title="It could not be deleted" error={error()} />}</Show>
          <div class={styles.actions}>
            <Button onClick={() => dialog?.close()}>Keep</Button>
            <Button look="danger" onClick={() => void remove()}>
              Delete
            </Button>
          </div>
        </div>
      </dialog>
    </>
  );
}
