import type { Revision } from './revisions';
import type { FeedbackKind } from './strategy';

/** One point of Figure 6's densities. */
export interface SimilarityRow {
  readonly feedback: FeedbackKind;
  readonly measure: 'ratio' | 'chrf';
  /** Similarity in [0, 1]. */
  readonly at: number;
  /** Integrates to 1 over [0, 1]. */
  readonly density: number;
  /** Revisions that the density is of. */
  readonly revisions: number;
}

/** The kernel's width. Similarities lie in [0, 1], most of them near 1: a data-driven width would smear that edge. */
const width = 0.05;
const steps = 100;

/** Figure 6: how alike consecutive programs are, one density a feedback kind, kernels reflected at 0 and 1. */
export function similarityRows(
  revisions: readonly Revision[],
  measure: SimilarityRow['measure'],
): readonly SimilarityRow[] {
  const kinds = new Map<FeedbackKind, number[]>();
  for (const revision of revisions) {
    const values = kinds.get(revision.feedback);
    if (values === undefined) kinds.set(revision.feedback, [revision[measure]]);
    else values.push(revision[measure]);
  }
  return [...kinds].flatMap(([feedback, values]) =>
    Array.from({ length: steps + 1 }, (_, step): SimilarityRow => {
      const at = step / steps;
      return { feedback, measure, at, density: densityAt(values, at), revisions: values.length };
    }),
  );
}

function densityAt(values: readonly number[], at: number): number {
  let sum = 0;
  for (const value of values) sum += kernel(at - value) + kernel(at + value) + kernel(at - (2 - value));
  return sum / values.length;
}

/** Gaussian of standard deviation `width`. */
function kernel(distance: number): number {
  return Math.exp(-0.5 * (distance / width) ** 2) / (width * Math.sqrt(2 * Math.PI));
}
