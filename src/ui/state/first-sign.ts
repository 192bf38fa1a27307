import { onCleanup, onMount } from 'solid-js';

/** What a person does first on a page that they mean to use. */
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll'] as const;
/** Milliseconds after which someone who only reads is taken to stay. */
const readingMs = 20_000;

/**
 * Calls `work` once, at the person's first sign of life on the page or when they have read for a while: what is heavy
 * and not needed to look at the page must not slow down its opening.
 */
export function onFirstSign(work: () => void): void {
  onMount(() => {
    const begin = (): void => {
      end();
      work();
    };
    const timer = setTimeout(begin, readingMs);
    const end = (): void => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, begin, { capture: true });
    };
    for (const sign of signs) window.addEventListener(sign, begin, { capture: true, passive: true });
    onCleanup(end);
  });
}
