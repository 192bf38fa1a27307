import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../../lab/chromium';

/** A browser and a blank page on the module server, where `import('/src/…')` works. Close the browser after. */
export async function openModulePage(
  moduleServer: string,
  flags: readonly string[] = [],
): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const browser = await launchChromium(flags);
  const page = await browser.newPage();
  await page.goto(new URL('tests/browser/blank.html', moduleServer).href);
  return { browser, page };
}

/** A fresh profile on the built lab. It does not save the lab's 32 MB in itself: only tests of that need it. */
export function openProfile(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ ...options, serviceWorkers: 'block' });
}
