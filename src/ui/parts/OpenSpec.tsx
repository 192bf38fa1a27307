import type { JSX } from 'solid-js';
import type { ExperimentSpec } from '../../core/experiment';
import { parseSpecText } from '../../core/parse-spec';
import { Button } from './Button';

/** Reads an experiment's settings from a file. */
export function OpenSpec(props: {
  readonly onOpen: (spec: ExperimentSpec) => void;
  /** An error that says what is wrong in the file. */
  readonly onFault: (error: unknown) => void;
}): JSX.Element {
  let picker: HTMLInputElement | undefined;

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      props.onOpen(parseSpecText(await file.text()));
    } catch (error) {
      props.onFault(error);
    }
    // The same file may be mended and opened again.
    if (picker) picker.value = '';
  }

  return (
    <>
      <Button onClick={() => picker?.click()}>Open settings</Button>
      <input
        ref={(element) => (picker = element)}
        class="visually-hidden"
        type="file"
        accept=".json"
        tabindex="-1"
        aria-label="Settings file (JSON)"
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
    </>
  );
}
