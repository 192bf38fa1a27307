import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

/** A static host as there are many: it serves a build, `dist/` at first, from a subfolder and sets no headers of ours. */
export interface PlainHost {
  readonly url: string;
  /** Serves the build in another folder from now on, as after an update of the site. */
  publish(built: string): void;
  /** Pulls the cable. */
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

export async function servePlainly(headers: Readonly<Record<string, string>> = {}): Promise<PlainHost> {
  const folder = '/labs/turnwise/';
  let served = 'dist';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const path = pathname === folder ? 'index.html' : pathname.replace(folder, '');
    if (!pathname.startsWith(folder) || path.includes('..') || !existsSync(`${served}/${path}`)) {
      response.writeHead(404).end();
      return;
    }
    const bytes = readFileSync(`${served}/${path}`);
    response.writeHead(200, {
      ...headers,
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': 'no-store',
    });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${folder}`,
    publish: (built) => (served = built),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
