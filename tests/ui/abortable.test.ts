import { createRoot, createSignal } from 'solid-js';
import { expect, it } from 'vitest';
import { createAbortable } from '../../src/ui/state/abortable';
import { settled } from '../../src/ui/state/settled';

interface Work {
  readonly source: string;
  readonly signal: AbortSignal;
  readonly finish: (text: string) => void;
}

it('stops the work for a source that is no longer wanted, and all of it when its owner goes', async () => {
  const works: Work[] = [];
  const [source, setSource] = createSignal('one');
  const { resource, dispose } = createRoot((end) => ({
    dispose: end,
    resource: createAbortable(
      source,
      (wanted, signal) => new Promise<string>((finish) => works.push({ source: wanted, signal, finish })),
    ),
  }));
  setSource('two');
  expect(works.map((work) => [work.source, work.signal.aborted])).toEqual([
    ['one', true],
    ['two', false],
  ]);
  works[1]?.finish('second');
  works[0]?.finish('first, too late');
  await new Promise((resolve) => setTimeout(resolve));
  expect(settled(resource)).toBe('second');
  setSource('three');
  dispose();
  expect(works[2]?.signal.aborted).toBe(true);
});
