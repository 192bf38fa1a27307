import { A } from '@solidjs/router';
import { createEffect, createSignal, For, on, onCleanup, Show, type JSX } from 'solid-js';
import { bringIn, type BroughtIn } from '../state/bring-in';
import { useDesk } from '../state/desk';
import { experimentPath } from '../state/paths';
import { settled } from '../state/settled';
import { plural } from '../state/words';
import { Button } from './Button';
import styles from './DataForm.module.css';
import { Field, SelectField } from './Field';
import { Failure } from './Notice';

/** Opens a bundle, an export, or a run that another harness wrote. */
export function BringInForm(props: {
  /** A file that was dropped on the page. */
  readonly dropped: File | null;
  readonly onChange: () => void;
}): JSX.Element {
  const desk = useDesk();
  const [set, setSet] = createSignal<string | null>(null);
  const [work, setWork] = createSignal<{ readonly done: number; readonly of: number | null } | null>(null);
  const [brought, setBrought] = createSignal<BroughtIn | null>(null);
  const [fault, setFault] = createSignal<unknown>(null);
  let stop = new AbortController();
  onCleanup(() => stop.abort());
  const sets = () => settled(desk.problemSets) ?? [];
  const setId = (): string => sets().find(({ id }) => id === set())?.id ?? sets()[0]?.id ?? '';

  createEffect(
    on(
      () => props.dropped,
      (file) => void take(file),
    ),
  );

  async function take(file: File | null | undefined): Promise<void> {
    if (!file || work()) return;
    stop = new AbortController();
    const { signal } = stop;
    setFault(null);
    setBrought(null);
    setWork({ done: 0, of: null });
    try {
      const progress = (done: number, of: number): void => void setWork({ done, of });
      const taken = await bringIn(desk.lab, file, setId(), progress, signal);
      for (const { id } of taken.experiments) desk.runs.close(id);
      setBrought(taken);
      props.onChange();
    } catch (error) {
      if (!signal.aborted) setFault(error);
    }
    setWork(null);
  }

  return (
    <div class={styles.form}>
      <SelectField
        label="Problems of a run from elsewhere"
        value={setId()}
        options={sets().map(({ id, title }) => ({ value: id, label: title }))}
        onChange={setSet}
      />
      <Field label="File" help="Or drop it anywhere on this page.">
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".zip,.json,.jsonl,.gz"
            disabled={work() !== null}
            onChange={(event) => {
              void take(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        )}
      </Field>
      <Show when={work()}>
        {(now) => (
          <div class={`${styles.wide} ${styles.actions}`}>
            <progress
              aria-label="Judging"
              max={now().of ?? 1}
              {...(now().of === null ? {} : { value: now().done })}
            />
            <Button onClick={() => stop.abort()}>Stop</Button>
          </div>
        )}
      </Show>
      <Show when={fault()}>
        {(error) => (
          <div class={styles.wide}>
            <Failure title="The file could not be opened" error={error()} />
          </div>
        )}
      </Show>
      <Show when={brought()}>
        {(taken) => (
          <div class={styles.wide}>
            <output>
              {plural(taken().trajectories, 'trajectory', 'trajectories')} in{' '}
              <For each={taken().experiments}>
                {({ id, name }, i) => (
                  <>
                    {i() > 0 ? ', ' : ''}
                    <A href={experimentPath(id, 'results')}>{name}</A>
                  </>
                )}
              </For>
            </output>
            <ul>
              <For each={taken().remarks}>{(remark) => <li>{remark}</li>}</For>
            </ul>
          </div>
        )}
      </Show>
    </div>
  );
}
