import { piecesOf, toByteCharacters } from './pieces';
import { createTokenizer, specialTokens, type Tokenizer } from './tokenizer';

/** Capital letters are the data of text problems: each stays a token of its own, wherever it stands. */
const neverMerged = /[A-F]/;

/**
 * Byte-level BPE with `size` tokens learned from texts (Sennrich 2016): again and again the commonest pair of
 * neighbours within a piece becomes a token; ties go to the pair that sorts first.
 * @throws RangeError when the texts do not hold so many pairs.
 */
export function trainTokenizer(texts: Iterable<string>, size: number): Tokenizer {
  const words = countPieces(texts);
  const merges: [string, string][] = [];
  const wanted = size - specialTokens.length - 256;
  while (merges.length < wanted) {
    const best = commonestPair(words);
    if (best === null) throw new RangeError(`The texts give ${merges.length} merges, not ${wanted}.`);
    merges.push(best);
    for (const word of words) join(word.symbols, best);
  }
  return createTokenizer(merges);
}

interface Word {
  readonly symbols: string[];
  readonly count: number;
}

function countPieces(texts: Iterable<string>): readonly Word[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const piece of piecesOf(text)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return [...counts].map(([piece, count]) => ({ symbols: [...toByteCharacters(piece)], count }));
}

function commonestPair(words: readonly Word[]): [string, string] | null {
  const counts = new Map<string, number>();
  for (const { symbols, count } of words)
    for (let at = 0; at + 1 < symbols.length; at += 1) {
      const pair = `${symbols[at] ?? ''} ${symbols[at + 1] ?? ''}`;
      counts.set(pair, (counts.get(pair) ?? 0) + count);
    }
  let best: string | null = null;
  let bestCount = 1;
  for (const [pair, count] of counts) {
    if (neverMerged.test(pair)) continue;
    if (count > bestCount || (count === bestCount && best !== null && pair < best))
      [best, bestCount] = [pair, count];
  }
  const [left, right] = best?.split(' ') ?? [];
  return left === undefined || right === undefined ? null : [left, right];
}

function join(symbols: string[], [left, right]: readonly [string, string]): void {
  for (let at = 0; at + 1 < symbols.length; at += 1)
    if (symbols[at] === left && symbols[at + 1] === right) symbols.splice(at, 2, left + right);
}
