import { describe, expect, it } from 'vitest';
import { replaySource } from '../../src/adapters/replay';
import type { Engine, EngineInfo, Message, TokenCounts } from '../../src/core/engine';
import type { ReasoningCall, Trajectory, Turn } from '../../src/core/trajectory';

const info: EngineInfo = {
  kind: 'wllama',
  model: 'demo',
  label: 'Demo model',
  library: '@wllama/wllama 3.8.1',
  modelHash: 'cc',
  contextTokens: 1_024,
  wording: 'first',
  seeded: 'deterministic',
};
const tokens: TokenCounts = { prompt: 9, prefilled: 4, generated: 2 };

const user = (content: string): Message => ({ role: 'user', content });

function turn(messages: readonly Message[], reply: string, seed: number, rest: Partial<Turn> = {}): Turn {
  return {
    index: 0,
    parent: null,
    author: 'model',
    reasoning: null,
    messages,
    reply,
    thoughts: null,
    finish: 'stop',
    seed,
    program: null,
    tests: [],
    feedback: null,
    tokens,
    ms: { queued: 0, generate: 1, test: 1 },
    ...rest,
  };
}

function trajectory(...turns: readonly Turn[]): Trajectory {
  return {
    experimentId: 'e',
    problemId: 'p',
    arm: 'a',
    sample: 0,
    seed: 1,
    end: 'exhausted',
    publicPass: false,
    correct: false,
    final: 0,
    turns,
    judgement: { correct: false, tests: [] },
    endedAt: 0,
  };
}

const open = (...trajectories: readonly Trajectory[]): Promise<Engine> =>
  replaySource(trajectories, info).load(() => undefined);

const sampling = { temperature: 1, topP: 0.95, maxTokens: 512 };
const ask = (messages: readonly Message[], seed: number) => ({ messages, sampling, seed });

describe('a replay', () => {
  it('answers the same dialogue and seed with the same reply, streamed, with its counts', async () => {
    const engine = await open(
      trajectory(turn([user('a')], 'one', 1)),
      trajectory(turn([user('a')], 'two  words\nhere', 2)),
    );
    const heard: string[] = [];
    const reply = await engine.generate(ask([user('a')], 2), (piece) => heard.push(piece));
    expect(heard.join('')).toBe('two  words\nhere');
    expect(heard.length).toBeGreaterThan(2);
    expect(reply).toMatchObject({
      text: 'two  words\nhere',
      thoughts: null,
      finish: 'stop',
      tokens,
      ignored: [],
    });
    expect((await engine.generate(ask([user('a')], 1))).text).toBe('one');
    expect((await engine.generate(ask([user('a')], 1))).text).toBe('one');
  });

  it('keeps what the stored engine was, but for its kind', async () => {
    expect((await open()).info).toEqual({ ...info, kind: 'replay', label: 'Demo model (replayed)' });
  });

  it('answers other seeds in the order in which the replies are stored, then says that they are spent', async () => {
    const engine = await open(
      trajectory(turn([user('a')], 'one', 1), turn([user('b')], 'other', 1)),
      trajectory(turn([user('a')], 'two', 2)),
    );
    const texts = [];
    for (const seed of [8, 9]) texts.push((await engine.generate(ask([user('a')], seed))).text);
    expect(texts).toEqual(['one', 'two']);
    await expect(engine.generate(ask([user('a')], 10))).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('All 2 stored replies'),
    });
  });

  it('says which dialogue it has no reply to', async () => {
    const engine = await open(trajectory(turn([user('a')], 'one', 1)));
    await expect(engine.generate(ask([user('Sort the list.'), user('again')], 3))).rejects.toMatchObject({
      name: 'EngineError',
      code: 'not-found',
      message: expect.stringMatching(
        /no reply.*seed 3, 2 messages, beginning “Sort the list.”, ending “again”/,
      ),
    });
  });

  it('speaks reasoning too, a shared one once; what a person wrote is not its to speak', async () => {
    const reasoning: ReasoningCall = {
      messages: [user('why')],
      reply: 'because',
      thoughts: null,
      finish: 'stop',
      seed: 5,
      tokens,
      ms: 1,
      shared: false,
    };
    const engine = await open(
      trajectory(turn([user('code')], 'x', 6, { reasoning })),
      trajectory(turn([user('code')], 'y', 7, { reasoning: { ...reasoning, shared: true } })),
      trajectory(turn([user('mine')], 'z', 8, { author: 'person' })),
    );
    expect((await engine.generate(ask([user('why')], 5))).text).toBe('because');
    expect((await engine.generate(ask([user('why')], 0))).text).toBe('because');
    await expect(engine.generate(ask([user('why')], 0))).rejects.toThrow('All 1 stored');
    await expect(engine.generate(ask([user('mine')], 8))).rejects.toThrow('no reply');
  });

  it('stops at an abort and at its end', async () => {
    const engine = await open(trajectory(turn([user('a')], 'one two three four', 1)));
    const stop = new AbortController();
    const heard: string[] = [];
    const running = engine.generate(
      ask([user('a')], 1),
      (piece) => {
        heard.push(piece);
        stop.abort(new Error('enough'));
      },
      stop.signal,
    );
    await expect(running).rejects.toThrow('enough');
    expect(heard).toEqual(['one']);
    await engine.close();
    await expect(engine.generate(ask([user('a')], 1))).rejects.toMatchObject({ code: 'closed' });
    expect((await engine.lost).code).toBe('closed');
  });
});
