import type { ChatCompletionChunk } from '@wllama/wllama/esm/index.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { wllamaEngine, type LoadedWllama } from '../../src/adapters/wllama-engine';
import { createCacheMeter } from '../../src/adapters/wllama-memory';
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

/** An engine that never needs a new worker. */
function engineOf(wllama: LoadedWllama) {
  const meter = createCacheMeter(1, Infinity);
  return wllamaEngine(wllama, info, { meter, open: () => Promise.reject(new Error('not asked for')) });
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
    await engineOf(fake.wllama).generate(request);
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
    const reply = await engineOf(fake.wllama).generate(request, (piece) => heard.push(piece));
    expect(reply).toMatchObject({ text: 'yes', thoughts: 'hm', finish: 'stop' });
    expect(reply.tokens).toEqual({ prompt: null, prefilled: null, generated: null });
    expect(heard).toEqual(['yes']);
  });

  it('is lost after a runtime error, and everything that waits fails with it', async () => {
    const error = Object.assign(new Error('Invalid typed array length: 1163217991'), {
      name: 'RuntimeError',
    });
    const fake = fakeWllama(() => Promise.reject(error));
    const engine = engineOf(fake.wllama);
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
    const engine = engineOf(fake.wllama);
    await expect(engine.generate(request)).rejects.toMatchObject({ code: 'context' });
    await expect(engine.generate(request)).rejects.toMatchObject({ code: 'bad-request' });
    expect((await engine.generate(request)).text).toBe('x');
  });

  it('settles what wllama leaves unsettled when it exits', async () => {
    const fake = fakeWllama(() => new Promise(() => undefined));
    const engine = engineOf(fake.wllama);
    const running = engine.generate(request);
    await Promise.resolve();
    await engine.close();
    await expect(running).rejects.toMatchObject({ code: 'closed' });
    expect(fake.exits()).toBe(1);
  });

  it('is given up as lost when it falls silent', async () => {
    vi.useFakeTimers();
    const fake = fakeWllama(() => new Promise(() => undefined));
    const engine = engineOf(fake.wllama);
    const running = expect(engine.generate(request)).rejects.toMatchObject({ code: 'lost' });
    await vi.advanceTimersByTimeAsync(200_000);
    await running;
    expect(fake.exits()).toBe(1);
  });

  it('is replaced by a new worker when it keeps too much, in the middle of nothing', async () => {
    const say: Parameters<typeof fakeWllama>[0] = async ({ onData }) => {
      onData(chunk('x', {}, 'stop'));
      onData({
        ...chunk(null),
        choices: [],
        usage: { prompt_tokens: 90, completion_tokens: 10, total_tokens: 100 },
      });
    };
    const workers = [fakeWllama(say), fakeWllama(say), fakeWllama(say)];
    const [first, ...rest] = workers;
    if (!first) throw new Error('no worker');
    const open = async (): Promise<LoadedWllama> =>
      rest.shift()?.wllama ?? Promise.reject(new Error('none left'));
    // 100 tokens of 10 bytes and a tenth more are 1,100 bytes: two dialogues are too many.
    const engine = wllamaEngine(first.wllama, info, { meter: createCacheMeter(10, 2_000), open });
    const ask = (content: string) => engine.generate({ ...request, messages: [{ role: 'user', content }] });
    await ask('alpha');
    await ask('alphax and more');
    for (const name of ['beta', 'gamma', 'delta', 'epsilon', 'zeta']) await ask(name);
    expect(workers.map(({ asked }) => asked.length)).toEqual([3, 2, 2]);
    expect(workers.map(({ exits }) => exits())).toEqual([1, 1, 0]);
    await expect(ask('eta')).rejects.toMatchObject({ code: 'lost' });
  });
});
