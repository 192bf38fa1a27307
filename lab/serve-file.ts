import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';

/** Where models that are not shipped are served. Fixed, since a run's spec holds the address and must not change. */
export const modelPort = 4180;

/** A file that pages of any origin may fetch, on 127.0.0.1. */
export interface ServedFile {
  readonly url: string;
  close(): void;
}

/** Serves one file. @throws Error when there is no such file, or when the port is taken */
export async function serveFile(path: string, port: number): Promise<ServedFile> {
  const { size } = statSync(path);
  const server = createServer((_request, response) => {
    response.writeHead(200, {
      'Content-Length': size,
      'Content-Type': 'application/octet-stream',
      'Access-Control-Allow-Origin': '*',
      // The lab is cross-origin isolated: it takes nothing that does not allow it.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`Port ${port} cannot be used to serve ${path}. Stop what uses it.`, { cause: error })),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port}/${encodeURIComponent(basename(path))}`,
    close: () => server.close(),
  };
}
