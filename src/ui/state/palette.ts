import { createSignal, onCleanup, onMount, type Accessor } from 'solid-js';
import { readPalette, type Palette } from './cell-paint';

/** The palette of `element` as it is now, read again when the theme changes. */
export function createPalette(element: () => Element): Accessor<Palette | null> {
  const [palette, setPalette] = createSignal<Palette | null>(null);
  onMount(() => {
    const read = (): void => {
      setPalette(readPalette(element()));
    };
    read();
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', read);
    const chosen = new MutationObserver(read);
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    onCleanup(() => {
      system.removeEventListener('change', read);
      chosen.disconnect();
    });
  });
  return palette;
}
