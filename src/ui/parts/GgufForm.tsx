import { createSignal, type JSX } from 'solid-js';
import { talkOf } from '../state/hosts';
import type { ModelChoice } from '../state/lab';
import { Button } from './Button';
import { Field } from './Field';
import { KeptFiles } from './KeptFiles';
import styles from './ModelForm.module.css';

/** A GGUF model by file or by address, and those that were fetched before. */
export function GgufForm(props: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onUse: (choice: ModelChoice) => void;
}): JSX.Element {
  const [url, setUrl] = createSignal('');
  const choice = (): ModelChoice => ({ kind: 'wllama', model: url().trim() });
  const host = () => talkOf(choice())?.host ?? null;
  return (
    <div class={styles.form}>
      <Field
        label="File on this device"
        help="One .gguf file, or all splits of one model. Or drop it anywhere on this page."
      >
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".gguf"
            multiple
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              if (files.length > 0) props.onFiles(files);
            }}
          />
        )}
      </Field>
      <form
        class={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          props.onUse(choice());
        }}
      >
        <Field
          label="Address of a .gguf file"
          help={
            host() === null
              ? 'It is fetched once and kept on this device.'
              : `It is fetched once from ${host()} and kept on this device.`
          }
        >
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
      <KeptFiles onUse={props.onUse} />
    </div>
  );
}
