import { createEffect, onCleanup } from 'solid-js';

const lab = 'Turnwise';

/** Names the page in the browser's tab and to screen readers, for as long as the page is open. */
export function useTitle(name: () => string): void {
  createEffect(() => {
    document.title = `${name()} · ${lab}`;
  });
  onCleanup(() => {
    document.title = lab;
  });
}
