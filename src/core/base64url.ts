const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valueOf = new Map([...alphabet].map((letter, value) => [letter, value]));

/** Text as UTF-8 in base64url (RFC 4648, section 5) without padding. Lone surrogates become U+FFFD. */
export function toBase64Url(text: string): string {
  const bytes = utf8(text);
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.slice(i, i + 3);
    out += letter(a >> 2) + letter(((a & 3) << 4) | ((b ?? 0) >> 4));
    if (b !== undefined) out += letter(((b & 15) << 2) | ((c ?? 0) >> 6));
    if (c !== undefined) out += letter(c & 63);
  }
  return out;
}

/** The text of base64url or base64, padded or not; null when it is neither, or its bytes are not UTF-8. */
export function fromBase64Url(encoded: string): string | null {
  const letters = encoded.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  if (letters.length % 4 === 1) return null;
  let escaped = '';
  let bits = 0;
  let held = 0;
  for (const each of letters) {
    const value = valueOf.get(each);
    if (value === undefined) return null;
    held = ((held & 0x3f) << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escaped += `%${((held >> bits) & 255).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}

function letter(value: number): string {
  return alphabet.charAt(value);
}

function utf8(text: string): readonly number[] {
  const escaped = encodeURIComponent(text.toWellFormed());
  return [...escaped.matchAll(/%(..)|[^%]/gs)].map(([char, hex]) =>
    hex === undefined ? char.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}
