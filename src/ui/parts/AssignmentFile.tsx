import { createSignal, Show, type JSX } from 'solid-js';
import { parseAssignment, type Assignment } from '../../core/assignment';
import { Field } from './Field';
import { Failure } from './Notice';

/** Opens a teacher's settings from a file. */
export function AssignmentFile(props: { readonly onOpen: (given: Assignment) => void }): JSX.Element {
  const [fault, setFault] = createSignal<unknown>(null);

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setFault(null);
    try {
      props.onOpen(parseAssignment(await file.text()));
    } catch (error) {
      setFault(error);
    }
  }

  return (
    <>
      <Field label="Settings file">
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".json"
            onChange={(event) => {
              void take(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        )}
      </Field>
      <Show when={fault()}>{(error) => <Failure title="This file cannot be read" error={error()} />}</Show>
    </>
  );
}
