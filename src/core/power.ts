import { normalQuantile } from './normal';

/** The parts of an estimate's error, as variances of the mean over problems (see `estimate`). */
export interface ErrorParts {
  /** Lessened by more problems only. */
  readonly between: number;
  /** Lessened by more trajectories a problem as well. */
  readonly within: number;
}

/**
 * The smallest true difference that a two-sided test at 1 − `level` finds with probability `power`, given the
 * difference's standard error: (z₁₋α⁄₂ + z_power) · error.
 */
export function detectableDifference(error: number, power = 0.8, level = 0.95): number {
  return (normalQuantile((1 + level) / 2) + normalQuantile(power)) * error;
}

/** What would bring an interval to the width asked for; each alone. */
export interface MoreSamples {
  /** Trajectories a problem; null when no number of them suffices because too few problems set the limit. */
  readonly trajectories: number | null;
  /** Problems, with as many trajectories each as now. */
  readonly problems: number;
}

/**
 * How many trajectories a problem, or how many problems, would narrow the interval to ± `halfWidth`, when there are
 * `trajectories` and `problems` now. The within part falls as 1 / trajectories, both parts as 1 / problems.
 * @throws RangeError unless halfWidth is above 0.
 */
export function samplesFor(
  halfWidth: number,
  { between, within }: ErrorParts,
  now: { readonly trajectories: number; readonly problems: number },
  level = 0.95,
): MoreSamples {
  if (!(halfWidth > 0)) throw new RangeError(`An interval's half width is above 0, not ${halfWidth}.`);
  const allowed = (halfWidth / normalQuantile((1 + level) / 2)) ** 2;
  const room = allowed - between;
  return {
    trajectories: room > 0 ? Math.max(1, Math.ceil((now.trajectories * within) / room)) : null,
    problems: Math.max(1, Math.ceil((now.problems * (between + within)) / allowed)),
  };
}
