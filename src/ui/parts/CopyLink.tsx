import { createSignal, type JSX } from 'solid-js';
import { Button } from './Button';
import styles from './CopyLink.module.css';

/** Copies the address of a place in the lab; where the clipboard is closed, shows it to be copied by hand. */
export function CopyLink(props: {
  /** The place's path in the lab. */
  readonly path: string;
  /** What the link leads to, for those who cannot see what the button stands beside. */
  readonly what: string;
}): JSX.Element {
  const [note, setNote] = createSignal('');

  async function copy(): Promise<void> {
    const url = new URL(`#${props.path}`, location.href).href;
    try {
      await navigator.clipboard.writeText(url);
      setNote('Copied.');
    } catch {
      setNote(`Copy this: ${url}`);
    }
  }

  return (
    <span class={styles.copy}>
      <Button look="quiet" onClick={() => void copy()}>
        Copy link<span class="visually-hidden"> to {props.what}</span>
      </Button>
      <output class={styles.note}>{note()}</output>
    </span>
  );
}
