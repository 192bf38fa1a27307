/** What this origin's storage holds beside experiments and problem sets. */
export interface Space {
  readonly used: number;
  readonly quota: number;
  readonly isPersisted: boolean;
  /** Bytes of downloaded models, as far as they say. */
  readonly models: number;
  /** Bytes of the lab's own files, saved for use without a network. */
  readonly lab: number;
}

/** Null where the browser tells nothing: the page is served neither from this device nor over HTTPS. */
export async function readSpace(): Promise<Space | null> {
  const storage: StorageManager | undefined = navigator.storage;
  if (!storage) return null;
  const { usage = 0, quota = 0 } = await storage.estimate();
  const cached = await cachedBytes().catch(() => ({ models: 0, lab: 0 }));
  return { used: usage, quota, isPersisted: await storage.persisted(), ...cached };
}

/** The service worker's caches are the lab's own; all others hold models. */
async function cachedBytes(): Promise<{ readonly models: number; readonly lab: number }> {
  let [models, own] = [0, 0];
  if (!('caches' in globalThis)) return { models, lab: own };
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const bytes = await sizeOf(await cache.match(request));
      if (name.includes('precache')) own += bytes;
      else models += bytes;
    }
  }
  return { models, lab: own };
}

/** By its header, or by its length: a large body is a handle on a file, not memory. */
async function sizeOf(response: Response | undefined): Promise<number> {
  const told = Number(response?.headers.get('content-length') ?? Number.NaN);
  return Number.isFinite(told) && told > 0 ? told : ((await response?.blob())?.size ?? 0);
}
