import { createResource, createSignal, For, Show, type JSX } from 'solid-js';
import type { ExperimentHead } from '../../core/store';
import { restoreBundle } from '../state/bring-in';
import { useDesk } from '../state/desk';
import { download } from '../state/download';
import { settled } from '../state/settled';
import { countText } from '../state/words';
import { Button } from './Button';
import styles from './DataForm.module.css';
import { Failure } from './Notice';
import { Scroller } from './Scroller';

/** What takes how much; backup; delete with a way back. */
export function StorageCard(props: {
  readonly heads: readonly ExperimentHead[];
  readonly onChange: () => void;
}): JSX.Element {
  const { lab, runs } = useDesk();
  const [fault, setFault] = createSignal<unknown>(null);
  const [isBusy, setIsBusy] = createSignal(false);
  const [deleted, setDeleted] = createSignal<{ readonly name: string; readonly bytes: Uint8Array } | null>(
    null,
  );
  const [space, { refetch }] = createResource(
    () => props.heads,
    () => readSpace(),
  );
  const [sizes] = createResource(
    () => props.heads,
    async (heads) => {
      const store = await lab.store();
      return new Map(await Promise.all(heads.map(async ({ id }) => [id, await store.size(id)] as const)));
    },
  );

  /** One thing at a time; what goes wrong is shown. */
  async function attempt<Given extends readonly unknown[]>(
    work: (...given: Given) => Promise<void>,
    ...given: Given
  ): Promise<void> {
    setFault(null);
    setIsBusy(true);
    try {
      await work(...given);
    } catch (error) {
      setFault(error);
    }
    setIsBusy(false);
  }

  const backUp = async (): Promise<void> => {
    const bytes = await lab.archive.writeBundle(props.heads.map(({ id }) => id));
    const day = new Date().toISOString().slice(0, 10);
    download({ name: `turnwise-backup-${day}.zip`, type: 'application/zip', parts: [bytes] });
  };

  async function remove({ id, name }: ExperimentHead): Promise<void> {
    const bytes = await lab.archive.writeBundle([id]);
    runs.close(id);
    await (await lab.store()).removeExperiment(id);
    setDeleted({ name, bytes });
    props.onChange();
  }

  async function bringBack(bytes: Uint8Array): Promise<void> {
    await restoreBundle(lab, bytes);
    setDeleted(null);
    props.onChange();
  }

  const persist = async (): Promise<void> => {
    await navigator.storage.persist();
    await refetch();
  };

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
        <Button onClick={() => void attempt(backUp)} disabled={isBusy() || props.heads.length === 0}>
          Back up everything
        </Button>
        <Show when={settled(space)?.isPersisted === false}>
          <Button onClick={() => void attempt(persist)}>Ask the browser to keep it</Button>
        </Show>
      </div>
      <Show when={deleted()}>
        {(gone) => (
          <div class={`${styles.wide} ${styles.actions}`}>
            <output>Deleted “{gone().name}”.</output>
            <Button onClick={() => void attempt(bringBack, gone().bytes)} disabled={isBusy()}>
              Undo
            </Button>
          </div>
        )}
      </Show>
      <Show when={fault()}>
        {(error) => (
          <div class={styles.wide}>
            <Failure title="That did not work" error={error()} />
          </div>
        )}
      </Show>
      <Show when={props.heads.length > 0}>
        <div class={styles.wide}>
          <Scroller label="What takes how much">
            <table class={styles.table}>
              <thead>
                <tr>
                  <th scope="col">Experiment</th>
                  <th scope="col" class={styles.number}>
                    Trajectories
                  </th>
                  <th scope="col" class={styles.number}>
                    Size
                  </th>
                  <th scope="col">
                    <span class="visually-hidden">What to do</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={props.heads}>
                  {(head) => (
                    <tr>
                      <th scope="row">{head.name}</th>
                      <td class={styles.number}>{countText(head.done)}</td>
                      <td class={styles.number}>{sizeOf(settled(sizes)?.get(head.id))}</td>
                      <td>
                        <Button look="quiet" onClick={() => void attempt(remove, head)} disabled={isBusy()}>
                          Delete<span class="visually-hidden"> {head.name}</span>
                        </Button>
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </Scroller>
        </div>
      </Show>
    </div>
  );
}

async function readSpace(): Promise<{ used: number; quota: number; isPersisted: boolean } | null> {
  // The storage manager is missing where the page is served neither from this device nor over HTTPS.
  const storage: StorageManager | undefined = navigator.storage;
  if (!storage) return null;
  const { usage = 0, quota = 0 } = await storage.estimate();
  return { used: usage, quota, isPersisted: await storage.persisted() };
}

function sizeOf(bytes: number | undefined): string {
  return bytes === undefined ? '…' : sizeText(bytes);
}

function sizeText(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} KB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
