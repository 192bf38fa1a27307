import type { ChatCompletionChunk } from '@wllama/wllama/esm/index.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { wllamaEngine, type LoadedWllama } from '../../src/adapters/wllama-engine';
import type { EngineInfo, GenerateRequest } from '../../src/core/engine';

const info: EngineInfo = {
  kind: 'wllama',
  model: 'm',
  label: 'M',
  library: 'fake',
  modelHash: null,
  contextTokens: 100,
  wording: 'plain',
  seeded: 'deterministic',
};

const request: GenerateRequest = {
  messages: [{ role: 'user', content: 'hello' }],
  sampling: { temperature: 0.7, topP: 0.9, maxTokens: 8 },
  seed: 3,
};

type Options = Parameters<LoadedWllama['createChatCompletion']>[0];

/** A Wllama whose completions do what `behave` says. `asked` holds their options; `exits` counts. */
function fakeWllama(behave: (options: Options) => Promise<void>) {
  const asked: Options[] = [];
  let exits = 0;
  const wllama: LoadedWllama = {
    createChatCompletion(options) {
      asked.push(options);
      return behave(options);
    },
    getLoadedContextInfo: () => ({ n_vocab: 10, n_ctx: 100 }),
    async exit() {
      exits += 1;
    },
  };
  return { wllama, asked, exits: () => exits };
}

function chunk(
  content: string | null,
  rest: object = {},
  finish: 'stop' | 'length' | null = null,
): ChatCompletionChunk {
  const choice = { index: 0, delta: { content, ...rest }, finish_reason: finish, logprobs: null };
  return { id: '', object: 'chat.completion.chunk', created: 0, model: '', choices: [choice] };
}

afterEach(() => void vi.useRealTimers());

describe('a loaded wllama', () => {
  it('is asked in the names that llama-server reads, all samplers stated', async () => {
    const fake = fakeWllama(async ({ onData }) => onData(chunk('x', {}, 'stop')));
    await wllamaEngine(fake.wllama, info).generate(request);
    expect(fake.asked[0]).toMatchObject({
      messages: request.messages,
      stream: true,
      stream_options: { include_usage: true },
      samplers: ['temperature', 'top_p'],
      temperature: 0.7,
      top_p: 0.9,
      max_tokens: 8,
      seed: 3,
    });
  });

  it('keeps thoughts apart from text', async () => {
    const fake = fakeWllama(async ({ onData }) => {
      onData(chunk(null, { reasoning_content: 'hm' }));
      onData(chunk('yes', {}, 'stop'));
    });
    const heard: string[] = [];
    const reply = await wllamaEngine(fake.wllama, info).generate(request, (piece) => heard.push(piece));
    expect(reply).toMatchObject({ text: 'yes', thoughts: 'hm', finish: 'stop' });
    expect(reply.tokens).toEqual({ prompt: null, prefilled: null, generated: null });
    expect(heard).toEqual(['yes']);
  });

  it('is lost after a runtime error, and everything that waits fails with it', async () => {
    const error = Object.assign(new Error('Invalid typed array length: 1163217991'), {
      name: 'RuntimeError',
    });
    const fake = fakeWllama(() => Promise.reject(error));
    const engine = wllamaEngine(fake.wllama, info);
    const all = [engine.generate(request), engine.generate(request), engine.generate(request)];
    for (const one of all) await expect(one).rejects.toMatchObject({ name: 'EngineError', code: 'lost' });
    expect(await engine.lost).toMatchObject({ code: 'lost', cause: error });
    expect(fake.asked).toHaveLength(1);
    expect(fake.exits()).toBe(1);
  });

  it('survives a request that it refuses', async () => {
    let index = 0;
    const fake = fakeWllama(async ({ onData }) => {
      index += 1;
      if (index === 1)
        throw new Error('request (3020 tokens) exceeds the available context size (100 tokens)');
      if (index === 2) throw new Error('bad grammar');
      onData(chunk('x', {}, 'stop'));
    });
    const engine = wllamaEngine(fake.wllama, info);
    await expect(engine.generate(request)).rejects.toMatchObject({ code: 'context' });
    await expect(engine.generate(request)).rejects.toMatchObject({ code: 'bad-request' });
    expect((await engine.generate(request)).text).toBe('x');
  });

  it('settles what wllama leaves unsettled when it exits', async () => {
    const fake = fakeWllama(() => new Promise(() => undefined));
    const engine = wllamaEngine(fake.wllama, info);
    const running = engine.generate(request);
    await Promise.resolve();
    await engine.close();
    await expect(running).rejects.toMatchObject({ code: 'closed' });
    expect(fake.exits()).toBe(1);
  });

  it('is given up as lost when it falls silent', async () => {
    vi.useFakeTimers();
    const fake = fakeWllama(() => new Promise(() => undefined));
    const engine = wllamaEngine(fake.wllama, info);
    const running = expect(engine.generate(request)).rejects.toMatchObject({ code: 'lost' });
    await vi.advanceTimersByTimeAsync(200_000);
    await running;
    expect(fake.exits()).toBe(1);
  });
});
