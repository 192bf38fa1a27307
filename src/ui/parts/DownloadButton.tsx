import { createSignal, Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { downloadExperiment } from '../state/export';
import { errorText } from '../state/words';
import { Button } from './Button';

/** Downloads an experiment as JSONL, which the same lab opens again. */
export function DownloadButton(props: { readonly id: string; readonly name: string }): JSX.Element {
  const { lab } = useDesk();
  const [isBusy, setIsBusy] = createSignal(false);
  const [fault, setFault] = createSignal<string | null>(null);

  async function download(): Promise<void> {
    setFault(null);
    setIsBusy(true);
    try {
      await downloadExperiment(await lab.store(), props.id, props.name);
    } catch (error) {
      setFault(errorText(error));
    }
    setIsBusy(false);
  }

  return (
    <>
      <Button onClick={() => void download()} disabled={isBusy()}>
        Download<span class="visually-hidden"> {props.name}</span>
      </Button>
      <Show when={fault()}>{(text) => <span role="alert">{text()}</span>}</Show>
    </>
  );
}
