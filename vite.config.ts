import { build, defineConfig, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';
import { firstRoute, firstRouteGroups } from './lab/first-route';
import { contentSecurityPolicy, isolationHeaders, servedHeaders } from './lab/headers';
import { offline } from './lab/offline';
import packageJson from './package.json' with { type: 'json' };

/** The built page carries the policy itself, for hosts that cannot set headers. */
const policyInPage: Plugin = {
  name: 'policy-in-page',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
};

/**
 * `import code from './file.ts?script'`: the file bundled into one self-contained module, as text. The sandbox's frame
 * has an opaque origin and can load nothing by address, so its scripts are handed to it.
 */
const scriptAsText: Plugin = {
  name: 'script-as-text',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('?script')) return null;
    const result = await build({
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        target: 'esnext',
        lib: { entry: id.slice(0, -'?script'.length), formats: ['es'], fileName: 'script' },
      },
    });
    const [output] = Array.isArray(result) ? result : [];
    const code = output?.output[0].code;
    if (code === undefined) throw new Error(`${id} gave no script.`);
    return `export default ${JSON.stringify(code)}`;
  },
};

export default defineConfig({
  base: './',
  plugins: [solid(), policyInPage, scriptAsText, firstRoute, offline()],
  define: { __TURNWISE_VERSION__: JSON.stringify(packageJson.version) },
  worker: { format: 'es' },
  build: {
    target: 'esnext',
    manifest: true,
    chunkSizeWarningLimit: 20_000,
    // Browsers without it (Safari before 17) fetch the same files a little later; its stand-in costs everyone.
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: firstRouteGroups } } },
  },
  optimizeDeps: { include: ['@wllama/wllama/esm/index.js'], exclude: ['pyodide'] },
  server: { headers: isolationHeaders },
  preview: { headers: servedHeaders, host: '127.0.0.1', strictPort: true },
});
