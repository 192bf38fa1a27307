import type { Trajectory, Turn } from '../../../src/core/trajectory';
import type { Sampled } from './slow-formula';

/** A dialogue as it would have ended under a smaller turn limit. */
export function cutTo(maxTurns: number, { turns, correct }: Trajectory): Sampled {
  const publicPass = turns
    .slice(0, maxTurns)
    .some(({ tests }) => tests.length > 0 && tests.every(({ outcome }) => outcome === 'passed'));
  return { publicPass, correct: publicPass && correct };
}

/** What one trajectory costs, by the name of the currency on the page. */
export function slowCost({ turns }: Trajectory, maxTurns: number, currency: string): number {
  const calls = turns.flatMap((turn: Turn) => [
    turn.tokens,
    ...(turn.reasoning ? [turn.reasoning.tokens] : []),
  ]);
  switch (currency) {
    case 'attempts reserved':
      return maxTurns;
    case 'attempts used':
      return turns.length;
    case 'tokens':
      return calls.reduce((sum, { prompt, generated }) => sum + (prompt ?? NaN) + (generated ?? NaN), 0);
    default:
      return calls.reduce(
        (sum, { prefilled, generated }) => sum + (prefilled ?? NaN) + (generated ?? NaN),
        0,
      );
  }
}

/** difflib's ratio of the programs before and after each feedback, by looking at every pair of places. */
export function slowRatios({ turns }: Trajectory): readonly number[] {
  return turns.slice(1).flatMap((turn, at) => {
    const before = turns[at];
    if (!before || before.program === null || turn.program === null) return [];
    const [a, b] = [bare(before.program), bare(turn.program)];
    return a.length + b.length === 0 ? [1] : [(2 * matching(a, b)) / (a.length + b.length)];
  });
}

/** Without comments, blank lines and space at line ends; good for programs with no # in a string. */
function bare(program: string): string {
  return program
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

function matching(a: string, b: string): number {
  let [size, from, to] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      let length = 0;
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length += 1;
      if (length > size) [size, from, to] = [length, i, j];
    }
  }
  if (size === 0) return 0;
  return (
    size + matching(a.slice(0, from), b.slice(0, to)) + matching(a.slice(from + size), b.slice(to + size))
  );
}

/** Density at one place: Gaussian kernels of width 0.05, reflected at both ends. */
export function slowDensity(values: readonly number[], at: number): number {
  const bell = (distance: number): number =>
    Math.exp(-((distance / 0.05) ** 2) / 2) / (0.05 * Math.sqrt(2 * Math.PI));
  const sum = values.reduce(
    (all, value) => all + bell(at - value) + bell(at + value) + bell(2 - at - value),
    0,
  );
  return sum / values.length;
}
