/** What a trajectory of an export says of itself, as far as pass rates go. */
export interface Sampled {
  readonly publicPass: boolean;
  readonly correct: boolean;
}

/** pass@k by listing every way to draw k trajectories. */
export function slowPassAtK(samples: readonly Sampled[], k: number): number | null {
  if (samples.length < k) return null;
  return mean(subsets(samples, k).map((drawn) => (drawn.some(({ correct }) => correct) ? 1 : 0)));
}

/** pass n@k by listing every way to draw ⌊k/T⌋ trajectories, and every way to submit n of those that pass publicly. */
export function slowPassNAtK(
  samples: readonly Sampled[],
  n: number,
  k: number,
  maxTurns: number,
): number | null {
  const draws = Math.floor(k / maxTurns);
  if (draws === 0 || samples.length < draws) return null;
  return mean(
    subsets(samples, draws).map((drawn) => {
      const passing = drawn.filter(({ publicPass }) => publicPass);
      const submissions = subsets(passing, Math.min(n, passing.length));
      return mean(submissions.map((submitted) => (submitted.some(({ correct }) => correct) ? 1 : 0)));
    }),
  );
}

/** Mean over problems of a score that may be undefined for some of them. */
export function meanDefined(scores: readonly (number | null)[]): number | null {
  const defined = scores.filter((score) => score !== null);
  return defined.length === 0 ? null : mean(defined);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function subsets<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  if (size === 0) return [[]];
  const [first, ...rest] = items;
  if (first === undefined) return [];
  return [...subsets(rest, size - 1).map((others) => [first, ...others]), ...subsets(rest, size)];
}
