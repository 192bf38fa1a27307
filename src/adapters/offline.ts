import type { OfflineCopy, OfflineState } from '../core/offline';

/** Milliseconds between two looks for a newer version, for tabs that stay open all week. */
const lookMs = 3_600_000;

/**
 * A browser may put the new version off while the old one still fetches something for the page, and then forget it. It
 * is asked again after so many milliseconds, so often; then the page is reloaded, which ends what is under way, and goes
 * on asking, so many times at most.
 */
const askAgainMs = 1_000;
const mostAsks = 10;
const mostReloads = 3;
/** Milliseconds after such a reload in which the new version may still take over by what was asked before. */
const lateMs = 60_000;
/** Where this tab notes, for the page after it, how often it was reloaded for a version that was asked for. */
const reloadsKey = 'turnwise-update-reloads';

/**
 * Registers the service worker that the build makes (lab/offline.ts) and follows what becomes of it. It saves every
 * file of the lab, which takes some seconds after the first visit, and serves them from then on.
 */
export function openOfflineCopy(): OfflineCopy {
  const listeners = new Set<(state: OfflineState) => void>();
  let state: OfflineState = { kind: 'saving' };
  let registration: ServiceWorkerRegistration | null = null;
  const reloads = takeReloads();
  /** Whether the person said yes: then a new version that takes over is loaded at once. */
  let isAsked = reloads > 0;
  let isAsking = false;
  let isControlled = false;

  function tell(next: OfflineState): void {
    state = next;
    for (const listener of listeners) listener(state);
  }

  function look(): void {
    if (!registration || state.kind === 'outdated') return;
    if (registration.waiting && registration.active) tell({ kind: 'update' });
    else if (registration.active) tell({ kind: 'kept' });
    else if (registration.installing) tell({ kind: 'saving' });
    else tell(none('The files of the lab could not be saved: there may be too little space on this device.'));
  }

  function follow(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', look);
  }

  async function register(): Promise<void> {
    // Only a build has a service worker, and a manifest.
    if (!document.querySelector('link[rel=manifest]'))
      return tell(none('The development server keeps no copy.'));
    // Missing where the page is served neither from this device nor over HTTPS, and in some private windows.
    const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
    if (!workers) return tell(none('This browser keeps no copy of pages that come over http.'));
    isControlled = workers.controller !== null;
    workers.addEventListener('controllerchange', () => {
      if (isAsked) location.reload();
      else if (isControlled) tell({ kind: 'outdated' });
      isControlled = true;
    });
    registration = await workers.register('./sw.js', { scope: './', updateViaCache: 'none' });
    follow(registration.installing);
    registration.addEventListener('updatefound', () => {
      follow(registration?.installing ?? null);
      look();
    });
    look();
    if (isAsked) {
      if (reloads < mostReloads) takeUpdate();
      setTimeout(() => (isAsked = isAsking), lateMs);
    }
    // Without a network there is nothing newer; the next look comes all the same.
    setInterval(() => void registration?.update().catch(() => undefined), lookMs);
  }

  function takeUpdate(): void {
    const waiting = registration?.waiting;
    if (!waiting || isAsking) return;
    isAsked = true;
    isAsking = true;
    let asked = 0;
    function ask(): void {
      asked += 1;
      if (asked <= mostAsks) return waiting?.postMessage({ type: 'SKIP_WAITING' });
      noteReloads(reloads + 1);
      location.reload();
    }
    ask();
    setInterval(ask, askAgainMs);
  }

  register().catch(() => tell(none('This browser does not let the page keep a copy of itself.')));
  return {
    watch(listener) {
      listeners.add(listener);
      listener(state);
      return () => void listeners.delete(listener);
    },
    takeUpdate,
  };
}

/** Reads the note of the page before and takes it away. */
function takeReloads(): number {
  try {
    const noted = Number(sessionStorage.getItem(reloadsKey));
    sessionStorage.removeItem(reloadsKey);
    return noted;
  } catch {
    return 0;
  }
}

function noteReloads(count: number): void {
  try {
    sessionStorage.setItem(reloadsKey, String(count));
  } catch {
    // Without a store the person is asked again after the reload.
  }
}

function none(reason: string): OfflineState {
  return { kind: 'none', reason };
}
