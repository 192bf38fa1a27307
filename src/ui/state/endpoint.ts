import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Lab, ModelChoice } from './lab';

/** How far the test of an endpoint has come. */
export type EndpointWork =
  | { readonly kind: 'idle' }
  | { readonly kind: 'listing' }
  | { readonly kind: 'replying' }
  /** `text` is what the model said, `ms` how long it took. */
  | { readonly kind: 'replied'; readonly text: string; readonly ms: number }
  | { readonly kind: 'failed'; readonly error: unknown };

/** The test of an endpoint in two steps: it lists its models, then one of them answers. */
export interface EndpointTest {
  readonly work: Accessor<EndpointWork>;
  /** What the endpoint offers; null before it was asked. */
  readonly models: Accessor<readonly string[] | null>;
  list(baseUrl: string): Promise<void>;
  /** Has the model say a word, as an experiment would have it speak. */
  tryReply(choice: ModelChoice): Promise<void>;
  stop(): void;
  /** The address or the key is another one now: what was found out no longer counts. */
  forget(): void;
}

/** Milliseconds that an endpoint may take to name its models, and to answer: a server may have to load its model first. */
const limitMs = { listing: 15_000, replying: 120_000 };

export function createEndpointTest(lab: Lab): EndpointTest {
  const [work, setWork] = createSignal<EndpointWork>({ kind: 'idle' });
  const [models, setModels] = createSignal<readonly string[] | null>(null);
  let current: AbortController | null = null;

  /** Does one step; what is still under way is stopped, and its end is not shown. */
  async function step(
    kind: 'listing' | 'replying',
    task: (signal: AbortSignal) => Promise<EndpointWork>,
  ): Promise<void> {
    stop();
    const mine = (current = new AbortController());
    const late = setTimeout(() => mine.abort(tooLate(limitMs[kind])), limitMs[kind]);
    setWork({ kind });
    const end = await task(mine.signal).catch((error: unknown): EndpointWork => ({ kind: 'failed', error }));
    clearTimeout(late);
    if (current !== mine) return;
    current = null;
    setWork(end);
  }

  function list(baseUrl: string): Promise<void> {
    setModels(null);
    return step('listing', async (signal) => {
      setModels(await lab.endpointModels(baseUrl, signal));
      return { kind: 'idle' };
    });
  }

  function tryReply(choice: ModelChoice): Promise<void> {
    return step('replying', async (signal) => {
      const engine = await (await lab.engineSource(choice)).load(() => undefined, signal);
      try {
        const { text, ms } = await engine.generate(greeting, undefined, signal);
        return { kind: 'replied', text: text.trim(), ms: ms.total };
      } finally {
        await engine.close();
      }
    });
  }

  function stop(): void {
    const stopped = current;
    current = null;
    stopped?.abort(new DOMException('Stopped by the person.', 'AbortError'));
    if (stopped) setWork({ kind: 'idle' });
  }

  function forget(): void {
    stop();
    setWork({ kind: 'idle' });
    setModels(null);
  }

  onCleanup(stop);
  return { work, models, list, tryReply, stop, forget };
}

const greeting = {
  messages: [{ role: 'user', content: 'Say hello in one word.' }],
  sampling: { temperature: 0, topP: 1, maxTokens: 16 },
  seed: 0,
} as const;

function tooLate(ms: number): Error {
  return new Error(
    `No answer came in ${ms / 1000} seconds. See whether the server is busy or still loads its model, then try again.`,
  );
}
