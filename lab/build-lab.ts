import { build, type InlineConfig } from 'vite';

/**
 * Builds `dist/` as people get it: without the checks that Solid makes for developers. Vite takes any NODE_ENV that it
 * finds for the mode that is meant, and vitest sets one of its own. `changes`: where a build differs from the usual one.
 */
export async function buildLab(changes: InlineConfig = {}): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ logLevel: 'error', ...changes });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}
