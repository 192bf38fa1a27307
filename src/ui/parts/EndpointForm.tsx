import { createSignal, Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { createEndpointTest } from '../state/endpoint';
import { talkOf } from '../state/hosts';
import type { ModelChoice } from '../state/lab';
import { durationText, plural } from '../state/words';
import { Button } from './Button';
import { Field, SelectField } from './Field';
import styles from './ModelForm.module.css';
import { Failure } from './Notice';

/** An OpenAI-compatible endpoint: its address, its key, whether it can be used from here, its models. */
export function EndpointForm(props: { readonly onUse: (choice: ModelChoice) => void }): JSX.Element {
  const { lab } = useDesk();
  const test = createEndpointTest(lab);
  const [baseUrl, setBaseUrl] = createSignal('http://localhost:11434/v1');
  const [wanted, setWanted] = createSignal('');
  const models = () => test.models() ?? [];
  const model = () => (models().includes(wanted()) ? wanted() : (models()[0] ?? ''));
  const choice = (): ModelChoice => ({ kind: 'openai', model: model(), baseUrl: baseUrl() });
  const host = () => talkOf(choice())?.host ?? '';
  const isBusy = () => test.work().kind === 'listing' || test.work().kind === 'replying';
  const failure = () => {
    const work = test.work();
    return work.kind === 'failed' ? work : null;
  };
  const reply = () => {
    const work = test.work();
    return work.kind === 'replied' ? work : null;
  };

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void test.list(baseUrl());
      }}
    >
      <Field
        label="Base URL"
        help={`Ends in /v1 for most servers. Prompts and programs would go to ${host()}.`}
      >
        {(ids) => (
          <input
            {...ids}
            type="url"
            required
            value={baseUrl()}
            onInput={(event) => {
              setBaseUrl(event.currentTarget.value);
              test.forget();
            }}
          />
        )}
      </Field>
      <Field label="Key" help="Leave empty where none is needed. It stays in this tab and is never stored.">
        {(ids) => (
          <input
            {...ids}
            type="password"
            autocomplete="off"
            value={lab.endpointKey.get()}
            onInput={(event) => {
              lab.endpointKey.set(event.currentTarget.value);
              test.forget();
            }}
          />
        )}
      </Field>
      <div class={`${styles.wide} ${styles.actions}`}>
        <Button type="submit" disabled={isBusy()}>
          {test.work().kind === 'listing' ? 'Asking…' : 'Connect and list models'}
        </Button>
        <Show when={isBusy()}>
          <Button onClick={() => test.stop()}>Stop</Button>
        </Show>
        <output data-testid="connection">
          <Show when={test.models()}>
            {(listed) =>
              listed().length > 0
                ? `Connected: ${host()} offers ${plural(listed().length, 'model')}.`
                : `Connected, but ${host()} offers no model. Load one there (Ollama: ollama pull qwen2.5-coder:1.5b), then ask again.`
            }
          </Show>
        </output>
      </div>
      <Show when={models().length > 0}>
        <div class={`${styles.wide} ${styles.row}`}>
          <SelectField
            label="Model"
            value={model()}
            options={models().map((id) => ({ value: id, label: id }))}
            onChange={setWanted}
          />
          <div class={styles.actions}>
            <Button disabled={isBusy()} onClick={() => void test.tryReply(choice())}>
              {test.work().kind === 'replying' ? 'Waiting…' : 'Try one reply'}
            </Button>
            <Button look="main" onClick={() => props.onUse(choice())}>
              Use
            </Button>
          </div>
        </div>
      </Show>
      <output class={styles.wide} data-testid="reply">
        <Show when={reply()}>
          {(said) =>
            said().text === ''
              ? `It answered in ${durationText(said().ms)}, with an empty text.`
              : `It answered in ${durationText(said().ms)}: “${said().text}”`
          }
        </Show>
      </output>
      <Show when={failure()}>
        {(failed) => (
          <div class={styles.wide}>
            <Failure title="The endpoint could not be used" error={failed().error} />
          </div>
        )}
      </Show>
    </form>
  );
}
