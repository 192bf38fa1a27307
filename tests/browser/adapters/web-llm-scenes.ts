import { webLlmSource } from '../../../src/adapters/web-llm';
import { webLlmCatalogue } from '../../../src/adapters/web-llm-catalogue';
import type { EngineError } from '../../../src/core/engine';
import type { WebLlmCatalogue } from '../../../src/core/web-llm';

/** The list as the real library in the real worker gives it. */
export function catalogue(): Promise<WebLlmCatalogue> {
  return webLlmCatalogue();
}

/** A load of a real model: how it failed, after which phases. */
export async function load(model: string): Promise<{
  readonly code: string;
  readonly message: string;
  readonly phases: readonly string[];
}> {
  const phases: string[] = [];
  return webLlmSource(model)
    .load(({ phase }) => phases.push(phase))
    .then(
      () => ({ code: 'none', message: 'it loaded', phases }),
      ({ code, message }: EngineError) => ({ code, message, phases }),
    );
}
