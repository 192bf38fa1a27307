import { createResource, onCleanup, type Accessor, type Resource } from 'solid-js';

/**
 * A resource whose work is told to stop when its source changes or its owner goes. `work` throws `signal.reason` then,
 * which nobody sees: a newer answer is on its way, or none is wanted.
 */
export function createAbortable<S, T>(
  source: Accessor<S | null | undefined | false>,
  work: (source: S, signal: AbortSignal) => Promise<T>,
): Resource<T> {
  let current: AbortController | null = null;
  const stop = (): void => current?.abort(new DOMException('No longer wanted.', 'AbortError'));
  const [resource] = createResource(source, (wanted: S) => {
    stop();
    current = new AbortController();
    return work(wanted, current.signal);
  });
  onCleanup(stop);
  return resource;
}

/** Lets the page breathe between two slices of work. @throws signal.reason when it is aborted. */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal?.throwIfAborted();
}
