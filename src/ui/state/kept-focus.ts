import { createComputed, createEffect, on, type Accessor } from 'solid-js';

/**
 * Where a change of `source` takes the control away that has the focus, its successor in `box` gets it: a person at the
 * keys is not thrown back to the top of the page because a run has ended.
 */
export function createKeptFocus(box: () => HTMLElement | undefined, source: Accessor<unknown>): void {
  let isHeld = false;
  const holds = (): boolean => box()?.contains(document.activeElement) ?? false;
  // Before the page changes, and after.
  createComputed(on(source, () => (isHeld = holds()), { defer: true }));
  createEffect(
    on(
      source,
      () => {
        if (isHeld && !holds()) box()?.querySelector<HTMLElement>('button:enabled, a[href]')?.focus();
      },
      { defer: true },
    ),
  );
}
