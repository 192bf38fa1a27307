import type { GenerateRequest } from '../core/engine';

/** Follows how much memory llama-server has taken for dialogues that it keeps. */
export interface CacheMeter {
  /** Tells the next request; true when what would be kept by then exceeds the budget: start a new worker first. */
  isOverfullFor(request: GenerateRequest): boolean;
  /** Tells how a request went: the worker now holds its dialogue. */
  hold(request: GenerateRequest, reply: string, tokens: number): void;
  /** A new worker keeps nothing. */
  reset(): void;
}

/** llama-server keeps a dialogue aside when the next one goes on with less than half of it; we guess by characters. */
const keptShare = 0.6;

/** Bytes of heap that a kept dialogue takes for each byte of its key-value cache (measured: 1.6 MB for 1.5 MB). */
const overhead = 1.1;

/**
 * llama-server copies each dialogue that it leaves into a cache of up to 8 GiB, which wllama gives no way to limit: the
 * heap of WebAssembly, 4 GiB at most, would fill up (measured on the demo model: 1.1 GB after 600 dialogues of 360 tokens).
 */
export function createCacheMeter(bytesPerToken: number, budgetBytes: number): CacheMeter {
  let keptBytes = 0;
  let held: { readonly text: string; readonly tokens: number } | null = null;

  return {
    isOverfullFor(request) {
      if (held === null) return false;
      const next = write(request);
      if (commonPrefix(held.text, next) < keptShare * held.text.length) {
        keptBytes += held.tokens * bytesPerToken * overhead;
        held = null;
      }
      return keptBytes > budgetBytes;
    },
    hold(request, reply, tokens) {
      held = { text: write(request) + reply, tokens };
    },
    reset() {
      keptBytes = 0;
      held = null;
    },
  };
}

function write({ messages }: GenerateRequest): string {
  return messages.map(({ content }) => content).join('');
}

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}
