import { wllamaSource, type GgufModel } from '../../../src/adapters/wllama';
import type { Engine, GenerateRequest, LoadProgress } from '../../../src/core/engine';

export interface Fault {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** What the page's side of the wllama tests keeps between two `evaluate` calls. */
export interface Bench {
  readonly engine: Engine;
  readonly progress: LoadProgress[];
  ask(text: string, seed: number, sampling?: Partial<GenerateRequest['sampling']>): GenerateRequest;
  /** How `work` failed; null when it did not. */
  fault(work: Promise<unknown>): Promise<Fault | null>;
  load(change?: Partial<GgufModel>): Promise<Engine>;
}

/** Puts `bench` on the page, with the demo model loaded. Runs in the browser. */
export async function setUp(): Promise<void> {
  const progress: LoadProgress[] = [];
  const demo: GgufModel = {
    model: 'demo',
    label: 'Demo model',
    wording: 'demo',
    file: { kind: 'url', url: new URL('/models/demo.gguf', location.origin) },
  };
  const load = (change: Partial<GgufModel> = {}): Promise<Engine> =>
    wllamaSource({ ...demo, ...change }).load((step) => progress.push(step));
  const bench: Bench = {
    engine: await load(),
    progress,
    load,
    ask: (text, seed, sampling = {}) => ({
      messages: [{ role: 'user', content: text }],
      sampling: { temperature: 1, topP: 0.95, maxTokens: 300, ...sampling },
      seed,
    }),
    fault: (work) =>
      work.then(
        () => null,
        (error: Fault) => ({ name: error.name, code: error.code, message: error.message }),
      ),
  };
  Object.assign(globalThis, { bench });
}
