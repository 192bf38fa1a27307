import { createSignal, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import type { ModelChoice } from '../state/lab';
import { Button } from './Button';
import { Field } from './Field';
import styles from './ModelForm.module.css';

/** A GGUF model by file or by address. */
export function GgufForm(props: { readonly onUse: (choice: ModelChoice) => void }): JSX.Element {
  const { lab } = useDesk();
  const [url, setUrl] = createSignal('');
  return (
    <div class={styles.form}>
      <Field label="File on this device" help="One .gguf file, or all splits of one model.">
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".gguf"
            multiple
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              if (files.length > 0) props.onUse(lab.openModelFile(files));
            }}
          />
        )}
      </Field>
      <form
        class={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          props.onUse({ kind: 'wllama', model: url().trim() });
        }}
      >
        <Field label="Address of a .gguf file">
          {(ids) => (
            <input
              {...ids}
              type="url"
              required
              placeholder="https://"
              onInput={(event) => setUrl(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit">Fetch and use</Button>
      </form>
    </div>
  );
}
