/**
 * SHA-256 of a text's UTF-8 bytes, in hex (FIPS 180-4). For short texts where the asynchronous Web Crypto, which is not
 * among core's host globals, would make every caller wait.
 */
export function sha256(text: string): string {
  const words = padded(utf8(text));
  const state = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
  const w = new Uint32Array(64);
  for (let block = 0; block < words.length; block += 16) {
    for (let t = 0; t < 64; t += 1) w[t] = t < 16 ? at(words, block + t) : schedule(w, t);
    mix(state, w);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

const roundConstants = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));

function mix(state: Uint32Array, w: Uint32Array): void {
  const old = Array.from(state);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = old;
  for (let t = 0; t < 64; t += 1) {
    const big = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + big + ((e & f) ^ (~e & g)) + at(roundConstants, t) + at(w, t)) >>> 0;
    const small = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (small + ((a & b) ^ (a & c) ^ (b & c))) >>> 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + second) >>> 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = at(state, i) + word;
}

function schedule(w: Uint32Array, t: number): number {
  const x = at(w, t - 15);
  const y = at(w, t - 2);
  const low = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
  const high = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
  return (at(w, t - 16) + low + at(w, t - 7) + high) >>> 0;
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** The message with its 1 bit and its length, as big-endian words in blocks of sixteen. */
function padded(bytes: readonly number[]): Uint32Array {
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16);
  for (const [i, byte] of [...bytes, 0x80].entries())
    words[i >> 2] = at(words, i >> 2) | (byte << (24 - (i & 3) * 8));
  words[words.length - 2] = Math.floor(bytes.length / 0x20000000);
  words[words.length - 1] = bytes.length * 8;
  return words;
}

function utf8(text: string): readonly number[] {
  return Array.from(text.toWellFormed()).flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    const tail = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
    if (code < 0x80) return [code];
    if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
    if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)];
    return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
  });
}

/** The standard's constants are the first 32 bits of the fractional parts of the primes' roots. */
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 0x100000000);
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}
