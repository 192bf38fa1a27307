import { createSignal, onCleanup, onMount, Show, type JSX } from 'solid-js';

/** Draws its children in a task of their own, so that a slow device paints and answers before them. */
export function Later(props: {
  readonly fallback?: JSX.Element;
  readonly children: JSX.Element;
}): JSX.Element {
  const [isDue, setIsDue] = createSignal(false);
  onMount(() => {
    const timer = setTimeout(() => setIsDue(true));
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <Show when={isDue()} fallback={props.fallback}>
      {props.children}
    </Show>
  );
}
