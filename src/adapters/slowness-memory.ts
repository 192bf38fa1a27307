const key = 'turnwise.slowness';

/** Keeps this machine's slowness between visits, in local storage: where that is blocked, it is measured again. */
export const slownessMemory = {
  read(): number | null {
    try {
      const slowness = Number(localStorage.getItem(key));
      return slowness >= 1 ? slowness : null;
    } catch {
      return null;
    }
  },
  write(slowness: number): void {
    try {
      localStorage.setItem(key, String(slowness));
    } catch {
      // Storage is blocked: the next visit measures again.
    }
  },
} as const;
