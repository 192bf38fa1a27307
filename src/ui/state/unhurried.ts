import { createMemo, type Accessor } from 'solid-js';

/** A value may take at most this share of the time while its sources change. */
const share = 1 / 20;

/**
 * A memo of something slow whose source changes often: while `isBusy`, it is computed so seldom that it costs a
 * twentieth of the time; when the bustle is over, it is computed once more.
 */
export function createUnhurried<T extends object>(
  source: Accessor<unknown>,
  isBusy: Accessor<boolean>,
  compute: () => T,
  now: () => number = () => performance.now(),
): Accessor<T> {
  let notBefore = 0;
  const value = createMemo<T>((before: T | undefined) => {
    source();
    const start = now();
    if (before !== undefined && isBusy() && start < notBefore) return before;
    const computed = compute();
    notBefore = now() + (now() - start) / share;
    return computed;
  });
  return value;
}
