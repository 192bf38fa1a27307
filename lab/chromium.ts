import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { findChromium } from './find-chromium';

const quietFlags = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

function flags(extra: readonly string[]): string[] {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...asRoot, ...quietFlags, ...extra];
}

/** A headless Chromium with a fresh profile. */
export async function launchChromium(extraFlags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: flags(extraFlags) });
}

/**
 * A headless Chromium whose profile lives in `folder`, so that storage survives its restart. Ctrl-C is left to the
 * caller, who may have something to save from it first.
 */
export async function launchPersistentChromium(
  folder: string,
  extraFlags: readonly string[] = [],
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: findChromium(),
    args: flags(extraFlags),
    // Programs that drive the page start from an empty profile: saving the lab in it helps nobody.
    serviceWorkers: 'block',
    handleSIGINT: false,
    handleSIGTERM: false,
  });
}
