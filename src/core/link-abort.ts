/**
 * A controller that follows `signal` and can be aborted by itself. Call `release` in the end, so that a signal that
 * lives long does not hold what is done. (AbortSignal.any is not among core's host globals.)
 */
export function linkAbort(signal: AbortSignal | undefined): {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
  release(): void;
} {
  const controller = new AbortController();
  const follow = (): void => controller.abort(signal?.reason);
  if (signal?.aborted === true) follow();
  signal?.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    release: () => signal?.removeEventListener('abort', follow),
  };
}
