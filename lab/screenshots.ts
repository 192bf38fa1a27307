import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { buildIfStale } from './fresh-build';
import { screens, type Screen } from './screens';
import { fillProfile, type Made } from './screens-fill';
import { serveLab } from './serve';

const folder = 'docs/screens';
const widths = [
  { px: 390, height: 844, tallest: 1_300 },
  { px: 1024, height: 768, tallest: 1_000 },
  { px: 1600, height: 1000, tallest: 1_000 },
] as const;
const themes = ['light', 'dark'] as const;
/** WebP's, of 100: letters stay clean, and the whole set within 5 MB. */
const quality = 28;

/** `npm run screenshots [NAME…]`: pictures of every page, or of those named, into `docs/screens`. */
async function takeScreenshots(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !screens.some((screen) => screen.name === name));
  if (unknown.length > 0)
    throw new Error(
      `No screen is called ${unknown.join(', ')}. There are: ${screens.map(({ name }) => name).join(', ')}.`,
    );
  await buildIfStale();
  const server = await serveLab({ port: 0, open: false });
  const browser = await launchChromium();
  try {
    // Reduced motion: a picture of something on its way says nothing.
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.goto(server.url);
    process.stdout.write('Running the experiments that the pictures show …\n');
    const made = await fillProfile(page);
    await page.getByText('Works without a network').waitFor();
    mkdirSync(folder, { recursive: true });
    const wanted = names.length === 0 ? screens : screens.filter(({ name }) => names.includes(name));
    if (names.length === 0)
      for (const file of readdirSync(folder)) if (file.endsWith('.webp')) rmSync(join(folder, file));
    for (const screen of wanted) {
      process.stdout.write(`${screen.name}\n`);
      await openScreen(page, server.url, screen, made);
      await takeScreen(page, session, screen);
    }
    writeFileSync(join(folder, 'README.md'), indexText());
  } finally {
    await browser.close();
    await server.close();
  }
}

async function openScreen(page: Page, url: string, screen: Screen, made: Made): Promise<void> {
  await page.setViewportSize({ width: 1600, height: 1000 });
  // Another document first: nothing of the page before is left.
  await page.goto('about:blank');
  await page.goto(`${url}#${screen.path(made)}`);
  await page.locator('main h1, main h2').first().waitFor();
  await screen.act?.(page, made);
  await page.waitForLoadState('networkidle');
}

async function takeScreen(page: Page, session: CDPSession, { name, from }: Screen): Promise<void> {
  for (const { px, height, tallest } of widths) {
    await page.setViewportSize({ width: px, height });
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      const whole = await settle(page);
      const top = from === undefined ? 0 : await topOf(page, from);
      const { data } = await session.send('Page.captureScreenshot', {
        format: 'webp',
        quality,
        captureBeyondViewport: true,
        clip: { x: 0, y: top, width: px, height: Math.min(whole - top, tallest), scale: 1 },
      });
      writeFileSync(join(folder, `${name}-${px}-${theme}.webp`), Buffer.from(data, 'base64'));
    }
  }
}

/** Waits until what a new width or theme sets off is drawn. Returns the page's height in CSS pixels. */
async function settle(page: Page): Promise<number> {
  await page.waitForTimeout(250);
  return page.evaluate(() => {
    scrollTo(0, 0);
    return document.documentElement.scrollHeight;
  });
}

/** CSS pixels from the page's top to a little above an element. */
async function topOf(page: Page, testId: string): Promise<number> {
  const box = await page.getByTestId(testId).first().boundingBox();
  return Math.max(0, Math.round((box?.y ?? 0) - 16));
}

function indexText(): string {
  const rows = screens.map(({ name, title, route }) => {
    const links = widths.map(({ px }) =>
      themes.map((theme) => `[${theme}](${name}-${px}-${theme}.webp)`).join(' '),
    );
    return `| ${[title, `\`${route}\``, ...links].join(' | ')} |`;
  });
  return `# The pages

Taken by \`npm run screenshots\` from the built lab, with two experiments that the demo model ran in it. Tall pages are cut.

| page | route | ${widths.map(({ px }) => `${px} px`).join(' | ')} |
| --- | --- | ${widths.map(() => '---').join(' | ')} |
${rows.join('\n')}
`;
}

await takeScreenshots(process.argv.slice(2));
