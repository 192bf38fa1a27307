import { createResource, createSignal, For, Show, type JSX } from 'solid-js';
import type { ProblemSet } from '../../core/problem';
import type { ExperimentHead } from '../../core/store';
import { restoreBundle, type BroughtIn } from '../state/bring-in';
import { useDesk } from '../state/desk';
import { settled } from '../state/settled';
import { readSpace } from '../state/space';
import { backUp, experimentSizes, ownSets } from '../state/storage';
import { plural, sizeText } from '../state/words';
import { Button } from './Button';
import styles from './DataForm.module.css';
import { Failure } from './Notice';
import { StoredTable, type StoredRow } from './StoredTable';

/** What takes how much; backup and restore; delete with a way back. */
export function StorageCard(props: {
  readonly heads: readonly ExperimentHead[];
  readonly onChange: () => void;
}): JSX.Element {
  const desk = useDesk();
  const { lab, runs } = desk;
  const [fault, setFault] = createSignal<unknown>(null);
  const [isBusy, setIsBusy] = createSignal(false);
  const [deleted, setDeleted] = createSignal<{ readonly name: string; undo(): Promise<unknown> } | null>(
    null,
  );
  const [restored, setRestored] = createSignal<BroughtIn | null>(null);
  const heads = () => props.heads;
  const [space, { refetch: look }] = createResource(heads, () => readSpace());
  const [sizes] = createResource(heads, (list) => experimentSizes(lab, list));
  const [sets, { refetch: listSets }] = createResource(heads, () => ownSets(lab));
  let picker: HTMLInputElement | undefined;

  /** One thing at a time; what goes wrong is shown. */
  async function attempt<Given extends readonly unknown[]>(
    work: (...given: Given) => Promise<unknown>,
    ...given: Given
  ): Promise<void> {
    setFault(null);
    setRestored(null);
    setIsBusy(true);
    try {
      await work(...given);
    } catch (error) {
      setFault(error);
    }
    setIsBusy(false);
    if (picker) picker.value = '';
  }

  function changed(): void {
    desk.refreshProblemSets();
    void listSets();
    props.onChange();
  }

  async function remove({ id, name }: ExperimentHead): Promise<void> {
    const bytes = await lab.archive.writeBundle([id]);
    runs.close(id);
    await (await lab.store()).removeExperiment(id);
    setDeleted({ name, undo: () => restoreBundle(lab, bytes) });
    changed();
  }

  async function removeSet(set: ProblemSet): Promise<void> {
    await lab.problemImports.remove(set.id);
    setDeleted({ name: set.title, undo: () => lab.problemImports.keep(set) });
    changed();
  }

  async function undo(): Promise<void> {
    await deleted()?.undo();
    setDeleted(null);
    changed();
  }

  async function restore(file: File): Promise<void> {
    const taken = await restoreBundle(lab, new Uint8Array(await file.arrayBuffer()));
    for (const { id } of taken.experiments) runs.close(id);
    setRestored(taken);
    changed();
  }

  async function persist(): Promise<void> {
    await navigator.storage.persist();
    await look();
  }

  const rows = (): readonly StoredRow[] => [
    ...props.heads.map((head) => ({
      name: head.name,
      holds: plural(head.done, 'trajectory', 'trajectories'),
      bytes: settled(sizes)?.get(head.id) ?? null,
      remove: () => void attempt(remove, head),
    })),
    ...(settled(sets) ?? []).map(({ set, bytes }) => ({
      name: set.title,
      holds: plural(set.problems.length, 'problem'),
      bytes,
      remove: () => void attempt(removeSet, set),
    })),
    ...cachedRow('Downloaded models', 'deleted under Models', settled(space)?.models),
    ...cachedRow('The lab itself', 'for use without a network', settled(space)?.lab),
  ];
  const hasOwn = (): boolean => props.heads.length > 0 || (settled(sets)?.length ?? 0) > 0;

  return (
    <div class={styles.form}>
      <Show when={settled(space)}>
        {(now) => (
          <p class={styles.wide}>
            {sizeText(now().used)} used of about {sizeText(now().quota)}, models included.{' '}
            {now().isPersisted
              ? 'The browser keeps it until you delete it.'
              : 'The browser may clear it when space is short: back up what matters.'}
          </p>
        )}
      </Show>
      <div class={`${styles.wide} ${styles.actions}`}>
        <Button onClick={() => void attempt(backUp, lab, props.heads)} disabled={isBusy() || !hasOwn()}>
          Back up everything
        </Button>
        <Button onClick={() => picker?.click()} disabled={isBusy()}>
          Restore a backup
        </Button>
        <input
          ref={(element) => (picker = element)}
          class="visually-hidden"
          type="file"
          accept=".zip"
          tabindex="-1"
          aria-label="Backup file (zip)"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void attempt(restore, file);
          }}
        />
        <Show when={settled(space)?.isPersisted === false}>
          <Button onClick={() => void attempt(persist)}>Ask the browser to keep it</Button>
        </Show>
      </div>
      <Show when={deleted()}>
        {(gone) => (
          <div class={`${styles.wide} ${styles.actions}`}>
            <output>Deleted “{gone().name}”.</output>
            <Button onClick={() => void attempt(undo)} disabled={isBusy()}>
              Undo
            </Button>
          </div>
        )}
      </Show>
      <Show when={restored()}>{(taken) => <RestoredNote taken={taken()} />}</Show>
      <Show when={fault()}>
        {(error) => (
          <div class={styles.wide}>
            <Failure title="That did not work" error={error()} />
          </div>
        )}
      </Show>
      <Show when={rows().length > 0}>
        <div class={styles.wide}>
          <StoredTable rows={rows()} isBusy={isBusy()} />
        </div>
      </Show>
    </div>
  );
}

function RestoredNote(props: { readonly taken: BroughtIn }): JSX.Element {
  return (
    <div class={styles.wide}>
      <output>
        Restored {plural(props.taken.experiments.length, 'experiment')} with{' '}
        {plural(props.taken.trajectories, 'trajectory', 'trajectories')}.
      </output>
      <ul>
        <For each={props.taken.remarks}>{(remark) => <li>{remark}</li>}</For>
      </ul>
    </div>
  );
}

function cachedRow(name: string, holds: string, bytes: number | undefined): readonly StoredRow[] {
  return bytes === undefined || bytes === 0 ? [] : [{ name, holds, bytes, remove: null }];
}
