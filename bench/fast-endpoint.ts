import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { parseProblemSet } from '../src/core/parse-problems';

/** An endpoint on loopback that answers at once, or so many requests a second. */
export interface FastEndpoint {
  readonly baseUrl: string;
  readonly model: string;
  /** Completions sent so far. */
  answered(): number;
  /** From now on; null: as fast as it is asked. */
  setPerSecond(rate: number | null): void;
  close(): Promise<void>;
}

const model = 'bench';
const anyOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
};
/** Of so many answers one is the problem's reference program; the others print what they read. */
const oneRightIn = 2;
/** Characters in a streamed piece: some tokens, as a server sends them that is faster than its client. */
const pieceLength = 24;

/** Answers for the problems of a shipped set. No model: only what is around one is measured with it. */
export async function serveFast(setFile: string): Promise<FastEndpoint> {
  const { problems } = parseProblemSet(JSON.parse(readFileSync(setFile, 'utf8')));
  let [answered, msEach, nextAt] = [0, 0, 0];

  function replyTo(prompt: string): string {
    const problem = problems.find(({ statement }) => prompt.includes(statement));
    const right = answered % oneRightIn === 0 ? problem?.referenceProgram : null;
    return `This reads the list and prints what is asked for.\n\n\`\`\`python\n${right ?? 'print(input())'}\n\`\`\`\n`;
  }

  function complete(prompt: string, response: ServerResponse): void {
    const reply = replyTo(prompt);
    answered += 1;
    response.writeHead(200, { ...anyOrigin, 'content-type': 'text/event-stream' });
    for (let at = 0; at < reply.length; at += pieceLength)
      response.write(event(reply.slice(at, at + pieceLength), null));
    response.end(`${event('', 'stop')}data: [DONE]\n\n`);
  }

  const server = createServer((request, response) => {
    if (request.method === 'OPTIONS') return void response.writeHead(204, anyOrigin).end();
    if (request.method === 'GET') return sendJson(response, { object: 'list', data: [{ id: model }] });
    void bodyOf(request).then((prompt) => {
      nextAt = Math.max(performance.now(), nextAt + msEach);
      const wait = nextAt - performance.now();
      if (wait < 1) complete(prompt, response);
      else setTimeout(() => complete(prompt, response), wait);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    model,
    answered: () => answered,
    setPerSecond(rate) {
      msEach = rate === null ? 0 : 1000 / rate;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function event(content: string, finish: string | null): string {
  const choices = [{ index: 0, delta: { content }, finish_reason: finish }];
  return `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices })}\n\n`;
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { ...anyOrigin, 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** All that was sent: the statement is somewhere in it. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // Without an encoding set, Node gives buffers.
  const { messages } = JSON.parse(Buffer.concat(chunks).toString()) as {
    readonly messages: readonly { readonly content: string }[];
  };
  return messages.map(({ content }) => content).join('\n');
}
