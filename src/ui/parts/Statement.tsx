import { createResource, Show, type JSX } from 'solid-js';
import { markdownFragment } from '../state/markdown';
import { settled } from '../state/settled';
import styles from './Statement.module.css';

/** A problem's statement. Plain text stands as it is; Markdown is parsed, cleaned and shown when its parser has come. */
export function Statement(props: { readonly text: string }): JSX.Element {
  const [fragment] = createResource(() => (hasMarkup(props.text) ? props.text : false), markdownFragment);
  const ready = () => settled(fragment);
  return (
    <div class={styles.statement}>
      <Show when={hasMarkup(props.text) && ready()} fallback={<p class={styles.plain}>{props.text}</p>}>
        {(nodes) => <>{[...nodes().childNodes]}</>}
      </Show>
    </div>
  );
}

function hasMarkup(text: string): boolean {
  return /[*_`#|<[\\]|^\s*(?:[-+]|\d+\.)\s/m.test(text);
}
