import { createSignal, type Accessor } from 'solid-js';

export type Theme = 'auto' | 'light' | 'dark';

const themes: readonly Theme[] = ['auto', 'light', 'dark'];
const key = 'turnwise.theme';

/** Light, dark, or as the system says; remembered on this device. */
export function createTheme(): { readonly theme: Accessor<Theme>; readonly next: () => void } {
  const before = stored();
  const [theme, setTheme] = createSignal<Theme>(before);
  apply(before);

  function next(): void {
    const chosen = themes[(themes.indexOf(theme()) + 1) % themes.length] ?? 'auto';
    setTheme(chosen);
    apply(chosen);
    try {
      localStorage.setItem(key, chosen);
    } catch {
      // Storage is blocked: the choice lasts until the page closes.
    }
  }

  return { theme, next };
}

function stored(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function apply(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
