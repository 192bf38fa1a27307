import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildLab } from './build-lab';

const sources = [
  'src',
  'workers',
  'public',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'lab/first-route.ts',
  'lab/headers.ts',
  'lab/offline.ts',
];

/** Builds the lab when `dist/` is missing or older than what it is made from. */
export async function buildIfStale(): Promise<void> {
  const built = 'dist/index.html';
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources.map(newest))) return;
  await buildLab();
}

/** When a file, or anything in a folder, was changed last. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  const inside = statSync(path).isDirectory()
    ? readdirSync(path).map((name) => newest(join(path, name)))
    : [];
  return Math.max(mtimeMs, ...inside);
}
