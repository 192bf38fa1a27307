import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface TestServer {
  readonly baseUrl: string;
  readonly seen: SeenRequest[];
  /** Number of answers that the client hung up on. */
  readonly hungUp: () => number;
  close(): Promise<void>;
}

/** A server on loopback that answers as `answer` says and records what it was asked. */
export async function serveAnswers(
  answer: (request: SeenRequest, response: ServerResponse, index: number) => void | Promise<void>,
): Promise<TestServer> {
  const seen: SeenRequest[] = [];
  let hungUp = 0;
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('close', () => {
      if (!response.writableEnded) hungUp += 1;
    });
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const request: SeenRequest = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: text === '' ? null : JSON.parse(text),
      };
      const index = seen.push(request) - 1;
      void answer(request, response, index);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    seen,
    hungUp: () => hungUp,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** Streams the values as server-sent events; strings go out as they are. Ends unless `isOpen`. */
export function sendEvents(response: ServerResponse, events: readonly unknown[], isOpen = false): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events)
    response.write(typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`);
  if (!isOpen) response.end();
}

/** A streamed chunk with some text. */
export function chunk(content: string, finish: string | null = null): object {
  return {
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta: { content }, finish_reason: finish }],
  };
}
