/**
 * Does `work` while no other tab of this browser does work of the same name.
 * @throws Error that says where to look when another tab does.
 */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Locks are missing where the page is served neither from this device nor over HTTPS.
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return work();
  return locks.request(`turnwise ${name}`, { ifAvailable: true }, async (lock) => {
    if (lock) return work();
    throw new Error(
      'Another tab is running this experiment. Watch it there, or stop it there and continue here.',
    );
  });
}

/** Whether any tab of this browser, this one included, does work whose name begins so. */
export async function isAnyTabAt(name: string): Promise<boolean> {
  const locks: LockManager | undefined = navigator.locks;
  const { held } = (await locks?.query()) ?? {};
  return held?.some((lock) => lock.name?.startsWith(`turnwise ${name}`)) ?? false;
}
