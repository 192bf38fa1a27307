import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Tokenizer } from '../tokenizer/tokenizer';
import { learnedBit, packDialogue, type PackedLine } from './pack';

/** What a corpus folder says of itself. */
export interface Manifest {
  readonly version: 1;
  /** How the dialogues were made: seeds and shares, in the maker's own words. */
  readonly made: Readonly<Record<string, string | number>>;
  readonly dialogues: number;
  readonly tokens: number;
  /** Tokens that the loss counts. */
  readonly learned: number;
  /** Dialogues left out because the same one was there. */
  readonly duplicates: number;
  /** Dialogues left out because they exceed the context. */
  readonly tooLong: number;
  readonly vocabulary: number;
  /** SHA-256 in hex, by file. */
  readonly sha256: Readonly<Record<string, string>>;
}

/**
 * Writes a corpus folder for `train.py`: `tokens.u16` (little-endian ids, dialogue after dialogue, `learnedBit` on what
 * the loss counts), `lengths.u16` (tokens of each dialogue), `tokenizer.json` and `manifest.json`.
 */
export async function writeCorpus(
  folder: string,
  tokenizer: Tokenizer,
  dialogues: Iterable<readonly PackedLine[]>,
  made: Manifest['made'],
): Promise<Manifest> {
  mkdirSync(folder, { recursive: true });
  const tokens = createWriteStream(join(folder, 'tokens.u16'));
  const hash = createHash('sha256');
  const seen = new Set<string>();
  const lengths: number[] = [];
  let [total, learned, duplicates, tooLong] = [0, 0, 0, 0];
  for (const lines of dialogues) {
    const packed = packDialogue(tokenizer, lines);
    if (packed === null) {
      tooLong += 1;
      continue;
    }
    const bytes = new Uint8Array(Uint16Array.from(packed).buffer);
    const key = createHash('md5').update(bytes).digest('base64');
    if (seen.has(key)) {
      duplicates += 1;
      continue;
    }
    seen.add(key);
    hash.update(bytes);
    if (!tokens.write(bytes)) await new Promise<void>((resolve) => tokens.once('drain', resolve));
    lengths.push(packed.length);
    total += packed.length;
    learned += packed.filter((id) => id >= learnedBit).length;
  }
  tokens.end();
  await finished(tokens);
  const lengthBytes = new Uint8Array(Uint16Array.from(lengths).buffer);
  const tokenizerText = JSON.stringify(tokenizer.data);
  writeFileSync(join(folder, 'lengths.u16'), lengthBytes);
  writeFileSync(join(folder, 'tokenizer.json'), tokenizerText);
  const manifest: Manifest = {
    version: 1,
    made,
    dialogues: lengths.length,
    tokens: total,
    learned,
    duplicates,
    tooLong,
    vocabulary: tokenizer.size,
    sha256: {
      'tokens.u16': hash.digest('hex'),
      'lengths.u16': createHash('sha256').update(lengthBytes).digest('hex'),
      'tokenizer.json': createHash('sha256').update(tokenizerText).digest('hex'),
    },
  };
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
