import type { Random } from './random';

/**
 * One quantity over problems, for the bootstrap: each problem's estimate, and how that estimate scatters when the
 * problem's trajectories are drawn again.
 */
export interface Series {
  /** By problem; NaN where it is undefined. */
  readonly scores: Float64Array;
  /** Problem × replicate: deviations from the problem's score, mean 0 within a problem. */
  readonly scatter: Float64Array;
}

/** Which problems (by cluster) and which of their replicates each draw takes. Shared by all series: that pairs them. */
export interface Draws {
  readonly count: number;
  /** Problems of each cluster. */
  readonly clusters: readonly (readonly number[])[];
  /** Draw × cluster: which cluster. */
  readonly picks: Int32Array;
  /** Draw × cluster: a number from which each problem's replicate is taken. */
  readonly replicates: Int32Array;
}

/** The mean over problems with what the bootstrap says of it. */
export interface Bootstrapped {
  readonly mean: number;
  /** Standard error from problems and trajectories together: √(between + within). */
  readonly error: number;
  /** The error's part that only more problems can lessen, as a variance of the mean. */
  readonly between: number;
  /** The error's part that more trajectories lessen, as a variance of the mean. */
  readonly within: number;
  /** Clusters with a score: the independent units. */
  readonly clusters: number;
  /** One mean a draw, ascending. */
  readonly sorted: Float64Array;
}

/** Draws `count` samples of clusters with replacement, from one random stream. */
export function drawProblems(random: Random, clusters: readonly (readonly number[])[], count: number): Draws {
  const picks = new Int32Array(count * clusters.length);
  const replicates = new Int32Array(count * clusters.length);
  for (let at = 0; at < picks.length; at += 1) {
    picks[at] = random.int(clusters.length);
    replicates[at] = random.int(0x40000000);
  }
  return { count, clusters, picks, replicates };
}

/**
 * Two-level bootstrap of a mean: problems (or clusters of them) with replacement, then trajectories within each.
 *
 * A problem's score already holds the noise of its trajectories, so drawing both levels plainly counts that noise
 * twice. Deviations between problems are therefore shrunk by the s for which both levels together have the unbiased
 * variance (Davison and Hinkley 1997, section 3.8): s² · Σ z²/G = max(0, Σ z²/(G−1) − Σ w/G), z a cluster's summed
 * deviation, w its summed variance within, G the number of clusters. Trajectories' replicates are centred on the
 * problem's score, because an unbiased pass@k of redrawn counts is biased for the original one when k is near N.
 * Null when no problem has a score.
 */
export function bootstrapMean({ scores, scatter }: Series, draws: Draws): Bootstrapped | null {
  const replicates = scatter.length / Math.max(1, scores.length);
  const groups = draws.clusters
    .map((cluster) => cluster.filter((problem) => !Number.isNaN(scores[problem] ?? NaN)))
    .map((problems) => ({ problems, deviation: 0 }));
  const defined = groups.reduce((sum, { problems }) => sum + problems.length, 0);
  if (defined === 0) return null;
  let total = 0;
  for (const { problems } of groups) for (const problem of problems) total += scores[problem] ?? 0;
  const mean = total / defined;

  let squares = 0;
  let noise = 0;
  let G = 0;
  for (const group of groups) {
    if (group.problems.length === 0) continue;
    G += 1;
    for (const problem of group.problems) {
      group.deviation += (scores[problem] ?? 0) - mean;
      noise += variance(scatter, problem * replicates, replicates);
    }
    squares += group.deviation ** 2;
  }
  const perCluster = G > 1 ? Math.max(0, squares / (G - 1) - noise / G) : 0;
  const shrink = squares > 0 ? Math.sqrt((perCluster * G) / squares) : 0;

  const sorted = new Float64Array(draws.count);
  for (let draw = 0; draw < draws.count; draw += 1) {
    let sum = 0;
    let taken = 0;
    for (let at = draw * draws.clusters.length; at < (draw + 1) * draws.clusters.length; at += 1) {
      const group = groups[draws.picks[at] ?? 0];
      if (group === undefined || group.problems.length === 0) continue;
      sum += shrink * group.deviation;
      taken += group.problems.length;
      let replicate = draws.replicates[at] ?? 0;
      for (const problem of group.problems) {
        sum += scatter[problem * replicates + ((replicate >>> 7) % replicates)] ?? 0;
        // Problems of one cluster take unrelated replicates.
        replicate = (Math.imul(replicate, 0x41c64e6d) + 0x3039) & 0x3fffffff;
      }
    }
    sorted[draw] = taken === 0 ? mean : mean + sum / taken;
  }
  sorted.sort();
  const between = (perCluster * G) / defined ** 2;
  const within = noise / defined ** 2;
  return { mean, error: Math.sqrt(between + within), between, within, clusters: G, sorted };
}

/** Quantile of ascending values, linear between neighbours (Hyndman and Fan's type 7). */
export function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? NaN;
  const above = sorted[Math.ceil(at)] ?? NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Mean square of numbers whose mean is 0. */
function variance(values: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let at = from; at < from + count; at += 1) sum += (values[at] ?? 0) ** 2;
  return count === 0 ? 0 : sum / count;
}
