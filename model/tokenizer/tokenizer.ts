import { byteCharacters, piecesOf, toByteCharacters } from './pieces';

/** Tokens with a meaning of their own, in this order at the start of the vocabulary. */
export const specialTokens = ['<|pad|>', '<|user|>', '<|assistant|>', '<|end|>'] as const;

/** What a tokenizer is made of, as its file holds it. */
export interface TokenizerData {
  /** Token texts in GPT-2's stand-in characters, by id: special tokens, the 256 bytes, then one a merge. */
  readonly tokens: readonly string[];
  /** Pairs of token texts, the earliest first. */
  readonly merges: readonly (readonly [string, string])[];
}

/** Byte-level BPE. */
export interface Tokenizer {
  readonly data: TokenizerData;
  readonly size: number;
  /** Ids of a text without special tokens; what looks like one is spelt out. */
  encode(text: string): readonly number[];
  decode(ids: readonly number[]): string;
  special(token: (typeof specialTokens)[number]): number;
}

export function createTokenizer(merges: TokenizerData['merges']): Tokenizer {
  const tokens = [...specialTokens, ...byteCharacters, ...merges.map(([left, right]) => left + right)];
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const ranks = new Map(merges.map(([left, right], rank) => [`${left} ${right}`, rank]));
  const known = new Map<string, readonly number[]>();

  function encodePiece(piece: string): readonly number[] {
    const before = known.get(piece);
    if (before !== undefined) return before;
    const parts = mergeAll([...toByteCharacters(piece)], ranks);
    const encoded = parts.map((part) => idOf(part));
    known.set(piece, encoded);
    return encoded;
  }

  function idOf(token: string): number {
    const id = ids.get(token);
    if (id === undefined) throw new RangeError(`The vocabulary has no token "${token}".`);
    return id;
  }

  return {
    data: { tokens, merges },
    size: tokens.length,
    encode: (text) => piecesOf(text).flatMap(encodePiece),
    decode: (list) => fromByteCharacters(list.map((id) => tokens[id] ?? '').join('')),
    special: idOf,
  };
}

/** Joins the pair of lowest rank, the leftmost first, until no pair has a rank. */
function mergeAll(symbols: readonly string[], ranks: ReadonlyMap<string, number>): readonly string[] {
  let parts = symbols;
  for (;;) {
    let best = -1;
    let bestRank = Infinity;
    for (let at = 0; at + 1 < parts.length; at += 1) {
      const rank = ranks.get(`${parts[at] ?? ''} ${parts[at + 1] ?? ''}`) ?? Infinity;
      if (rank < bestRank) [best, bestRank] = [at, rank];
    }
    if (bestRank === Infinity) return parts;
    parts = [
      ...parts.slice(0, best),
      `${parts[best] ?? ''}${parts[best + 1] ?? ''}`,
      ...parts.slice(best + 2),
    ];
  }
}

const bytes = new Map(byteCharacters.map((character, byte) => [character, byte]));

/** The text behind stand-in characters; special tokens stand for themselves. */
function fromByteCharacters(text: string): string {
  return text
    .split(/(<\|(?:pad|user|assistant|end)\|>)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : new TextDecoder().decode(
            Uint8Array.from([...part].map((character) => bytes.get(character) ?? 0x3f)),
          ),
    )
    .join('');
}
