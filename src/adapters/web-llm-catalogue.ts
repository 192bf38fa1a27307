import { EngineError } from '../core/engine';
import type { GraphicsDevice, WebLlmBuild, WebLlmCatalogue, WebLlmModel } from '../core/web-llm';
import { startWebLlmWorker } from './web-llm';
import { linkWebLlm, type WebLlmLink, type WebLlmWorker } from './web-llm-link';

/** A WebLLM model as the pages offer it. */
export interface WebLlmOffer {
  readonly choice: { readonly kind: 'web-llm'; readonly model: string };
  readonly label: string;
  readonly detail: string;
  /** Why this device cannot run it; null when it can. */
  readonly unavailable: string | null;
  readonly cached: boolean;
}

/** WebLLM's code-capable models, what this device can run of them and what it has. */
export function webLlmCatalogue(
  startWorker: () => WebLlmWorker = startWebLlmWorker,
): Promise<WebLlmCatalogue> {
  return withWorker(startWorker, (link) => link.call('catalogue', null));
}

/** Deletes every file of a downloaded build; nothing happens when there is none. */
export async function removeWebLlmModel(
  build: string,
  startWorker: () => WebLlmWorker = startWebLlmWorker,
): Promise<void> {
  await withWorker(startWorker, (link) => link.call('remove', build));
}

/** One offer a model, in the build for this device; builds already here are offered as well. */
export async function webLlmOffers(
  startWorker: () => WebLlmWorker = startWebLlmWorker,
): Promise<readonly WebLlmOffer[]> {
  const { device, models } = await webLlmCatalogue(startWorker);
  return models.flatMap((model) => offersOf(model, device));
}

function offersOf(model: WebLlmModel, device: GraphicsDevice): readonly WebLlmOffer[] {
  const best = model.chosen ?? model.builds[0];
  return model.builds
    .filter(({ id }) => id === best?.id || model.cached.includes(id))
    .map((build) => ({
      choice: { kind: 'web-llm', model: build.id },
      label: model.name,
      detail: describe(build),
      unavailable: whyNot(build, device),
      cached: model.cached.includes(build.id),
    }));
}

function describe({ memoryMb, precision, contextTokens }: WebLlmBuild): string {
  const size = `${(memoryMb / 1_000).toFixed(1)} GB on the graphics card`;
  const arithmetic = precision === 'f16' ? 'half precision (f16)' : 'single precision (f32)';
  const context = contextTokens === null ? '' : `, context ${contextTokens.toLocaleString('en')} tokens`;
  return `${size}, ${arithmetic}${context}. Downloaded from huggingface.co.`;
}

function whyNot({ precision }: WebLlmBuild, device: GraphicsDevice): string | null {
  if (device.missing !== null) return device.missing;
  return precision === 'f32' || device.hasHalfPrecision
    ? null
    : 'This graphics card lacks half-precision arithmetic (f16), which this build needs.';
}

async function withWorker<Value>(
  startWorker: () => WebLlmWorker,
  ask: (link: WebLlmLink) => Promise<Value>,
): Promise<Value> {
  const link = linkWebLlm(startWorker(), () => undefined);
  try {
    return await ask(link);
  } finally {
    link.end(new EngineError('closed', 'The list has been read.'));
  }
}
