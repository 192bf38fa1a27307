import { readFileSync } from 'node:fs';
import { createTokenizer, type Tokenizer } from './tokenizer';

/** Opens a corpus folder's tokenizer.json. @throws Error when the file holds no merges */
export function readTokenizer(path: string): Tokenizer {
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const merges: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'merges') : null;
  if (!Array.isArray(merges) || !merges.every(isPair))
    throw new Error(`${path} holds no tokenizer. Give the tokenizer.json of a corpus folder.`);
  return createTokenizer(merges);
}

function isPair(merge: unknown): merge is [string, string] {
  return Array.isArray(merge) && merge.length === 2 && merge.every((part) => typeof part === 'string');
}
