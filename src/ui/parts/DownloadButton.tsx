import { createSignal, Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { downloadExperiment } from '../state/export';
import { errorText } from '../state/words';
import { Button } from './Button';

/** Downloads an experiment as JSONL, which the same lab opens again. */
export function DownloadButton(props: { readonly id: string; readonly name: string }): JSX.Element {
  const { lab, runs } = useDesk();
  const [isBusy, setIsBusy] = createSignal(false);
  const [remark, setRemark] = createSignal<string | null>(null);
  const [fault, setFault] = createSignal<string | null>(null);

  async function download(): Promise<void> {
    setFault(null);
    setIsBusy(true);
    try {
      setRemark(await downloadExperiment(lab.store(), props.id, runs.known(props.id)));
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
      <Show when={remark()}>{(text) => <output>{text()}</output>}</Show>
      <Show when={fault()}>{(text) => <span role="alert">{text()}</span>}</Show>
    </>
  );
}
