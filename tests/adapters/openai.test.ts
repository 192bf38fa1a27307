import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { listOpenAiModels, openAiSource, type EndpointModel } from '../../src/adapters/openai';
import type { Engine, GenerateRequest } from '../../src/core/engine';
import { chunk, sendEvents, sendJson, serveAnswers, type SeenRequest, type TestServer } from './sse-server';

const request: GenerateRequest = {
  messages: [{ role: 'user', content: 'Say $$ and $& and {user_message}' }],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 16 },
  seed: 7,
};
const done = 'data: [DONE]\n\n';

let server: TestServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

/** An engine at a server that lists the model "m" and answers each completion as told. */
async function engineAt(
  answer: (response: ServerResponse, request: SeenRequest, index: number) => void,
  target: Partial<EndpointModel> = {},
): Promise<Engine> {
  server = await serveAnswers((seen, response, index) => {
    if (seen.path === '/v1/models') sendJson(response, 200, { data: [{ id: 'm', max_model_len: 4_096 }] });
    else answer(response, seen, index - 1);
  });
  const endpoint = { baseUrl: server.baseUrl, apiKey: null, model: 'm', ...target };
  return openAiSource(endpoint).load(() => undefined);
}

const bodies = (): unknown[] => server?.seen.slice(1).map(({ body }) => body) ?? [];

describe('an endpoint that streams', () => {
  it('is asked in the plainest way, with the whole dialogue', async () => {
    const engine = await engineAt((response) => sendEvents(response, [chunk('hi', 'stop'), done]), {
      apiKey: 'secret',
    });
    await engine.generate(request);
    const [, asked] = server?.seen ?? [];
    expect(asked?.body).toEqual({
      model: 'm',
      messages: request.messages,
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 16,
      temperature: 1,
      top_p: 0.95,
      seed: 7,
    });
    expect(asked?.headers.authorization).toBe('Bearer secret');
    expect(Object.keys(asked?.headers ?? {}).filter((name) => name.startsWith('x-'))).toEqual([]);
    expect(JSON.stringify(engine.info)).not.toContain('secret');
    expect(engine.info).toMatchObject({ kind: 'openai', contextTokens: 4_096, seeded: 'best-effort' });
  });

  it('may send comments, empty chunks, thoughts apart and the usage last', async () => {
    const engine = await engineAt((response) =>
      sendEvents(response, [
        ': ping\n\n',
        { choices: [{ index: 0, delta: { role: 'assistant', content: null } }] },
        { choices: [{ index: 0, delta: { reasoning_content: 'hm' } }] },
        chunk('one '),
        chunk('two'),
        chunk('', 'stop'),
        {
          choices: [],
          usage: { prompt_tokens: 30, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 20 } },
        },
        done,
      ]),
    );
    const pieces: string[] = [];
    const reply = await engine.generate(request, (piece) => pieces.push(piece));
    expect(pieces).toEqual(['one ', 'two']);
    expect(reply).toEqual({
      text: 'one two',
      thoughts: 'hm',
      finish: 'stop',
      tokens: { prompt: 30, prefilled: 10, generated: 5 },
      ms: { queued: expect.any(Number), firstToken: expect.any(Number), total: expect.any(Number) },
      ignored: [],
    });
  });

  it('may cut pieces anywhere, inside of a character too', async () => {
    const bytes = Buffer.from(`data: ${JSON.stringify(chunk('grün 🌱', 'stop'))}\n\n${done}`);
    const engine = await engineAt(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const byte of bytes) response.write(Buffer.of(byte));
      response.end();
    });
    expect((await engine.generate(request)).text).toBe('grün 🌱');
  });

  it('parts thoughts that come within the text', async () => {
    const engine = await engineAt((response) =>
      sendEvents(response, [chunk('<thi'), chunk('nk>hm</think>\n\nyes', 'stop'), done]),
    );
    expect(await engine.generate(request)).toMatchObject({ text: 'yes', thoughts: 'hm' });
  });

  it('counts what it is not told as unknown', async () => {
    const engine = await engineAt((response) => sendEvents(response, [chunk('x', 'stop'), done]));
    expect((await engine.generate(request)).tokens).toEqual({
      prompt: null,
      prefilled: null,
      generated: null,
    });
  });

  it.each([
    ['length', 16, 'length'],
    ['length', 9, 'context'],
    ['stop', 9, 'stop'],
  ])('finishes with %s after %i tokens: %s', async (finish, generated, expected) => {
    const usage = { prompt_tokens: 1, completion_tokens: generated };
    const engine = await engineAt((response) =>
      sendEvents(response, [chunk('x', finish), { choices: [], usage }, done]),
    );
    expect((await engine.generate(request)).finish).toBe(expected);
  });
});

describe('an endpoint with ways of its own', () => {
  it('may answer in one body', async () => {
    const engine = await engineAt((response) =>
      sendJson(response, 200, {
        choices: [{ message: { content: 'whole' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 3, completion_tokens: 1 },
      }),
    );
    expect(await engine.generate(request)).toMatchObject({
      text: 'whole',
      tokens: { prompt: 3, prefilled: null, generated: 1 },
    });
  });

  it('may refuse fields: they are left out from then on, and settings among them are reported', async () => {
    const refusals = [
      'unknown field stream_options',
      "Use 'max_completion_tokens' instead",
      'seed is not supported',
    ];
    const engine = await engineAt((response, _, index) => {
      const refusal = refusals[index];
      if (refusal === undefined) sendEvents(response, [chunk('ok', 'stop'), done]);
      else sendJson(response, 400, { error: { message: refusal } });
    });
    expect(await engine.generate(request)).toMatchObject({ text: 'ok', ignored: ['seed'] });
    expect(await engine.generate(request)).toMatchObject({ text: 'ok', ignored: ['seed'] });
    expect(bodies()).toHaveLength(5);
    expect(bodies()[4]).toEqual({
      model: 'm',
      messages: request.messages,
      stream: true,
      max_completion_tokens: 16,
      temperature: 1,
      top_p: 0.95,
    });
  });

  it('may break off: a reply without its end is a failure, not a short reply', async () => {
    const engine = await engineAt((response) => sendEvents(response, [chunk('half')]));
    await expect(engine.generate(request)).rejects.toMatchObject({ code: 'network' });
  });

  it('may fail in the middle', async () => {
    const engine = await engineAt((response) =>
      sendEvents(response, [chunk('half'), { error: { message: 'CUDA out of memory' } }]),
    );
    await expect(engine.generate(request)).rejects.toMatchObject({
      code: 'network',
      message: expect.stringContaining('CUDA out of memory'),
    });
  });

  it.each([
    [400, { error: { message: "This model's maximum context length is 4096 tokens" } }, 'context'],
    [
      400,
      {
        error: {
          code: 400,
          type: 'exceed_context_size_error',
          message: 'request exceeds the available context size',
        },
      },
      'context',
    ],
    [400, { error: { message: 'bad role' } }, 'bad-request'],
    [401, { error: 'no key' }, 'auth'],
    [404, { error: { message: 'model not found' } }, 'not-found'],
    [503, { error: { message: 'loading model' } }, 'network'],
  ])('may answer %i: %o is %s', async (status, body, code) => {
    const engine = await engineAt((response) => sendJson(response, status, body));
    await expect(engine.generate(request)).rejects.toMatchObject({ name: 'EngineError', code });
  });

  it('may fall silent', async () => {
    const patienceMs = { first: 5_000, next: 50 };
    const engine = await engineAt((response) => sendEvents(response, [chunk('…')], true), { patienceMs });
    await expect(engine.generate(request)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('may never begin', async () => {
    const engine = await engineAt(() => undefined, { patienceMs: { first: 50, next: 50 } });
    await expect(engine.generate(request)).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('stopping', () => {
  it('hangs up at an abort, with its reason', async () => {
    const engine = await engineAt((response) => sendEvents(response, [chunk('on ')], true));
    const stop = new AbortController();
    const running = engine.generate(request, () => stop.abort(new Error('enough')), stop.signal);
    await expect(running).rejects.toThrow('enough');
    await expect.poll(() => server?.hungUp()).toBe(1);
    await expect(engine.generate(request, undefined, AbortSignal.abort('before'))).rejects.toBe('before');
    expect(bodies()).toHaveLength(1);
  });

  it('sends no more at once than it has slots', async () => {
    let open = 0;
    let most = 0;
    const engine = await engineAt(
      (response) => {
        most = Math.max(most, ++open);
        setTimeout(() => {
          open -= 1;
          sendEvents(response, [chunk('x', 'stop'), done]);
        }, 5);
      },
      { slots: 2 },
    );
    await Promise.all(Array.from({ length: 6 }, () => engine.generate(request)));
    expect(most).toBe(2);
  });

  it('fails what is under way when it is closed', async () => {
    const engine = await engineAt((response) => sendEvents(response, [chunk('on ')], true));
    const running = engine.generate(request, () => void engine.close());
    await expect(running).rejects.toMatchObject({ code: 'closed' });
    await expect(engine.generate(request)).rejects.toMatchObject({ code: 'closed' });
    expect(await engine.lost).toMatchObject({ code: 'closed' });
    await expect.poll(() => server?.hungUp()).toBe(1);
  });
});

describe('the models of an endpoint', () => {
  it.each([
    ['OpenAI and llama-server', { object: 'list', data: [{ id: 'a' }, { id: 'b' }] }],
    ['a bare list', [{ id: 'a' }, { name: 'b' }]],
  ])('are read: %s', async (_, body) => {
    server = await serveAnswers((_request, response) => sendJson(response, 200, body));
    expect(await listOpenAiModels({ baseUrl: server.baseUrl, apiKey: null })).toEqual([
      { id: 'a', contextTokens: null },
      { id: 'b', contextTokens: null },
    ]);
  });

  it('are asked for under /v1 when the address is a bare host', async () => {
    server = await serveAnswers((_request, response) => sendJson(response, 200, { data: [] }));
    await listOpenAiModels({ baseUrl: `${new URL(server.baseUrl).origin}/`, apiKey: null });
    expect(server.seen.map(({ path }) => path)).toEqual(['/v1/models']);
  });

  it('must hold the one that was asked for', async () => {
    await expect(engineAt(() => undefined, { model: 'other' })).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('It offers: m.'),
    });
  });

  it.each([
    ['no address', 'localhost:11434', 'bad-request'],
    ['nobody there', 'http://127.0.0.1:9/v1', 'network'],
  ])('cannot be had: %s', async (_, baseUrl, code) => {
    await expect(listOpenAiModels({ baseUrl, apiKey: null })).rejects.toMatchObject({ code });
  });

  it('are not mistaken for a web page', async () => {
    server = await serveAnswers((_request, response) => void response.end('<html>'));
    await expect(listOpenAiModels({ baseUrl: server.baseUrl, apiKey: null })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
