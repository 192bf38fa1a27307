import { defineConfig, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';
import { contentSecurityPolicy, isolationHeaders, servedHeaders } from './lab/headers';
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

export default defineConfig({
  base: './',
  plugins: [solid(), policyInPage],
  define: { __TURNWISE_VERSION__: JSON.stringify(packageJson.version) },
  worker: { format: 'es' },
  build: { target: 'esnext', manifest: true, chunkSizeWarningLimit: 20_000 },
  optimizeDeps: { include: ['@wllama/wllama/esm/index.js'], exclude: ['pyodide'] },
  server: { headers: isolationHeaders },
  preview: { headers: servedHeaders, host: '127.0.0.1', strictPort: true },
});
