/** Longest character n-gram, and how much more recall weighs than precision: sacreBLEU's defaults (chrF2). */
const order = 6;
const beta = 2;

/**
 * chrF of a text against a reference, in [0, 1] (Popović 2015): F-score of character n-grams, n = 1 … 6, white space
 * left out, precision and recall averaged over the orders that both texts have. Two texts without characters are equal.
 */
export function chrf(text: string, reference: string): number {
  const [own, other] = [text, reference].map((one) => one.replaceAll(/\s+/gu, ''));
  if (own === undefined || other === undefined || own === other) return 1;
  let [precision, recall, orders] = [0, 0, 0];
  for (let n = 1; n <= order; n += 1) {
    const [mine, theirs] = [grams(own, n), grams(other, n)];
    const [mineTotal, theirsTotal] = [Math.max(0, own.length - n + 1), Math.max(0, other.length - n + 1)];
    if (mineTotal === 0 || theirsTotal === 0) continue;
    let shared = 0;
    for (const [gram, count] of mine) shared += Math.min(count, theirs.get(gram) ?? 0);
    precision += shared / mineTotal;
    recall += shared / theirsTotal;
    orders += 1;
  }
  if (orders === 0 || precision + recall === 0) return 0;
  const [p, r] = [precision / orders, recall / orders];
  return ((1 + beta ** 2) * p * r) / (beta ** 2 * p + r);
}

function grams(text: string, n: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= text.length; at += 1) {
    const gram = text.slice(at, at + n);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}
