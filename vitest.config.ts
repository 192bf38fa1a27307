import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

/**
 * unit: pure code in Node. dom: Solid parts in jsdom. adapters: real Chromium over Vite's dev server, importing
 * source modules. pages: real Chromium over the built lab.
 */
export default defineConfig({
  define: { __TURNWISE_VERSION__: JSON.stringify('test') },
  test: {
    // Machines differ: a test fails for what it finds, not for how long it took.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{core,adapters,figures,lab,model}/**/*.test.ts', 'tests/*.test.ts'],
          environment: 'node',
        },
      },
      {
        extends: true,
        plugins: [solid()],
        test: { name: 'dom', include: ['tests/ui/**/*.test.{ts,tsx}'], environment: 'jsdom' },
      },
      {
        extends: true,
        test: {
          name: 'adapters',
          include: ['tests/browser/adapters/**/*.test.ts'],
          globalSetup: ['tests/browser/serve-modules.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: ['tests/browser/pages/**/*.test.ts'],
          globalSetup: ['tests/browser/serve-pages.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
