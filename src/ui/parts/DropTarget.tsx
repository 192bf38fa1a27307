import { createSignal, Show, type JSX } from 'solid-js';
import styles from './DropTarget.module.css';

/** A part of the page onto which a file can be dropped; what drops it can also be done with a file input inside. */
export function DropTarget(props: {
  /** What happens to a file, shown while one hovers. */
  readonly label: string;
  readonly onFile: (file: File, all: readonly File[]) => void;
  /** Whether files dropped together belong together; else all but the first are left. */
  readonly takesAll?: boolean;
  readonly children: JSX.Element;
}): JSX.Element {
  // Each element below the pointer is entered before the last one is left.
  const [depth, setDepth] = createSignal(0);
  const [left, setLeft] = createSignal(0);

  function hasFiles(event: DragEvent): boolean {
    return event.dataTransfer?.types.includes('Files') ?? false;
  }

  return (
    <div
      class={styles.target}
      onDragEnter={(event) => {
        if (hasFiles(event)) setDepth(depth() + 1);
      }}
      onDragLeave={(event) => {
        if (hasFiles(event)) setDepth(Math.max(0, depth() - 1));
      }}
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        // Without this the browser would leave the page and show the file.
        event.preventDefault();
        setDepth(0);
        const files = [...(event.dataTransfer?.files ?? [])];
        setLeft(props.takesAll ? 0 : Math.max(0, files.length - 1));
        const [file] = files;
        if (file) props.onFile(file, files);
      }}
    >
      <Show when={left() > 0}>
        <output>One file at a time: the first was taken, drop the other {left()} after it.</output>
      </Show>
      {props.children}
      <Show when={depth() > 0}>
        <div class={styles.veil} aria-hidden="true">
          <span>{props.label}</span>
        </div>
      </Show>
    </div>
  );
}
