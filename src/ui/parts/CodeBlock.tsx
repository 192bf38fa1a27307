import { createResource, For, Show, type JSX } from 'solid-js';
import { highlightPython } from '../state/highlight';
import { settled } from '../state/settled';
import styles from './CodeBlock.module.css';

/** Python to read. Plain until the highlighter has come; its text never changes. */
export function CodeBlock(props: { readonly code: string }): JSX.Element {
  const [pieces] = createResource(() => props.code, highlightPython);
  const shown = () => settled(pieces);
  return (
    <pre class={styles.code}>
      <Show when={shown()} fallback={props.code}>
        {(ready) => (
          <For each={ready()}>
            {(piece) =>
              piece.role === '' ? piece.text : <span class={styles[piece.role]}>{piece.text}</span>
            }
          </For>
        )}
      </Show>
    </pre>
  );
}
