import { createSignal, onCleanup, onMount, type Accessor } from 'solid-js';
import type { OfflineState } from '../../core/offline';
import { isAnyTabAt } from './alone';
import type { Lab } from './lab';

/** What the pages say of the lab's own copy in this browser. */
export interface Offline {
  /** Null until it is known. */
  readonly state: Accessor<OfflineState | null>;
  /** Reloads into the newer version; refused, with a word, while any tab runs an experiment. */
  takeUpdate(): Promise<void>;
  /** Why the update was not taken. */
  readonly refusal: Accessor<string>;
  /** Asks the browser to install the lab as a program; null where it does not offer that. */
  readonly install: Accessor<(() => void) | null>;
}

/** The event by which Chromium offers to install a page; TypeScript does not know it. */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

/** Watches the copy, once the page has found its rest: saving it must not slow the first look down. */
export function createOffline(lab: Lab): Offline {
  const [state, setState] = createSignal<OfflineState | null>(null);
  const [refusal, setRefusal] = createSignal('');
  const [install, setInstall] = createSignal<(() => void) | null>(null);

  const offerInstall = (event: Event): void => {
    event.preventDefault();
    setInstall(() => () => {
      setInstall(null);
      // Chromium's own event; no other browser sends one of this name.
      void (event as InstallEvent).prompt();
    });
  };

  onMount(() => {
    let stop = (): void => undefined;
    let isGone = false;
    const watch = async (): Promise<void> => {
      const copy = await lab.offline();
      if (!isGone) stop = copy.watch(setState);
    };
    const cancel = whenIdle(() => void watch().catch(() => undefined));
    window.addEventListener('beforeinstallprompt', offerInstall);
    onCleanup(() => {
      isGone = true;
      cancel();
      stop();
      window.removeEventListener('beforeinstallprompt', offerInstall);
    });
  });

  async function takeUpdate(): Promise<void> {
    if (await isAnyTabAt('run ')) {
      setRefusal('An experiment is running. The new version can be taken when it has ended.');
      return;
    }
    if (state()?.kind === 'outdated') location.reload();
    else (await lab.offline()).takeUpdate();
  }

  return { state, takeUpdate, refusal, install };
}

/** Safari has no idle callback; there a moment after everything has loaded must do. */
function whenIdle(work: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const id = requestIdleCallback(work, { timeout: 10_000 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(work, 2_000);
  return () => clearTimeout(id);
}
