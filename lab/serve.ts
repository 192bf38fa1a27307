import { createServer } from 'node:net';
import { preview } from 'vite';

/** A running server of the built lab. */
export interface LabServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The port is taken; the message says what to do. */
export class BusyPortError extends Error {
  override readonly name = 'BusyPortError';
  constructor(readonly port: number) {
    super(
      `Port ${port} is already in use. Stop what is running there, or choose another: PORT=${port + 1} npm start`,
    );
  }
}

/** Serves `dist/` on 127.0.0.1. Port 0 takes any free one. @throws BusyPortError */
export async function serveLab(options: {
  readonly port: number;
  readonly open: boolean;
}): Promise<LabServer> {
  const server = await preview({
    preview: { port: options.port, open: options.open },
    logLevel: 'error',
  }).catch((error: unknown) => {
    throw error instanceof Error && error.message.includes('already in use')
      ? new BusyPortError(options.port)
      : error;
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The server started without an address.');
  return { url, close: () => server.close() };
}

/** Finds out whether the lab can be served there before it is built. @throws BusyPortError */
export function assertFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new BusyPortError(port) : error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
