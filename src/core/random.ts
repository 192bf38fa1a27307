/** A seeded source of randomness. Nothing in the lab draws from Math.random. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform in 0 … n−1 for n in 1 … 2³¹; off uniform by less than n / 2³². */
  int(n: number): number;
  /** Standard normal. */
  normal(): number;
  /** Gamma with the given shape (> 0) and scale 1. */
  gamma(shape: number): number;
  /** Beta(a, b), a and b > 0. */
  beta(a: number, b: number): number;
}

/** Seeds lie in 0 … 2³¹ − 2, the narrowest range of any engine. */
export const seedRange = 0x7fffffff;

/**
 * A generator that depends on `seed` alone: xoshiro128** 1.1 (Blackman and Vigna 2018, period 2¹²⁸ − 1), its state
 * filled by splitmix32 from the seed's lower 32 bits.
 */
export function createRandom(seed: number): Random {
  const state = splitmix32(seed);
  let a = state();
  let b = state();
  let c = state();
  let d = state();

  function bits(): number {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  }

  function next(): number {
    const high = bits() >>> 5;
    const low = bits() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  /** Box and Muller's transform; the second value of the pair is not kept, so that each call is alike. */
  function normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    return radius * Math.cos(2 * Math.PI * next());
  }

  /** Marsaglia and Tsang, "A simple method for generating gamma variables", 2000; shapes under 1 are boosted. */
  function gamma(shape: number): number {
    if (!(shape > 0)) throw new RangeError(`A gamma shape must be above 0, not ${shape}.`);
    if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape);
    const base = shape - 1 / 3;
    const scale = 1 / Math.sqrt(9 * base);
    for (;;) {
      const x = normal();
      const v = (1 + scale * x) ** 3;
      if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + base - base * v + base * Math.log(v)) return base * v;
    }
  }

  return {
    next,
    int: (n) => Math.floor((bits() / 0x100000000) * n),
    normal,
    gamma,
    beta: (alpha, beta) => {
      const x = gamma(alpha);
      return x / (x + gamma(beta));
    },
  };
}

/**
 * A seed in 0 … 2³¹ − 2 that depends on every part, its type and its place, so that ('ab', 'c') and ('a', 'bc') differ.
 * MurmurHash3 (x86, 32 bit; Appleby) over the parts' UTF-16 code units, each part closed by its type and length,
 * reduced modulo 2³¹ − 1. Stored results depend on it: it never changes.
 */
export function deriveSeed(...parts: readonly (string | number)[]): number {
  let hash = 0;
  let words = 0;
  function mix(word: number): void {
    const k = Math.imul(word, 0xcc9e2d51);
    hash ^= Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
    words += 1;
  }
  for (const part of parts) {
    const text = String(part);
    for (let at = 0; at < text.length; at += 1) mix(text.charCodeAt(at));
    mix((typeof part === 'number' ? 0x10000000 : 0x20000000) + text.length);
  }
  hash ^= words * 4;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % seedRange;
}

/** Steele, Lea and Flood's splitmix with 32-bit words: a stream of well-mixed words from one number. */
function splitmix32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  };
}
