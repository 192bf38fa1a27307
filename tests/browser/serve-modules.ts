import { createServer } from 'vite';
import type { TestProject } from 'vitest/node';

/** Serves the source tree, so that a test page can `import('/src/adapters/…')` with real workers. */
export default async function serveModules(project: TestProject): Promise<() => Promise<void>> {
  const server = await createServer({
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    logLevel: 'error',
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The module server started without an address.');
  project.provide('moduleServer', url);
  return () => server.close();
}
