import { createServer } from 'vite';
import { launchChromium } from '../lab/chromium';
import type { WllamaFigures, WllamaSetting } from './wllama-page';

/** The settings that were weighed; the lab uses the third for small models and the second for others. */
const settings: readonly WllamaSetting[] = [
  { flashAttention: true, cacheType: 'f16', threads: 1, slots: 1 },
  { flashAttention: false, cacheType: 'f16', threads: 1, slots: 1 },
  { flashAttention: false, cacheType: 'f32', threads: 1, slots: 1 },
  { flashAttention: false, cacheType: 'f32', threads: 2, slots: 1 },
  { flashAttention: false, cacheType: 'f32', threads: 1, slots: 2 },
];

/** `npm run bench -- wllama`: what determinism costs in wllama, on the demo model in Chromium. */
export async function main(): Promise<void> {
  const server = await createServer({
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    logLevel: 'error',
  });
  await server.listen();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(new URL('tests/browser/blank.html', server.resolvedUrls?.local[0]).href);
    for (const setting of settings) {
      const figures: WllamaFigures = await page.evaluate(
        `import('/bench/wllama-page.ts').then((bench) => bench.measureWllama(${JSON.stringify(setting)}))`,
      );
      process.stdout.write(`${JSON.stringify({ figure: 'wllama', ...figures })}\n`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
}
