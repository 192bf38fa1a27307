import { createSignal, Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import type { ModelChoice } from '../state/lab';
import { Button } from './Button';
import { Field, SelectField } from './Field';
import styles from './ModelForm.module.css';
import { Failure } from './Notice';

/** Milliseconds that an endpoint may take to name its models. */
const listLimitMs = 15_000;

/** An OpenAI-compatible endpoint: its address, its key, its models. */
export function EndpointForm(props: { readonly onUse: (choice: ModelChoice) => void }): JSX.Element {
  const { lab } = useDesk();
  const [baseUrl, setBaseUrl] = createSignal('http://localhost:11434/v1');
  const [models, setModels] = createSignal<readonly string[] | null>(null);
  const [model, setModel] = createSignal('');
  const [fault, setFault] = createSignal<unknown>(null);
  const [isAsking, setIsAsking] = createSignal(false);

  async function ask(): Promise<void> {
    setFault(null);
    setIsAsking(true);
    try {
      const listed = await lab.endpointModels(baseUrl(), AbortSignal.timeout(listLimitMs));
      setModels(listed);
      setModel(listed[0] ?? '');
    } catch (error) {
      setModels(null);
      setFault(error);
    }
    setIsAsking(false);
  }

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <Field label="Base URL" help="Ends in /v1 for most servers.">
        {(ids) => (
          <input
            {...ids}
            type="url"
            required
            value={baseUrl()}
            onInput={(event) => setBaseUrl(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Key" help="Leave empty where none is needed.">
        {(ids) => (
          <input
            {...ids}
            type="password"
            autocomplete="off"
            value={lab.endpointKey.get()}
            onInput={(event) => lab.endpointKey.set(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class={styles.wide}>
        <Button type="submit" disabled={isAsking()}>
          {isAsking() ? 'Asking…' : 'Connect and list models'}
        </Button>
      </div>
      <Show when={fault()}>
        {(error) => (
          <div class={styles.wide}>
            <Failure title="The endpoint could not be used" error={error()} />
          </div>
        )}
      </Show>
      <Show when={models()}>
        {(listed) => (
          <div class={`${styles.wide} ${styles.row}`}>
            <SelectField
              label="Model"
              value={model()}
              options={listed().map((id) => ({ value: id, label: id }))}
              onChange={setModel}
              help={listed().length === 0 ? 'The endpoint answers, but offers no model.' : ''}
            />
            <Button
              look="main"
              disabled={model() === ''}
              onClick={() => props.onUse({ kind: 'openai', model: model(), baseUrl: baseUrl() })}
            >
              Use
            </Button>
          </div>
        )}
      </Show>
    </form>
  );
}
