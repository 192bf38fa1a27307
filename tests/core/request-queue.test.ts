import { describe, expect, it } from 'vitest';
import { EngineError } from '../../src/core/engine';
import { createRequestQueue } from '../../src/core/request-queue';

/** Work that ends when told, and a record of who began. */
function workshop() {
  const begun: string[] = [];
  const finish = new Map<string, (error?: Error) => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve, reject) =>
      finish.set(name, (error) => (error ? reject(error) : resolve(name))),
    );
  };
  return { begun, work, finish: (name: string, error?: Error) => finish.get(name)?.(error) };
}

/** Long enough for every promise that is ready to settle. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the request queue', () => {
  it('never runs more than its width, and lets the first that came in first', async () => {
    const { begun, work, finish } = workshop();
    const queue = createRequestQueue(2);
    const all = ['a', 'b', 'c', 'd'].map((name) => queue.run(work(name)));
    await settle();
    expect(begun).toEqual(['a', 'b']);
    finish('b');
    await settle();
    expect(begun).toEqual(['a', 'b', 'c']);
    finish('a');
    finish('c');
    await settle();
    finish('d');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives a slot back after a failure', async () => {
    const { work, finish } = workshop();
    const queue = createRequestQueue(1);
    const failing = queue.run(work('a'));
    const next = queue.run(work('b'));
    await settle();
    finish('a', new Error('no'));
    await expect(failing).rejects.toThrow('no');
    await settle();
    finish('b');
    expect(await next).toBe('b');
  });

  it('never starts what was aborted before or while waiting', async () => {
    const { begun, work, finish } = workshop();
    const queue = createRequestQueue(1);
    const first = queue.run(work('a'));
    const patience = new AbortController();
    const waiting = queue.run(work('b'), patience.signal);
    const last = queue.run(work('c'));
    await expect(queue.run(work('d'), AbortSignal.abort('early'))).rejects.toBe('early');
    patience.abort('late');
    await expect(waiting).rejects.toBe('late');
    await settle();
    finish('a');
    await settle();
    finish('c');
    expect(await Promise.all([first, last])).toEqual(['a', 'c']);
    expect(begun).toEqual(['a', 'c']);
  });

  it('fails everything with its first end, also work that never settles', async () => {
    const { begun, work } = workshop();
    const queue = createRequestQueue(1);
    const stuck = queue.run(work('a'));
    const waiting = queue.run(work('b'));
    await settle();
    const end = new EngineError('lost', 'gone');
    queue.end(end);
    queue.end(new EngineError('closed', 'too late'));
    await expect(stuck).rejects.toBe(end);
    await expect(waiting).rejects.toBe(end);
    await expect(queue.run(work('c'))).rejects.toBe(end);
    expect(await queue.ended).toBe(end);
    expect(begun).toEqual(['a']);
  });
});
