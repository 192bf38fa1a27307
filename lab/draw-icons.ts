import { readFileSync, writeFileSync } from 'node:fs';
import { launchChromium } from './chromium';

/** What installed pages are shown with. A maskable icon fills its square: systems cut it to their own shape. */
const icons = [
  { file: 'icon-192.png', pixels: 192, isMaskable: false },
  { file: 'icon-512.png', pixels: 512, isMaskable: false },
  { file: 'icon-maskable-512.png', pixels: 512, isMaskable: true },
  { file: 'icon-apple-180.png', pixels: 180, isMaskable: true },
] as const;

/** `npm run icons`: draws `public/icon.svg` at the sizes that the web manifest names. */
async function drawIcons(): Promise<void> {
  const browser = await launchChromium();
  const page = await browser.newPage();
  const drawing = readFileSync('public/icon.svg', 'utf8');
  for (const { file, pixels, isMaskable } of icons) {
    // Square corners and a mark within the safe circle, four fifths of the width.
    const shown = isMaskable
      ? drawing.replace(' rx="7"', '').replace('translate(4 4)', 'translate(6.4 6.4) scale(.8)')
      : drawing;
    await page.setViewportSize({ width: pixels, height: pixels });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${shown}`);
    writeFileSync(`public/${file}`, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
}

await drawIcons();
