/** A queue with one reader: `put` never waits, `end` and `fail` are the last word. */
export interface Channel<Item> {
  put(item: Item): void;
  end(): void;
  /** The reader gets what was put before, then `reason` is thrown at it. */
  fail(reason: unknown): void;
  read(): AsyncGenerator<Item, void>;
}

export function createChannel<Item>(): Channel<Item> {
  let items: Item[] = [];
  let last:
    | { readonly kind: 'open' }
    | { readonly kind: 'ended' }
    | { readonly kind: 'failed'; readonly reason: unknown } = {
    kind: 'open',
  };
  let wake: () => void = () => {};

  return {
    put(item) {
      items.push(item);
      wake();
    },
    end() {
      last = { kind: 'ended' };
      wake();
    },
    fail(reason) {
      last = { kind: 'failed', reason };
      wake();
    },
    async *read() {
      for (;;) {
        const batch = items;
        items = [];
        yield* batch;
        if (items.length > 0) continue;
        if (last.kind === 'ended') return;
        if (last.kind === 'failed') throw last.reason;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
