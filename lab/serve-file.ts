import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';

/** A file that pages of any origin may fetch, on 127.0.0.1. */
export interface ServedFile {
  readonly url: string;
  close(): void;
}

/** Serves one file on a free port. @throws Error when there is no such file */
export async function serveFile(path: string): Promise<ServedFile> {
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
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The file server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/${encodeURIComponent(basename(path))}`,
    close: () => server.close(),
  };
}
