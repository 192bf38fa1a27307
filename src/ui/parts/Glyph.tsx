import { Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import styles from './Glyph.module.css';

/** What a small sign can say: the state of a cell or the verdict on a test. */
export type Sign =
  'queued' | 'generating' | 'testing' | 'failed' | 'satisfied' | 'mended' | 'correct' | 'passed';

const shapes: Readonly<Record<Sign, () => JSX.Element>> = {
  queued: () => <circle cx="8" cy="8" r="2" fill="currentColor" />,
  generating: () => (
    <circle
      cx="8"
      cy="8"
      r="5.5"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-dasharray="22 13"
      class={styles.turning}
    />
  ),
  testing: () => (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M6.5 5.2 11 8l-4.5 2.8z" fill="currentColor" />
    </>
  ),
  failed: () => (
    <path d="m4 4 8 8M12 4l-8 8" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" />
  ),
  satisfied: () => (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.8" />
      <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" />
    </>
  ),
  mended: () => (
    <path
      d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 4.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2z"
      fill="currentColor"
      fill-rule="evenodd"
    />
  ),
  correct: () => (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path
        d="m4.8 8.3 2.2 2.2 4.3-4.7"
        fill="none"
        stroke="var(--surface)"
        stroke-width="1.8"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </>
  ),
  passed: () => (
    <path
      d="m3.2 8.6 3.2 3.2 6.4-7.2"
      fill="none"
      stroke="currentColor"
      stroke-width="2.2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  ),
};

/** A sign that needs no colour to be told apart. With `label` it speaks; without, it only decorates words beside it. */
export function Glyph(props: { readonly sign: Sign; readonly label?: string }): JSX.Element {
  return (
    <svg
      viewBox="0 0 16 16"
      class={`${styles.glyph} ${styles[props.sign]}`}
      role={props.label === undefined ? undefined : 'img'}
      aria-hidden={props.label === undefined}
    >
      <Show when={props.label}>{(label) => <title>{label()}</title>}</Show>
      <Dynamic component={shapes[props.sign]} />
    </svg>
  );
}
