/** How fast attempts come. */
export interface Meter {
  count(): void;
  /** Attempts a second over the last seconds; null before there are two, and before a second has passed. */
  perSecond(): number | null;
}

/** Replies in a shorter time than this say nothing of those to come. */
const leastMs = 1_000;

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
      if (first === undefined || times.length < 2 || now() - first < leastMs) return null;
      return ((times.length - 1) * 1000) / (now() - first);
    },
  };
}
