import { createRoot } from 'solid-js';
import { describe, expect, it } from 'vitest';
import { EngineError, type Engine, type EngineSource, type LoadProgress } from '../../src/core/engine';
import { createEngineSlot, type EngineSlot } from '../../src/ui/state/engine-slot';
import type { ModelChoice } from '../../src/ui/state/lab';
import { fakeEngine } from '../fakes';

const one: ModelChoice = { kind: 'replay', model: 'one' };
const two: ModelChoice = { kind: 'replay', model: 'two' };

interface Loading {
  readonly model: string;
  readonly report: (progress: LoadProgress) => void;
  readonly succeed: (engine: Engine) => void;
  readonly fail: (error: unknown) => void;
  readonly signal: AbortSignal | undefined;
}

/** A slot whose loads end when the test says so. */
function openSlot(): { readonly slot: EngineSlot; readonly loads: Loading[]; readonly dispose: () => void } {
  const loads: Loading[] = [];
  const find = async ({ kind, model }: ModelChoice): Promise<EngineSource> => ({
    kind,
    model,
    label: model,
    load: (report, signal) =>
      new Promise((succeed, fail) => {
        loads.push({ model, report, succeed, fail, signal });
        signal?.addEventListener('abort', () => fail(signal.reason));
      }),
  });
  return createRoot((dispose) => ({ slot: createEngineSlot(find), loads, dispose }));
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('createEngineSlot', () => {
  it('loads a model once for all that ask, and keeps it', async () => {
    const { slot, loads } = openSlot();
    const both = [slot.load(one), slot.load(one)];
    await settle();
    const engine = fakeEngine(['']);
    loads[0]?.succeed(engine);
    expect(await Promise.all([...both, slot.load(one)])).toEqual([engine, engine, engine]);
    expect(loads).toHaveLength(1);
    expect(slot.status()).toEqual({ kind: 'ready', choice: one, info: engine.info });
  });

  it('gives up and closes the model that another replaces', async () => {
    const { slot, loads } = openSlot();
    const first = slot.load(one);
    await settle();
    const engine = fakeEngine(['']);
    loads[0]?.succeed(engine);
    await first;
    void slot.load(two).catch(() => undefined);
    await settle();
    await expect(
      engine.generate({ messages: [], sampling: { temperature: 1, topP: 1, maxTokens: 1 }, seed: 0 }),
    ).rejects.toThrow('closed');
    expect(slot.status()).toMatchObject({ kind: 'loading', choice: two });
  });

  it('shows a failure, and a second try starts afresh', async () => {
    const { slot, loads } = openSlot();
    const error = new EngineError('network', 'The host does not answer.');
    const failing = slot.load(one);
    await settle();
    loads[0]?.fail(error);
    await expect(failing).rejects.toBe(error);
    expect(slot.status()).toEqual({ kind: 'failed', choice: one, error });
    void slot.load(one).catch(() => undefined);
    await settle();
    expect(loads).toHaveLength(2);
  });

  it('forgets a model that is lost', async () => {
    const { slot, loads } = openSlot();
    const loading = slot.load(one);
    await settle();
    const engine = fakeEngine(['']);
    loads[0]?.succeed(engine);
    await loading;
    await engine.close();
    await settle();
    expect(slot.status()).toMatchObject({ kind: 'failed', choice: one });
  });

  it('ends a wait without ending the load', async () => {
    const { slot, loads } = openSlot();
    const stop = new AbortController();
    const waiting = slot.load(one, stop.signal);
    await settle();
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    expect(loads[0]?.signal?.aborted).toBe(false);
  });

  it('reports progress until it is disposed, and then stops loading', async () => {
    const { slot, loads, dispose } = openSlot();
    const loading = slot.load(one).catch(() => 'stopped');
    await settle();
    const progress: LoadProgress = { phase: 'download', share: 0.5, text: 'half' };
    loads[0]?.report(progress);
    expect(slot.status()).toEqual({ kind: 'loading', choice: one, progress });
    dispose();
    expect(loads[0]?.signal?.aborted).toBe(true);
    expect(await loading).toBe('stopped');
  });
});
