import { createMemo, createResource, createSignal, Show, type JSX } from 'solid-js';
import type { ExperimentHead } from '../../core/store';
import { useDesk } from '../state/desk';
import { download } from '../state/download';
import { settled } from '../state/settled';
import { formats, takeOut, type Format } from '../state/take-out';
import { Button } from './Button';
import styles from './DataForm.module.css';
import { SelectField } from './Field';
import { Empty, Failure } from './Notice';

/** An experiment as a file for other programs. */
export function TakeOutForm(props: { readonly heads: readonly ExperimentHead[] }): JSX.Element {
  const { lab } = useDesk();
  const [chosen, setChosen] = createSignal<string | null>(null);
  const [format, setFormat] = createSignal<Format>('bundle');
  const [arm, setArm] = createSignal<string | null>(null);
  const [isBusy, setIsBusy] = createSignal(false);
  const [fault, setFault] = createSignal<unknown>(null);
  const id = createMemo(() => {
    const known = props.heads.find((head) => head.id === chosen());
    return (known ?? props.heads[0])?.id ?? '';
  });
  const [experiment] = createResource(id, async (asked) => (await lab.store()).experiment(asked));
  const arms = (): readonly string[] => settled(experiment)?.arms.map(({ name }) => name) ?? [];
  const armName = (): string => arms().find((name) => name === arm()) ?? arms()[0] ?? '';
  const isByArm = (): boolean => formats.some((known) => known.id === format() && known.arm);

  async function make(): Promise<void> {
    setFault(null);
    setIsBusy(true);
    try {
      download(await takeOut(lab, id(), format(), armName()));
    } catch (error) {
      setFault(error);
    }
    setIsBusy(false);
  }

  return (
    <Show
      when={props.heads.length > 0}
      fallback={
        <Empty title="Nothing to take out" text="An experiment that has run can leave in nine forms." />
      }
    >
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <SelectField
          label="Experiment"
          value={id()}
          options={props.heads.map((head) => ({ value: head.id, label: head.name }))}
          onChange={setChosen}
        />
        <SelectField
          label="As"
          value={format()}
          options={formats.map((known) => ({ value: known.id, label: known.label }))}
          onChange={setFormat}
        />
        <Show when={isByArm()}>
          <SelectField
            label="Arm"
            value={armName()}
            options={arms().map((name) => ({ value: name, label: name }))}
            onChange={setArm}
          />
        </Show>
        <Button type="submit" disabled={isBusy()}>
          {isBusy() ? 'Making the file…' : 'Download'}
        </Button>
        <Show when={fault()}>
          {(error) => (
            <div class={styles.wide}>
              <Failure title="The file could not be made" error={error()} />
            </div>
          )}
        </Show>
      </form>
    </Show>
  );
}
