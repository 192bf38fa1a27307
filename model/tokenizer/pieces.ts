/**
 * How llama.cpp cuts a text before byte-pair encoding under `tokenizer.ggml.pre = "qwen2"` (llama-vocab.cpp,
 * LLAMA_VOCAB_PRE_TYPE_QWEN2): contractions, words with one leading mark, single digits, runs of marks, white space.
 */
const qwen2 =
  /'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD]|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

/** The pieces of a text; joined they are the text. */
export function piecesOf(text: string): readonly string[] {
  return text.match(qwen2) ?? [];
}

/**
 * GPT-2's printable stand-in for each byte, which GGUF vocabularies are written in: printable Latin-1 stands for
 * itself, the other 68 bytes for U+0100 and up.
 */
export const byteCharacters: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  String.fromCharCode(isPrintable(byte) ? byte : 0x100 + unprintableBefore(byte)),
);

/** A piece in GPT-2's stand-in characters, one a byte of its UTF-8 form. */
export function toByteCharacters(piece: string): string {
  return Array.from(new TextEncoder().encode(piece), (byte) => byteCharacters[byte] ?? '').join('');
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
}

function unprintableBefore(byte: number): number {
  return Array.from({ length: byte }, (_, lower) => lower).filter((lower) => !isPrintable(lower)).length;
}
