import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/**
 * Makes the service worker and the web manifest. Every file of the build is saved at the first visit (some 30 MB), so
 * that all pages, the demo model, Python and the problem sets work without a network from then on. What comes from
 * other hosts is never touched: models keep their own caches.
 */
export function offline(): Plugin[] {
  return VitePWA({
    registerType: 'prompt',
    // src/adapters/offline.ts registers it, after the page is there.
    injectRegister: null,
    // The glob below names them already.
    includeManifestIcons: false,
    manifest: {
      name: 'Turnwise: multi-turn code generation',
      short_name: 'Turnwise',
      description:
        'A lab for one question: should a sampling budget go into more turns, chains of thought, or more samples?',
      lang: 'en',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#f5f5f2',
      theme_color: '#4f46e5',
      categories: ['education', 'science', 'developer'],
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{html,js,css,wasm,zip,json,gguf,svg,png}'],
      // Names of these carry a hash of what is in them.
      dontCacheBustURLsMatching: /^assets\//,
      maximumFileSizeToCacheInBytes: 64 * 1024 * 1024,
      // All routes are behind the hash; what has an ending is a file.
      navigateFallback: 'index.html',
      navigateFallbackDenylist: [/\.[^/]+$/],
      // The first visit is served by the copy as soon as it is there.
      clientsClaim: true,
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
      sourcemap: false,
    },
  });
}
