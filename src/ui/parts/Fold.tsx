import { createSignal, Show, type JSX } from 'solid-js';
import { onFirstSign } from '../state/first-sign';

/**
 * What is folded away is drawn when it is opened or, so that the browser's own search finds it, as soon as someone is
 * there.
 */
export function Fold(props: {
  readonly summary: JSX.Element;
  readonly class: string | undefined;
  readonly children: JSX.Element;
}): JSX.Element {
  const [isDrawn, setIsDrawn] = createSignal(false);
  onFirstSign(() => setIsDrawn(true));
  return (
    <details class={props.class} onToggle={() => setIsDrawn(true)}>
      <summary>{props.summary}</summary>
      <Show when={isDrawn()}>{props.children}</Show>
    </details>
  );
}
