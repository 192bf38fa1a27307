import { normalQuantile } from './normal';

/**
 * Student's t quantile, p in (0, 1), whole degrees of freedom of 1 or more; exact for 1 and 2, then by Fisher and
 * Cornish's expansion, off by less than 0.5 % for 95 % intervals.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (degrees <= 1) return Math.tan(Math.PI * (p - 0.5));
  if (degrees === 2) return (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
  const z = normalQuantile(p);
  const w = z * z;
  return (
    z *
    (1 +
      (w + 1) / (4 * degrees) +
      ((5 * w + 16) * w + 3) / (96 * degrees ** 2) +
      (((3 * w + 19) * w + 17) * w - 15) / (384 * degrees ** 3) +
      ((((79 * w + 776) * w + 1482) * w - 1920) * w - 945) / (92160 * degrees ** 4))
  );
}
