import { deriveSeed } from './random';
import { stripComments } from './strip-comments';

/** Hash functions of a signature. The estimate's standard error is at most 0.5/√128 = 0.044; candidates are checked exactly. */
const signatureLength = 128;

/** A set of shingles, by their hashes. */
export type Shingles = ReadonlySet<number>;

/** Names, numbers, strings and single signs of a program without its comments; indentation counts once a line. */
export function codeTokens(program: string): readonly string[] {
  const token = /^[ \t]+|[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[^\s]/gmu;
  return stripComments(program).match(token) ?? [];
}

/** Words of a prose text, lower-cased. */
export function words(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Every run of `size` tokens, hashed; fewer tokens than that are one shingle. Empty for no tokens. */
export function shingles(tokens: readonly string[], size: number): Shingles {
  if (tokens.length === 0) return new Set();
  const count = Math.max(1, tokens.length - size + 1);
  return new Set(Array.from({ length: count }, (_, i) => deriveSeed(...tokens.slice(i, i + size))));
}

/** |A ∩ B| ÷ |A ∪ B|; 0 when both are empty. */
export function jaccard(a: Shingles, b: Shingles): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  const union = a.size + b.size - shared;
  return union === 0 ? 0 : shared / union;
}

/** Sets that were added, found again by similarity. */
export interface NearIndex<T> {
  add(set: Shingles, value: T): void;
  /** The most similar one that was added, if its Jaccard similarity is at least the index's threshold; else null. */
  nearest(set: Shingles): { readonly value: T; readonly similarity: number } | null;
}

/**
 * Locality-sensitive hashing of MinHash signatures (Broder 1997; Leskovec, Rajaraman and Ullman, chapter 3): a pair of
 * similarity s meets in one of b bands of r rows with probability 1 − (1 − sʳ)ᵇ. Bands are chosen so that a pair at the
 * threshold is missed with a probability below 10⁻⁶; what meets is compared exactly.
 */
export function createNearIndex<T>(threshold: number): NearIndex<T> {
  const rows = rowsFor(threshold);
  const buckets = new Map<string, { readonly set: Shingles; readonly value: T }[]>();
  const namesOf = (set: Shingles): readonly string[] => {
    const signature = minHash(set);
    return Array.from({ length: Math.floor(signatureLength / rows) }, (_, band) =>
      [band, ...signature.slice(band * rows, (band + 1) * rows)].join(' '),
    );
  };
  return {
    add(set, value) {
      const entry = { set, value };
      for (const name of namesOf(set)) {
        const bucket = buckets.get(name);
        if (bucket === undefined) buckets.set(name, [entry]);
        else bucket.push(entry);
      }
    },
    nearest(set) {
      const candidates = new Set(namesOf(set).flatMap((name) => buckets.get(name) ?? []));
      let best: { readonly value: T; readonly similarity: number } | null = null;
      for (const { set: other, value } of candidates) {
        const similarity = jaccard(set, other);
        if (similarity >= threshold && similarity > (best?.similarity ?? -1)) best = { value, similarity };
      }
      return best;
    },
  };
}

/** The most rows a band whose misses at the threshold are rarer than one in a million; at least 1. */
function rowsFor(threshold: number): number {
  const misses = (rows: number): number => (1 - threshold ** rows) ** Math.floor(signatureLength / rows);
  let rows = 1;
  while (rows < 16 && misses(rows + 1) < 1e-6) rows += 1;
  return rows;
}

/** The least value of each hash function over the set; the functions differ by what is mixed in first. */
function minHash(set: Shingles): Uint32Array {
  const signature = new Uint32Array(signatureLength).fill(0xffffffff);
  for (const shingle of set)
    for (let i = 0; i < signatureLength; i += 1) {
      let hash = Math.imul(shingle ^ (factors[i] ?? 0), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
      hash = (hash ^ (hash >>> 16)) >>> 0;
      if (hash < (signature[i] ?? 0)) signature[i] = hash;
    }
  return signature;
}

const factors = Uint32Array.from({ length: signatureLength }, (_, i) => deriveSeed('minhash', i));
