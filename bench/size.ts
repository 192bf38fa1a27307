import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';
import { buildLab } from '../lab/build-lab';

const limitKB = 120;

/** P8: JavaScript that the first route (Play) needs before it can be used, gzip, from a fresh build's manifest. */
export async function main(): Promise<void> {
  await buildLab();
  const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Manifest;
  const play = Object.keys(manifest).find((key) => manifest[key]?.name === 'Play') ?? 'Play';
  const files = [...closure(manifest, ['index.html', play])];
  const sizes = files.map((file) => ({ file, gzipBytes: gzipSync(readFileSync(`dist/${file}`)).length }));
  for (const size of sizes) print({ bench: 'size', ...size });
  const total = sizes.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  print({
    bench: 'size',
    figure: 'P8',
    kilobytes: Math.round(total / 102.4) / 10,
    limit: limitKB,
    met: total <= limitKB * 1024,
  });
}

/** The scripts that `keys` load, with all that they import statically. */
function closure(manifest: Manifest, keys: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The build has no chunk for ${key}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return files;
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
