import { createRoot, createSignal } from 'solid-js';
import { describe, expect, it } from 'vitest';
import { createUnhurried } from '../../src/ui/state/unhurried';

describe('createUnhurried', () => {
  it('waits twenty times as long as the last computation took, and catches up when it is calm', () => {
    createRoot((dispose) => {
      let clock = 0;
      let computed = 0;
      const [source, setSource] = createSignal(0);
      const [isBusy, setIsBusy] = createSignal(true);
      const value = createUnhurried(
        source,
        isBusy,
        () => {
          clock += 10;
          computed += 1;
          return { source: source() };
        },
        () => clock,
      );
      expect([value(), computed]).toEqual([{ source: 0 }, 1]);
      clock += 199;
      setSource(1);
      expect([value(), computed]).toEqual([{ source: 0 }, 1]);
      clock += 1;
      setSource(2);
      expect([value(), computed]).toEqual([{ source: 2 }, 2]);
      setSource(3);
      expect(value()).toEqual({ source: 2 });
      setIsBusy(false);
      expect(value()).toEqual({ source: 3 });
      dispose();
    });
  });
});
