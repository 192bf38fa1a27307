/**
 * Holm's adjustment of p-values for as many comparisons as there are, in the order given (Holm 1979). An adjusted
 * value under α keeps the chance of any false find under α. Null (no test) stays null and does not count.
 */
export function holm(values: readonly (number | null)[]): readonly (number | null)[] {
  const order = values
    .flatMap((value, index) => (value === null ? [] : [{ value, index }]))
    .sort((a, b) => a.value - b.value);
  const adjusted: (number | null)[] = values.map(() => null);
  let worst = 0;
  order.forEach(({ value, index }, rank) => {
    worst = Math.max(worst, Math.min(1, value * (order.length - rank)));
    adjusted[index] = worst;
  });
  return adjusted;
}
