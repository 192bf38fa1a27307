/** Lets at most `width` in at once; of those that wait, the one with the least rank goes next. */
export interface Gate {
  /**
   * Resolves once there is room, with what gives the room back (to be called once).
   * @throws on abort `signal.reason`.
   */
  enter(rank: number, signal?: AbortSignal): Promise<() => void>;
}

interface Waiting {
  readonly rank: number;
  readonly letIn: () => void;
}

export function createGate(width: number): Gate {
  let free = Math.max(1, width);
  const waiting = new Set<Waiting>();

  function leave(): void {
    free += 1;
    letNextIn();
  }

  function letNextIn(): void {
    if (free === 0 || waiting.size === 0) return;
    const next = Array.from(waiting).reduce((best, other) => (other.rank < best.rank ? other : best));
    waiting.delete(next);
    free -= 1;
    next.letIn();
  }

  return {
    enter: (rank, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason);
          return;
        }
        const giveUp = (): void => {
          waiting.delete(place);
          reject(signal?.reason);
        };
        const place: Waiting = {
          rank,
          letIn: () => {
            signal?.removeEventListener('abort', giveUp);
            resolve(leave);
          },
        };
        waiting.add(place);
        signal?.addEventListener('abort', giveUp, { once: true });
        letNextIn();
      }),
  };
}
