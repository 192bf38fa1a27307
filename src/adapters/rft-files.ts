import { dataCard, type RftFile } from '../core/rft-card';
import { chatLine, dpoLines, type LossOn } from '../core/rft-lines';
import type { Decision, RftOptions, RftSource } from '../core/rft-select';
import { bytesOf, hashOf, zipped } from './zip';

/** The data set as a zip: chat.jsonl, dpo.jsonl where there are pairs, and its card README.md with their hashes. */
export async function writeRftFiles(
  sources: readonly RftSource[],
  decisions: readonly Decision[],
  options: RftOptions & { readonly lossOn: LossOn; readonly heldProblems: number },
): Promise<Uint8Array> {
  const kept = decisions.flatMap((decision) => (decision.kind === 'kept' ? [decision.kept] : []));
  const texts = [
    { name: 'chat.jsonl', lines: kept.map((one) => chatLine(one, options.lossOn)) },
    { name: 'dpo.jsonl', lines: dpoLines(kept, sources) },
  ].filter(({ name, lines }) => name === 'chat.jsonl' || lines.length > 0);
  const contents: Record<string, Uint8Array> = {};
  const files: RftFile[] = [];
  for (const { name, lines } of texts) {
    const bytes = bytesOf(lines);
    contents[name] = bytes;
    files.push({ name, lines: lines.length, bytes: bytes.length, sha256: await hashOf(bytes) });
  }
  contents['README.md'] = bytesOf([dataCard(sources, decisions, options, files)]);
  return zipped(contents);
}
