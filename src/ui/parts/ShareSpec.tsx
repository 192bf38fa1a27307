import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import type { ExperimentSpec } from '../../core/experiment';
import { longestLink, specRoute } from '../../core/spec-link';
import { download, fileName } from '../state/download';
import { countText } from '../state/words';
import { Button } from './Button';
import styles from './CostPanel.module.css';

/** An experiment's settings as a link or, above all where it is too long, as a file that the same page opens. */
export function ShareSpec(props: { readonly spec: ExperimentSpec }): JSX.Element {
  const [note, setNote] = createSignal('');
  const link = createMemo(() => new URL(specRoute(props.spec, false), location.href).href);
  const isTooLong = (): boolean => link().length > longestLink;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link());
      setNote('Copied.');
    } catch {
      setNote(`The clipboard is closed to this page. The link: ${link()}`);
    }
  }

  function keep(): void {
    const name = `${fileName(props.spec.name)}-settings.json`;
    const text = `${JSON.stringify(props.spec, null, 2)}\n`;
    download({ name, type: 'application/json', parts: [text] });
    setNote('“Open settings” on this page reads the file again; so does npm run lab.');
  }

  return (
    <>
      <Show when={!isTooLong()}>
        <Button onClick={() => void copy()}>Copy link</Button>
      </Show>
      <Button look={isTooLong() ? 'plain' : 'quiet'} onClick={keep}>
        Download settings
      </Button>
      <Show when={isTooLong()}>
        <p class={styles.note}>
          These settings are too long for a link (over {countText(longestLink)} letters): share the file.
        </p>
      </Show>
      <output class={styles.note}>{note()}</output>
    </>
  );
}
