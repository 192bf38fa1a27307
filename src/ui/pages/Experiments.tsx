import { A } from '@solidjs/router';
import { createResource, createSignal, For, Match, Show, Switch, type JSX } from 'solid-js';
import type { ExperimentHead } from '../../core/store';
import { Button, ButtonLink } from '../parts/Button';
import { DeleteButton } from '../parts/DeleteButton';
import { DownloadButton } from '../parts/DownloadButton';
import { Empty, Failure, Waiting } from '../parts/Notice';
import { useDesk } from '../state/desk';
import { openExperimentFile, type Opened } from '../state/export';
import { experimentPath } from '../state/paths';
import { settled } from '../state/settled';
import { useTitle } from '../state/title';
import { countText, plural } from '../state/words';
import { Scroller } from '../parts/Scroller';
import { TroubleNote } from '../parts/TroubleNote';
import styles from './Experiments.module.css';

/** Every experiment that is stored here. */
export default function Experiments(): JSX.Element {
  const { lab, runs } = useDesk();
  useTitle(() => 'Experiments');
  const [heads, { refetch }] = createResource(async () => (await lab.store()).heads());
  const [fault, setFault] = createSignal<unknown>(null);
  const [opened, setOpened] = createSignal<Opened | null>(null);
  const [isImporting, setIsImporting] = createSignal(false);
  let picker: HTMLInputElement | undefined;

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setFault(null);
    setOpened(null);
    setIsImporting(true);
    try {
      const taken = await openExperimentFile(await lab.store(), file);
      runs.close(taken.id);
      setOpened(taken);
      await refetch();
    } catch (error) {
      setFault(error);
    }
    setIsImporting(false);
    if (picker) picker.value = '';
  }

  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <h1>Experiments</h1>
        <ButtonLink href="/experiments/new" look="main">
          New experiment
        </ButtonLink>
        <Button onClick={() => picker?.click()} disabled={isImporting()}>
          {isImporting() ? 'Opening…' : 'Open a file'}
        </Button>
        <ButtonLink href="/data">Bundles and other forms</ButtonLink>
        <input
          ref={(element) => (picker = element)}
          class="visually-hidden"
          type="file"
          accept=".jsonl,.json"
          tabindex="-1"
          aria-label="Experiment file (JSONL)"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </header>
      <TroubleNote />
      <Show when={fault()}>
        {(error) => <Failure title="The file could not be opened" error={error()} />}
      </Show>
      <Show when={opened()}>{(file) => <OpenedNote opened={file()} />}</Show>
      <Switch fallback={<Waiting text="Opening the store" />}>
        <Match when={heads.error}>
          {(error) => <Failure title="The stored experiments could not be read" error={error()} />}
        </Match>
        <Match when={settled(heads)?.length === 0}>
          <Empty
            title="No experiments yet"
            text="An experiment samples many problems under several arms and says what more turns, or thinking first, are worth. With the demo model the first takes a minute or two."
          >
            <ButtonLink href="/experiments/new" look="main">
              Set one up
            </ButtonLink>
          </Empty>
        </Match>
        <Match when={settled(heads)}>
          {(list) => <HeadTable heads={list()} onChange={() => void refetch()} />}
        </Match>
      </Switch>
    </div>
  );
}

/** What was taken from a file, and what could not be. */
function OpenedNote(props: { readonly opened: Opened }): JSX.Element {
  return (
    <div class={styles.opened}>
      <output>
        Opened <A href={experimentPath(props.opened.id, 'results')}>{props.opened.name}</A> with{' '}
        {plural(props.opened.trajectories, 'trajectory', 'trajectories')}.
      </output>
      <Show when={props.opened.faults.length > 0}>
        <details>
          <summary>{plural(props.opened.faults.length, 'line')} could not be read and were left out</summary>
          <ul class={styles.faults}>
            <For each={props.opened.faults}>{(fault) => <li>{fault}</li>}</For>
          </ul>
        </details>
      </Show>
    </div>
  );
}

function HeadTable(props: {
  readonly heads: readonly ExperimentHead[];
  readonly onChange: () => void;
}): JSX.Element {
  return (
    <Scroller label="Experiments">
      <table class={styles.table}>
        <caption class="visually-hidden">Stored experiments</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Trajectories</th>
            <th scope="col">
              <span class="visually-hidden">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.heads}>
            {(head) => (
              <tr>
                <th scope="row">
                  <A href={experimentPath(head.id, head.done === head.asked ? 'results' : 'run')}>
                    {head.name}
                  </A>
                  <span class={styles.made}>
                    {new Date(head.createdAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}
                  </span>
                </th>
                <td>
                  <span class={styles.done}>
                    <progress aria-hidden="true" max={head.asked} value={head.done} />
                    {countText(head.done)} of {countText(head.asked)}
                  </span>
                </td>
                <td>
                  <span class={styles.actions}>
                    <DownloadButton id={head.id} name={head.name} />
                    <DeleteButton id={head.id} name={head.name} onDeleted={() => props.onChange()} />
                  </span>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Scroller>
  );
}
