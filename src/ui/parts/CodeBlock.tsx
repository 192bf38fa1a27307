import { createMemo, createResource, For, Show, type JSX } from 'solid-js';
import { highlightPython, type Piece } from '../state/highlight';
import { diffLines, type DiffLine } from '../state/line-diff';
import { settled } from '../state/settled';
import styles from './CodeBlock.module.css';

const marks: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '−' };

/** Python to read, plain until the highlighter has come. With `before`, what changed since that program is marked. */
export function CodeBlock(props: {
  readonly code: string;
  readonly before?: string | undefined;
  /** The line that a program is at, from 1. */
  readonly at?: number | undefined;
}): JSX.Element {
  const code = () => props.code.trimEnd();
  const [pieces] = createResource(code, highlightPython);
  const painted = createMemo(() => linesOf(settled(pieces) ?? [{ text: code(), role: '' }]));
  const rows = createMemo(() => diffLines(props.before?.trimEnd() ?? code(), code()));
  return (
    <pre class={styles.code} classList={{ [styles.marked ?? '']: props.before !== undefined }}>
      <For each={rows()}>
        {(row) => (
          <span
            class={`${styles.line} ${styles[row.kind]}`}
            data-line={row.kind}
            aria-current={row.kind !== 'removed' && props.at === row.at + 1 ? 'step' : undefined}
          >
            <Show when={props.before !== undefined}>
              <span class={styles.mark}>{marks[row.kind]}</span>
            </Show>
            <Show when={row.kind !== 'removed' && painted()[row.at]} fallback={row.text}>
              {(line) => <Line pieces={line()} />}
            </Show>
            {'\n'}
          </span>
        )}
      </For>
    </pre>
  );
}

function Line(props: { readonly pieces: readonly Piece[] }): JSX.Element {
  return (
    <For each={props.pieces}>
      {(piece) => (piece.role === '' ? piece.text : <span class={styles[piece.role]}>{piece.text}</span>)}
    </For>
  );
}

/** Pieces cut at their line ends. */
function linesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  for (const { text, role } of pieces) {
    const [head = '', ...more] = text.split('\n');
    lines.at(-1)?.push({ text: head, role });
    for (const next of more) lines.push([{ text: next, role }]);
  }
  return lines;
}
