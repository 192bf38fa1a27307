import { describe, expect, it } from 'vitest';
import { chromeOffer, chromeSource, type PromptApi, type Session } from '../../src/adapters/chrome';
import type { GenerateRequest, LoadProgress, Message } from '../../src/core/engine';

const messages: readonly Message[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'hello' },
  { role: 'assistant', content: 'hi' },
  { role: 'user', content: 'again' },
];
const request: GenerateRequest = {
  messages,
  sampling: { temperature: 1, topP: 0.95, maxTokens: 16 },
  seed: 7,
};

function pieces(...list: readonly string[]): ReadableStream<string> {
  return new ReadableStream({
    start(controller) {
      for (const piece of list) controller.enqueue(piece);
      controller.close();
    },
  });
}

/** A Prompt API whose sessions answer by `speak`; tokens are characters. */
function fakeApi(
  speak: (input: string, signal?: AbortSignal) => ReadableStream<string> = () => pieces('one ', 'two'),
  availability: 'available' | 'downloadable' | 'unavailable' = 'available',
) {
  const created: (readonly Message[] | undefined)[] = [];
  let alive = 0;
  const api: PromptApi = {
    availability: async () => availability,
    async create({ initialPrompts, monitor }) {
      if (availability === 'downloadable')
        monitor?.({ addEventListener: (_, listener) => listener({ loaded: 0.5 }) });
      created.push(initialPrompts);
      alive += 1;
      let usage = (initialPrompts ?? []).reduce((sum, { content }) => sum + content.length, 0);
      const session: Session = {
        get contextUsage() {
          return usage;
        },
        contextWindow: 9_216,
        measureContextUsage: async (input) => input.length,
        promptStreaming(input, { signal }) {
          usage += input.length;
          return speak(input, signal).pipeThrough(
            new TransformStream<string, string>({
              transform(piece, controller) {
                usage += piece.length;
                controller.enqueue(piece);
              },
            }),
          );
        },
        destroy: () => void (alive -= 1),
      };
      return session;
    },
  };
  return { api, created, alive: () => alive };
}

const open = (api: PromptApi | null) => chromeSource(api).load(() => undefined);

describe('Chrome’s built-in model', () => {
  it('is told the whole dialogue in a session of its own, and says what it could not honour', async () => {
    const { api, created, alive } = fakeApi();
    const engine = await open(api);
    expect(engine.info).toMatchObject({ kind: 'chrome', contextTokens: 9_216, seeded: 'none' });
    const heard: string[] = [];
    const reply = await engine.generate(request, (piece) => heard.push(piece));
    expect(created).toEqual([undefined, messages.slice(0, 3)]);
    expect(heard).toEqual(['one ', 'two']);
    expect(reply).toEqual({
      text: 'one two',
      thoughts: null,
      finish: 'stop',
      tokens: { prompt: 21, prefilled: null, generated: 7 },
      ms: { queued: expect.any(Number), firstToken: expect.any(Number), total: expect.any(Number) },
      ignored: ['seed', 'temperature', 'topP', 'maxTokens'],
    });
    expect(alive()).toBe(1);
    await engine.close();
    expect(alive()).toBe(0);
  });

  it.each([
    ['available', { unavailable: null, cached: true }],
    ['downloadable', { unavailable: null, cached: false }],
    ['unavailable', { unavailable: expect.stringContaining('22 GB'), cached: false }],
  ] as const)('is offered as what Chrome says of it: %s', async (availability, offer) => {
    expect(await chromeOffer(fakeApi(undefined, availability).api)).toMatchObject(offer);
  });

  it('tells how far its download is', async () => {
    const progress: LoadProgress[] = [];
    await chromeSource(fakeApi(undefined, 'downloadable').api).load((step) => progress.push(step));
    expect(progress.map(({ phase, share }) => [phase, share])).toEqual([
      ['probe', null],
      ['download', 0.5],
    ]);
  });

  it.each([
    ['another browser', null, 'no built-in model'],
    ['a device that is too small', fakeApi(undefined, 'unavailable').api, '22 GB'],
  ])('is refused on %s', async (_, api, reason) => {
    await expect(open(api)).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining(reason),
    });
  });

  it.each([
    ['QuotaExceededError', 'context'],
    ['UnknownError', 'internal'],
  ])('fails with %s as %s and goes on', async (name, code) => {
    let isBroken = true;
    const { api } = fakeApi(() => {
      if (isBroken) throw new DOMException('no', name);
      return pieces('ok');
    });
    const engine = await open(api);
    await expect(engine.generate(request)).rejects.toMatchObject({ name: 'EngineError', code });
    isBroken = false;
    expect((await engine.generate(request)).text).toBe('ok');
  });

  it('stops at an abort and when it is closed', async () => {
    const { api, alive } = fakeApi((_, signal) => {
      const endless = new ReadableStream<string>({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve));
          if (signal?.aborted) controller.error(signal.reason);
          else controller.enqueue('x');
        },
      });
      return endless;
    });
    const engine = await open(api);
    const stop = new AbortController();
    const running = engine.generate(request, () => stop.abort(new Error('enough')), stop.signal);
    await expect(running).rejects.toThrow('enough');
    const closing = engine.generate(request, () => void engine.close());
    await expect(closing).rejects.toMatchObject({ code: 'closed' });
    await expect.poll(alive).toBe(0);
  });
});
