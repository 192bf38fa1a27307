import type { Json } from './problem';

/**
 * Parses JSON without rounding: a whole number that JavaScript's numbers cannot hold, beyond ±2⁵³, becomes
 * `{"$int": "its digits"}`, which is JSON again wherever it is kept or sent. All else is as JSON.parse has it.
 * @throws SyntaxError
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(/\d{16}/.test(text) ? withTags(text) : text);
}

/** JSON text as people write it: with the digits of such numbers. Undone by parseExactJson. */
export function exactJsonText(value: Json): string {
  // Within a text of the JSON the quotes would be escaped.
  return JSON.stringify(value).replace(/\{"\$int":"(-?\d+)"\}/g, '$1');
}

/** The number that stands so in a JSON value; null for any other value. */
export function largeInteger(value: Json | undefined): bigint | null {
  if (typeof value !== 'object' || value === null || !('$int' in value)) return null;
  const { $int: digits } = value;
  const isOne = typeof digits === 'string' && /^-?\d+$/.test(digits) && Object.keys(value).length === 1;
  return isOne ? BigInt(digits) : null;
}

function withTags(text: string): string {
  const token = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  const parts: string[] = [];
  let from = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [piece] = found;
    if (piece === '"') token.lastIndex = endOfText(text, found.index + 1);
    else if (/^-?[1-9]\d{15,}$/.test(piece) && !Number.isSafeInteger(Number(piece))) {
      parts.push(text.slice(from, found.index), `{"$int":"${piece}"}`);
      from = token.lastIndex;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Past the quote that ends a JSON text which begins at `from`. */
function endOfText(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}
