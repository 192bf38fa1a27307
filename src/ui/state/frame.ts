import { onCleanup } from 'solid-js';

/** Gathers items and hands them over once per animation frame, so that fast streams cost one update a frame. */
export interface FrameQueue<T> {
  push(item: T): void;
  /** Hands over what is waiting, now. */
  flush(): void;
}

export function createFrameQueue<T>(take: (items: readonly T[]) => void): FrameQueue<T> {
  let waiting: T[] = [];
  let frame: number | null = null;

  function flush(): void {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    const items = waiting;
    waiting = [];
    if (items.length > 0) take(items);
  }

  function push(item: T): void {
    waiting.push(item);
    frame ??= requestAnimationFrame(() => {
      frame = null;
      flush();
    });
  }

  onCleanup(() => {
    if (frame !== null) cancelAnimationFrame(frame);
  });
  return { push, flush };
}
