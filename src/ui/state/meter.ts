/** How fast attempts come. */
export interface Meter {
  count(): void;
  /** Attempts a second over the last seconds; null before there are two. */
  perSecond(): number | null;
}

/** Seconds over which the rate is taken: long enough to be steady, short enough to follow a change. */
const windowMs = 20_000;

export function createMeter(now: () => number = () => performance.now()): Meter {
  let times: number[] = [];
  return {
    count() {
      times.push(now());
    },
    perSecond() {
      const since = now() - windowMs;
      times = times.filter((time) => time >= since);
      const [first] = times;
      if (first === undefined || times.length < 2) return null;
      return ((times.length - 1) * 1000) / (now() - first);
    },
  };
}
