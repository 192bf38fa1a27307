import { createSignal, onCleanup, onMount, type Accessor } from 'solid-js';

/** A stretch of rows to draw: from `first` up to but not including `end`. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** Rows drawn beyond each edge of the screen, so that fast scrolling shows no gap. */
const spare = 8;

/**
 * Which rows of a long table of rows `rowHeight` CSS pixels high are on screen, as the page scrolls. `body` is the
 * element whose top is the first row's top.
 */
export function createVisibleRows(
  body: () => Element | undefined,
  count: () => number,
  rowHeight: () => number,
): Accessor<Stretch> {
  const [stretch, setStretch] = createSignal<Stretch>(
    { first: 0, end: 40 },
    { equals: (a, b) => a.first === b.first && a.end === b.end },
  );
  onMount(() => {
    const look = (): void => {
      const top = -(body()?.getBoundingClientRect().top ?? 0);
      const first = Math.max(0, Math.floor(top / rowHeight()) - spare);
      const end = Math.ceil((top + window.innerHeight) / rowHeight()) + spare;
      setStretch({ first: Math.min(first, count()), end: Math.max(0, Math.min(end, count())) });
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look, { passive: true });
    onCleanup(() => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    });
  });
  return stretch;
}
