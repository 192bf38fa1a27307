import { createRandom } from './random';

/** A p-value and how it was had. */
export interface PermutationTest {
  /** Two-sided, in (0, 1]. */
  readonly p: number;
  /** Sign assignments looked at. */
  readonly flips: number;
  /** All of them, or a seeded sample. */
  readonly exact: boolean;
}

/** Up to this many nonzero differences, every one of the 2ⁿ sign assignments is looked at. */
const exactLimit = 14;
const sampledFlips = 10_000;

/**
 * Sign-flip permutation test of "the differences are symmetric about 0". `differences`: one a problem, or one sum a
 * cluster. Exact for up to 14 nonzero differences; above, 10,000 seeded assignments with (hits + 1) / (flips + 1), so
 * that p is never 0. Null with no difference at all.
 */
export function signFlipTest(differences: readonly number[], seed: number): PermutationTest | null {
  if (differences.length === 0) return null;
  const sizes = Float64Array.from(differences.filter((difference) => difference !== 0));
  const observed = Math.abs(sizes.reduce((sum, size) => sum + size, 0));
  // Sums that differ only by rounding are ties.
  const bar = observed - 1e-12 * Math.max(1, observed);
  if (sizes.length <= exactLimit) {
    const flips = 2 ** sizes.length;
    let hits = 0;
    for (let signs = 0; signs < flips; signs += 1) if (flippedSum(sizes, signs) >= bar) hits += 1;
    return { p: hits / flips, flips, exact: true };
  }
  const random = createRandom(seed);
  let hits = 0;
  for (let flip = 0; flip < sampledFlips; flip += 1) {
    let sum = 0;
    let bits = 0;
    for (let index = 0; index < sizes.length; index += 1) {
      if (index % 30 === 0) bits = random.int(0x40000000);
      sum += (bits & 1) === 1 ? (sizes[index] ?? 0) : -(sizes[index] ?? 0);
      bits >>>= 1;
    }
    if (Math.abs(sum) >= bar) hits += 1;
  }
  return { p: (hits + 1) / (sampledFlips + 1), flips: sampledFlips, exact: false };
}

function flippedSum(sizes: Float64Array, signs: number): number {
  let sum = 0;
  for (let index = 0; index < sizes.length; index += 1) {
    const size = sizes[index] ?? 0;
    sum += ((signs >>> index) & 1) === 1 ? size : -size;
  }
  return Math.abs(sum);
}
