import { createSignal, type Accessor } from 'solid-js';
import type { Lab } from './lab';

export type PythonStatus =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly error: unknown };

/** The sandbox as the pages see it come up. */
export interface Python {
  readonly status: Accessor<PythonStatus>;
  /** Starts it in the background; does nothing when it has been started. A failure can be tried again. */
  start(): void;
}

export function createPython(lab: Lab): Python {
  const [status, setStatus] = createSignal<PythonStatus>({ kind: 'off' });

  async function boot(): Promise<void> {
    setStatus({ kind: 'starting' });
    try {
      const executor = await lab.executor();
      setStatus({ kind: 'ready', version: await executor.version });
    } catch (error) {
      setStatus({ kind: 'failed', error });
    }
  }

  return {
    status,
    start() {
      const { kind } = status();
      if (kind === 'off' || kind === 'failed') void boot();
    },
  };
}
