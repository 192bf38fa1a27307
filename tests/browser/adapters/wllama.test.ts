import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Engine, GenerateRequest } from '../../../src/core/engine';
import { openModulePage } from '../page';
import type { Bench } from './wllama-bench';

const question =
  'Read a list of numbers. Square each number. Sort the list upwards. Keep only the first copy of each number. Print the result.\n3 1 2 3 -> 1 4 9\n5 0 5 -> 0 25\nWrite the program.';

/** Puts `bench` on the page, with the demo model loaded. */
function setUp(page: Page): Promise<unknown> {
  return page.evaluate(`import('/tests/browser/adapters/wllama-bench.ts').then((m) => m.setUp())`);
}

declare const bench: Bench;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ browser, page } = await openModulePage(inject('moduleServer')));
  await setUp(page);
});
afterAll(() => browser.close());

describe('wllama with the demo model', () => {
  it('says what it is and how it came', async () => {
    const { info, phases } = await page.evaluate(() => ({
      info: bench.engine.info,
      phases: bench.progress.map(({ phase }) => phase),
    }));
    expect(info).toEqual({
      kind: 'wllama',
      model: 'demo',
      label: 'Demo model',
      library: expect.stringMatching(/^@wllama\/wllama \d+\.\d+\.\d+ \(llama\.cpp b\d+/),
      modelHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      contextTokens: 1_024,
      wording: 'demo',
      seeded: 'deterministic',
    });
    expect(phases[0]).toBe('probe');
    expect(phases.at(-1)).toBe('start');
    expect(phases).toContain('download');
  });

  it('streams a program and counts its tokens', async () => {
    const { reply, pieces } = await page.evaluate(async (text) => {
      const pieces: string[] = [];
      const reply = await bench.engine.generate(bench.ask(text, 7), (piece) => pieces.push(piece));
      return { reply, pieces };
    }, question);
    expect(pieces.join('')).toBe(reply.text);
    expect(pieces.length).toBeGreaterThan(10);
    expect(reply.text).toMatch(/^```python\n[^]*\n```$/);
    expect(reply.finish).toBe('stop');
    expect(reply.thoughts).toBeNull();
    expect(reply.ignored).toEqual([]);
    expect(reply.tokens.prompt).toBe(64);
    expect(reply.tokens.prefilled).toBe(64);
    expect(reply.tokens.generated).toBeGreaterThan(20);
    expect(reply.ms.firstToken).toBeLessThanOrEqual(reply.ms.total);
  });

  it('reads only what is new when a dialogue goes on, and still counts the whole prompt', async () => {
    const tokens = await page.evaluate(async (text) => {
      const opening = bench.ask(text, 8);
      const { text: reply } = await bench.engine.generate(opening);
      const messages = [
        ...opening.messages,
        { role: 'assistant' as const, content: reply },
        { role: 'user' as const, content: 'The program is wrong.\nTry again.' },
      ];
      return (await bench.engine.generate({ ...opening, messages })).tokens;
    }, question);
    expect(tokens.prompt).toBeGreaterThan(90);
    expect(tokens.prefilled).toBeLessThan(60);
  });

  it('writes the same text for the same seed and prompt, whatever ran before', async () => {
    const { inOrder, reversed, fresh } = await page.evaluate(async (text) => {
      // At this temperature the text is noise, so that the slightest change of a probability would show.
      const hot = { temperature: 2.5, topP: 1, maxTokens: 120 };
      const requests = ['', ' Hurry.', ' Take your time.'].flatMap((ending) =>
        [1, 2, 3, 4].map((seed) => bench.ask(text + ending, seed, hot)),
      );
      const speak = async (engine: Engine, list: readonly GenerateRequest[]): Promise<string[]> => {
        const texts: string[] = [];
        for (const request of list) texts.push((await engine.generate(request)).text);
        return texts;
      };
      const inOrder = await speak(bench.engine, requests);
      const reversed = (await speak(bench.engine, requests.toReversed())).toReversed();
      const other = await bench.load();
      const fresh: string[] = [];
      for (const request of requests) {
        // An unrelated prompt empties the cache before each one.
        await other.generate(bench.ask(`${request.seed}`, 0, { maxTokens: 1 }));
        fresh.push(...(await speak(other, [request])));
      }
      await other.close();
      return { inOrder, reversed, fresh };
    }, question);
    expect(new Set(inOrder).size).toBe(12);
    expect(reversed).toEqual(inOrder);
    expect(fresh).toEqual(inOrder);
  });

  it('answers more requests at once than it has slots, in order', async () => {
    const { order, queued } = await page.evaluate(async (text) => {
      const order: number[] = [];
      const replies = await Promise.all(
        [1, 2, 3, 4, 5, 6, 7].map(async (seed) => {
          const reply = await bench.engine.generate(bench.ask(text, seed, { maxTokens: 8 }));
          order.push(seed);
          return reply;
        }),
      );
      return { order, queued: replies.map(({ ms }) => ms.queued) };
    }, question);
    expect(order).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(queued).toEqual(queued.toSorted((a, b) => a - b));
  });

  it('stops at an abort before, while waiting and in the middle, with its reason, and goes on after', async () => {
    const { faults, pieces, after } = await page.evaluate(async (text) => {
      const long = bench.ask(text, 3, { temperature: 2.5, topP: 1 });
      const before = bench.engine.generate(long, undefined, AbortSignal.abort(new Error('before')));
      const middle = new AbortController();
      const waiting = new AbortController();
      let pieces = 0;
      const running = bench.engine.generate(
        long,
        () => {
          pieces += 1;
          if (pieces === 1) waiting.abort(new Error('waiting'));
          if (pieces === 3) middle.abort(new Error('middle'));
        },
        middle.signal,
      );
      const behind = bench.engine.generate(long, undefined, waiting.signal);
      const settled = await Promise.allSettled([before, running, behind]);
      const faults = settled.map((one) => (one.status === 'rejected' ? String(one.reason) : 'none'));
      return { faults, pieces, after: await bench.engine.generate(bench.ask(text, 7)) };
    }, question);
    expect(faults).toEqual(['Error: before', 'Error: middle', 'Error: waiting']);
    expect(pieces).toBe(3);
    expect(after.finish).toBe('stop');
  });

  it('tells a full context window from a token limit', async () => {
    const { tooLong, full, cut, after } = await page.evaluate(async (text) => {
      const hot = { temperature: 4, topP: 1, maxTokens: 2_000 };
      const full = [];
      for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
        const reply = await bench.engine.generate(bench.ask(`${text} `.repeat(15), seed, hot));
        full.push(reply.finish);
      }
      return {
        tooLong: await bench.fault(bench.engine.generate(bench.ask(text.repeat(30), 1))),
        full,
        cut: (await bench.engine.generate(bench.ask(text, 7, { maxTokens: 5 }))).finish,
        after: (await bench.engine.generate(bench.ask(text, 7))).finish,
      };
    }, question);
    expect(tooLong).toMatchObject({ name: 'EngineError', code: 'context' });
    expect(full).toContain('context');
    expect(full).not.toContain('length');
    expect(cut).toBe('length');
    expect(after).toBe('stop');
  });

  it('fails what is under way and what waits when it is closed', async () => {
    const { faults, lost } = await page.evaluate(async (text) => {
      const engine = await bench.load();
      const long = bench.ask(text, 3, { temperature: 2.5, topP: 1 });
      let faults: Promise<unknown>[] = [];
      await new Promise<void>((resolve) => {
        faults = [bench.fault(engine.generate(long, () => resolve())), bench.fault(engine.generate(long))];
      });
      await engine.close();
      faults.push(bench.fault(engine.generate(long)));
      return { faults: await Promise.all(faults), lost: (await engine.lost).code };
    }, question);
    expect(faults).toMatchObject([{ code: 'closed' }, { code: 'closed' }, { code: 'closed' }]);
    expect(lost).toBe('closed');
  });
});

describe('a model that cannot be had', () => {
  it.each([
    ['a file that is no GGUF', '<!doctype html>', 'bad-model', 'not a GGUF file'],
    ['an empty file', '', 'bad-model', 'not a GGUF file'],
    ['a GGUF cut within its description', 2_000, 'bad-model', 'cut short'],
    ['a GGUF cut within its weights', 300_000, 'bad-model', 'llama.cpp cannot run this file'],
  ])('is refused: %s', async (_, content, code, message) => {
    const fault = await page.evaluate(async (content) => {
      const whole = await (await fetch('/models/demo.gguf')).blob();
      const blob = typeof content === 'number' ? whole.slice(0, content) : new Blob([content]);
      return bench.fault(bench.load({ file: { kind: 'blobs', blobs: [blob] } }));
    }, content);
    expect(fault).toMatchObject({ name: 'EngineError', code });
    expect(fault?.message).toContain(message);
  });

  it('is refused without a chat template', async () => {
    const fault = await page.evaluate(async () => {
      const bytes = new Uint8Array(await (await fetch('/models/demo.gguf')).arrayBuffer());
      const key = new TextEncoder().encode('tokenizer.chat_template');
      const at = bytes.findIndex((_, start) => key.every((byte, index) => bytes[start + index] === byte));
      bytes[at] = 'T'.charCodeAt(0);
      return bench.fault(bench.load({ file: { kind: 'blobs', blobs: [new Blob([bytes])] } }));
    });
    expect(fault).toMatchObject({ code: 'bad-model', message: expect.stringContaining('chat template') });
  });

  it('is reported when the model or the WebAssembly file is missing', async () => {
    const faults = await page.evaluate(() =>
      Promise.all([
        bench.fault(
          bench.load({ file: { kind: 'url', url: new URL('/models/none.gguf', location.origin) } }),
        ),
        bench.fault(bench.load({ wasmUrl: '/models/none.wasm' })),
        bench.fault(bench.load({ wasmUrl: '/index.html' })),
        bench.fault(bench.load({ file: { kind: 'url', url: new URL('http://127.0.0.1:9/x.gguf') } })),
      ]),
    );
    expect(faults).toMatchObject([
      { code: 'not-found' },
      { code: 'not-found' },
      { code: 'not-found' },
      { code: 'network' },
    ]);
  });
});

describe('without cross-origin isolation', () => {
  it('gives the same text as with it', async () => {
    const plain = await browser.newPage();
    await plain.route('**/*', async (route) => {
      const response = await route.fetch();
      const headers = Object.fromEntries(
        Object.entries(response.headers()).filter(([name]) => !name.startsWith('cross-origin-')),
      );
      await route.fulfill({ response, headers });
    });
    await plain.goto(new URL('tests/browser/blank.html', inject('moduleServer')).href);
    await setUp(plain);
    const speak = (where: Page): Promise<{ isolated: boolean; text: string }> =>
      where.evaluate(
        async (text) => ({
          isolated: crossOriginIsolated,
          text: (await bench.engine.generate(bench.ask(text, 5, { temperature: 2.5, topP: 1 }))).text,
        }),
        question,
      );
    const [isolated, bare] = [await speak(page), await speak(plain)];
    expect([isolated.isolated, bare.isolated]).toEqual([true, false]);
    expect(bare.text).toBe(isolated.text);
    await plain.close();
  });
});
