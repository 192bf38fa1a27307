import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

/** A static host as there are many: it serves `dist/` from a subfolder and sets no headers of ours. */
export interface PlainHost {
  readonly url: string;
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
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const path = pathname === folder ? 'index.html' : pathname.replace(folder, '');
    if (!pathname.startsWith(folder) || path.includes('..') || !existsSync(`dist/${path}`)) {
      response.writeHead(404).end();
      return;
    }
    const bytes = readFileSync(`dist/${path}`);
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
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
