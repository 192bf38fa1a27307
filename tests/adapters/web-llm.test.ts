import type { ChatCompletionRequestStreaming } from '@mlc-ai/web-llm';
import { describe, expect, it } from 'vitest';
import { webLlmSource } from '../../src/adapters/web-llm';
import type { Engine, GenerateRequest, LoadProgress } from '../../src/core/engine';
import { counts, delta, fakeWorker, say, type FakeWorld } from './fake-web-llm';

const half = 'Qwen2.5-Coder-0.5B-Instruct-q4f16_1-MLC';
const single = 'Qwen2.5-Coder-0.5B-Instruct-q4f32_1-MLC';

const request: GenerateRequest = {
  messages: [{ role: 'user', content: 'hello' }],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 16 },
  seed: 7,
};

async function open(world: FakeWorld = {}, model = half) {
  const fake = fakeWorker(world);
  const progress: LoadProgress[] = [];
  const engine: Engine = await webLlmSource(model, () => fake.worker).load((step) => progress.push(step));
  const asked = (): ChatCompletionRequestStreaming[] =>
    fake.deeds.flatMap((deed) => (deed.kind === 'ask' ? [deed.request] : []));
  return { ...fake, engine, progress, asked };
}

describe('loading a WebLLM model', () => {
  it('says what was loaded', async () => {
    const { engine } = await open();
    expect(engine.info).toEqual({
      kind: 'web-llm',
      model: half,
      label: 'Qwen2.5-Coder-0.5B-Instruct (4-bit, f16)',
      library: expect.stringMatching(/^@mlc-ai\/web-llm \d/),
      modelHash: null,
      contextTokens: 4_096,
      wording: 'plain',
      seeded: 'best-effort',
    });
    expect(engine.slots).toBe(1);
  });

  it.each([
    ['a build that the card can run', half, true, half],
    ['a build that was asked for though the other would do', single, true, single],
    ['the twin where the card lacks half precision', half, false, single],
    ['the best build of a model that is named without one', 'Qwen2.5-Coder-0.5B-Instruct', true, half],
    ['the only possible build of it', 'Qwen2.5-Coder-0.5B-Instruct', false, single],
  ])('takes %s', async (_, asked, hasHalfPrecision, loaded) => {
    const { engine } = await open({ device: { hasHalfPrecision } }, asked);
    expect(engine.info.model).toBe(loaded);
  });

  it('tells its phases in plain words', async () => {
    const { progress } = await open({
      reload: async ({ initProgressCallback: tell }) => {
        tell?.({
          progress: 0.1,
          timeElapsed: 1,
          text: 'Fetching param cache[3/30]: 120MB fetched. 10% completed',
        });
        tell?.({ progress: 0.5, timeElapsed: 2, text: 'Loading model from cache[15/30]: 500MB loaded.' });
        tell?.({ progress: 0.9, timeElapsed: 3, text: 'Loading GPU shader modules[80/90]: 90% completed' });
        tell?.({ progress: 1, timeElapsed: 4, text: 'Finish loading on WebGPU - amd' });
      },
    });
    expect(progress).toEqual([
      { phase: 'probe', share: null, text: 'Looking at the graphics card' },
      { phase: 'download', share: 0.1, text: 'Downloading the model (part 3 of 30)' },
      { phase: 'start', share: 0.5, text: 'Reading the model from this device (part 15 of 30)' },
      { phase: 'compile', share: 0.9, text: 'Preparing the graphics card (part 80 of 90)' },
      { phase: 'start', share: 1, text: 'Starting the model' },
    ]);
  });

  const named = (name: string, message = ''): Error => Object.assign(new Error(message), { name });
  it.each([
    ['no network', new TypeError('Failed to fetch'), 'network', 'huggingface.co'],
    [
      'a cache that could not be filled',
      named('NetworkError', "Failed to execute 'add' on 'Cache'"),
      'network',
      '',
    ],
    ['a full disk', named('QuotaExceededError'), 'quota', 'space'],
    ['a lost device', named('DeviceLostError'), 'lost', 'memory'],
    ['no half precision', named('ShaderF16SupportError'), 'unsupported', 'f32'],
    [
      'a page instead of the program',
      named('CompileError', 'expected magic word 00 61 73 6d'),
      'bad-model',
      'Delete',
    ],
    ['a text instead of an error', 'Engine.unload() is called.', 'internal', 'Engine.unload() is called.'],
  ])('says what to do about %s', async (_, error, code, message) => {
    const fake = fakeWorker({ reload: () => Promise.reject(error) });
    const loading = webLlmSource(half, () => fake.worker).load(() => undefined);
    await expect(loading).rejects.toMatchObject({
      name: 'EngineError',
      code,
      message: expect.stringContaining(message),
    });
    expect(fake.isTerminated()).toBe(true);
  });

  it.each([
    [half, { missing: 'no card' }, 'unsupported'],
    ['Qwen2.5-Coder-3B-Instruct', { hasHalfPrecision: false }, 'unsupported'],
    ['TinyLlama-1.1B-Chat-v0.4-q4f16_1-MLC', {}, 'not-found'],
  ])('refuses %s on %o: %s', async (model, device, code) => {
    await expect(open({ device }, model)).rejects.toMatchObject({ code });
  });

  it('stops with its worker at an abort', async () => {
    const fake = fakeWorker({ reload: () => new Promise(() => undefined) });
    const stop = new AbortController();
    const loading = webLlmSource(half, () => fake.worker).load(() => undefined, stop.signal);
    stop.abort(new Error('enough'));
    await expect(loading).rejects.toThrow('enough');
    expect(fake.isTerminated()).toBe(true);
  });

  it('fails when the worker’s script does', async () => {
    const fake = fakeWorker({ reload: () => new Promise(() => undefined) });
    const loading = webLlmSource(half, () => fake.worker).load(() => undefined);
    fake.crash('404');
    await expect(loading).rejects.toMatchObject({ code: 'lost', message: expect.stringContaining('404') });
  });
});

describe('a loaded WebLLM model', () => {
  it('is asked anew each time, every setting stated', async () => {
    const { engine, deeds, asked } = await open();
    await engine.generate(request);
    await engine.generate(request);
    expect(deeds.map(({ kind }) => kind)).toEqual(['reload', 'reset', 'ask', 'reset', 'ask']);
    expect(asked()[0]).toEqual({
      messages: request.messages,
      stream: true,
      stream_options: { include_usage: true },
      temperature: 1,
      top_p: 0.95,
      max_tokens: 16,
      seed: 7,
      frequency_penalty: 0,
      presence_penalty: 0,
      repetition_penalty: 1,
    });
  });

  it('streams, parts thoughts, and reads the counts from the chunk without choices', async () => {
    const { engine } = await open({ speak: () => say('<think>hm </think> one two') });
    const heard: string[] = [];
    const reply = await engine.generate(request, (piece) => heard.push(piece));
    expect(heard.join('')).toBe('one two');
    expect(reply).toEqual({
      text: 'one two',
      thoughts: 'hm',
      finish: 'stop',
      tokens: { prompt: 20, prefilled: 20, generated: 5 },
      ms: { queued: expect.any(Number), firstToken: expect.any(Number), total: expect.any(Number) },
      ignored: [],
    });
  });

  it.each([
    ['length', 16, 'length'],
    ['length', 15, 'context'],
    ['stop', 15, 'stop'],
  ] as const)('finishes by %s after %i tokens: %s', async (said, generated, finish) => {
    const { engine } = await open({ speak: () => say('x', said, generated) });
    expect((await engine.generate(request)).finish).toBe(finish);
  });

  const tricky = "LaTeX $$x^2$$, regex r'^\\d+$' and $& and $` and {function_string}";
  const messages = (['system', 'user'] as const).map((role) => ({ role, content: tricky }));

  it('keeps dollar signs by doing without identity templates', async () => {
    const { engine, deeds, asked } = await open({
      templates: { user: '{user_message}', assistant: '{assistant_message}', tool: '{tool_message}' },
    });
    await engine.generate({ ...request, messages });
    expect(deeds[0]).toMatchObject({ options: { conv_config: { role_templates: undefined } } });
    const [system, user] = asked()[0]?.messages ?? [];
    expect(user?.content).toBe(tricky);
    // WebLLM's template.replace turns this back into what was written.
    expect('{system_message}'.replace('{system_message}', String(system?.content))).toBe(tricky);
  });

  it('keeps dollar signs under other templates by escaping them', async () => {
    const { engine, deeds, asked } = await open({ templates: { user: '<<question>> {user_message}' } });
    await engine.generate({ ...request, messages });
    expect(deeds[0]).toMatchObject({ options: {} });
    for (const { content } of asked()[0]?.messages ?? [])
      expect('{m}'.replace('{m}', String(content))).toBe(tricky);
  });

  it('stops at an abort: at once before the start, at the next token after it', async () => {
    let spoken = 0;
    const { engine, asked } = await open({
      async *speak() {
        for (; spoken < 1_000; spoken += 1) {
          await new Promise((resolve) => setTimeout(resolve));
          yield delta('x ');
        }
        yield counts(1, 1);
      },
    });
    await expect(engine.generate(request, undefined, AbortSignal.abort('before'))).rejects.toBe('before');
    expect(asked()).toEqual([]);
    const stop = new AbortController();
    const running = engine.generate(request, () => stop.abort(new Error('enough')), stop.signal);
    await expect(running).rejects.toThrow('enough');
    expect(spoken).toBeLessThan(10);
  });

  it('answers requests one after another', async () => {
    let open_ = 0;
    let most = 0;
    const { engine } = await open({
      async *speak() {
        most = Math.max(most, ++open_);
        yield* say('a b');
        open_ -= 1;
      },
    });
    await Promise.all([1, 2, 3, 4].map((seed) => engine.generate({ ...request, seed })));
    expect(most).toBe(1);
  });

  it.each([
    ['ContextWindowSizeExceededError', 'context', false],
    ['OperationError', 'lost', true],
    ['ModelNotLoadedError', 'lost', true],
  ])('after %s is %s', async (name, code, isLost) => {
    const { engine, isTerminated } = await open({
      // oxlint-disable-next-line require-yield -- the real generator throws before its first chunk
      async *speak() {
        throw Object.assign(new Error('no'), { name });
      },
    });
    await expect(engine.generate(request)).rejects.toMatchObject({ name: 'EngineError', code });
    expect(isTerminated()).toBe(isLost);
    if (isLost) expect((await engine.lost).code).toBe('lost');
  });

  it('fails everything when its worker dies or it is closed', async () => {
    const dying = await open({ speak: () => say('x '.repeat(1_000)) });
    const first = dying.engine.generate(request);
    const second = dying.engine.generate(request);
    dying.crash('out of memory');
    await expect(first).rejects.toMatchObject({ code: 'lost' });
    await expect(second).rejects.toMatchObject({ code: 'lost' });
    const closing = await open({ speak: () => say('x '.repeat(1_000)) });
    const running = closing.engine.generate(request, () => void closing.engine.close());
    await expect(running).rejects.toMatchObject({ code: 'closed' });
    expect(closing.isTerminated()).toBe(true);
  });
});
