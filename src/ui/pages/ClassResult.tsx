import { createSignal, lazy, onCleanup, Show, Suspense, type JSX } from 'solid-js';
import { ClassViews } from '../parts/ClassViews';
import { Button } from '../parts/Button';
import { Failure, Waiting } from '../parts/Notice';
import { readClassFiles, type ClassFiles } from '../state/class-files';
import { useDesk } from '../state/desk';
import { useTitle } from '../state/title';
import { plural } from '../state/words';
import styles from './ClassResult.module.css';

/** Loaded when there is something to draw. */
const ClassPool = lazy(() => import('../parts/ClassPool'));

/** The files of many laptops, dropped together, as one result. Nothing is stored. */
export default function ClassResult(): JSX.Element {
  const { lab } = useDesk();
  useTitle(() => 'Class result');
  const [files, setFiles] = createSignal<readonly File[]>([]);
  const [reading, setReading] = createSignal<{ readonly done: number; readonly of: number } | null>(null);
  const [read, setRead] = createSignal<ClassFiles | null>(null);
  const [fault, setFault] = createSignal<unknown>(null);
  const [isOver, setIsOver] = createSignal(false);
  let stop = new AbortController();
  onCleanup(() => stop.abort());

  async function take(list: FileList | null | undefined): Promise<void> {
    if (!list || list.length === 0) return;
    const all = [...files(), ...list];
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    setFault(null);
    setReading({ done: 0, of: all.length });
    try {
      const held = await readClassFiles(lab, all, (done) => setReading({ done, of: all.length }), signal);
      setFiles(all);
      setRead(held);
    } catch (error) {
      if (!signal.aborted) setFault(error);
    }
    if (!signal.aborted) setReading(null);
  }

  function clear(): void {
    stop.abort();
    setReading(null);
    setFiles([]);
    setRead(null);
  }

  return (
    <div class={styles.page}>
      <ClassViews />
      <p class={styles.lead}>
        Each laptop downloads its experiment (Experiments, Download) and hands the file in. Dropped here
        together, they become one result: pooled rates with intervals, a point for each laptop, and what was
        left out and why. The files stay on this machine and nothing of them is stored.
      </p>
      <div
        class={styles.drop}
        classList={{ [styles.over ?? '']: isOver() }}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          void take(event.dataTransfer?.files);
        }}
      >
        <label class={styles.pick}>
          <span>Files of the class: drop them here, or choose them</span>
          <input
            type="file"
            multiple
            accept=".jsonl,.json,.zip"
            onChange={(event) => {
              void take(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <Show when={read()}>
          <p class={styles.held}>
            {plural(files().length, 'file')} in. <Button onClick={clear}>Start over</Button>
          </p>
        </Show>
      </div>
      <Show when={reading()}>
        {(now) => (
          <p class={styles.reading}>
            <progress aria-label="Reading the files" max={now().of} value={now().done} /> {now().done} of{' '}
            {now().of}
          </p>
        )}
      </Show>
      <Show when={fault()}>{(error) => <Failure title="The files could not be read" error={error()} />}</Show>
      <Show when={read()} keyed>
        {(held) => (
          <Suspense fallback={<Waiting text="Opening the result" />}>
            <ClassPool files={held} />
          </Suspense>
        )}
      </Show>
    </div>
  );
}
